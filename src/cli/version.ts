import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version of this package, from its manifest. */
export async function version(): Promise<string> {
  const { packageFiles } = await import('../generate/package-files.ts');
  const manifest: unknown = JSON.parse(await readFile(join((await packageFiles()).root, 'package.json'), 'utf8'));
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  )
    return manifest.version;
  throw new Error('The package.json of lead-provider-sdk names no version. Install the package anew.');
}
