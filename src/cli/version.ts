import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../base/guards.ts';
import { services } from '../contract/index.ts';
import { bundledDescription, packageFiles } from '../generate/package-files.ts';
import { rulesOf } from '../rules/edition.ts';

/** The version of this package, from its manifest. */
export async function version(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join((await packageFiles()).root, 'package.json'), 'utf8'));
  if (isRecord(manifest) && typeof manifest['version'] === 'string') return manifest['version'];
  throw new Error('The package.json of lead-provider-sdk names no version. Install the package anew.');
}

/** What a report of a fault has to name: the package, the day of its rules, and a digest of both descriptions. */
export async function editions(): Promise<string> {
  const files = await packageFiles();
  const digest = createHash('sha256');
  // an editor of another system may have changed the ends of lines, and nothing else
  for (const service of services)
    digest.update((await readFile(bundledDescription(files, service), 'utf8')).replaceAll('\r\n', '\n'));
  return `${await version()}\nrules of ${rulesOf}\ndescriptions ${digest.digest('hex').slice(0, 12)}\n`;
}
