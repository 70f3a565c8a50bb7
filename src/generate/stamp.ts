import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFiles } from './package-files.ts';

/**
 * The line by which files say that they were made together: a hash of the description they are of and of what they
 * hold, and the version that made them. It changes with what is generated and with nothing else.
 */
export async function stampOf(made: unknown): Promise<string> {
  const version = await ownVersion();
  const hash = createHash('sha256').update(version).update(JSON.stringify(made)).digest('hex').slice(0, 16);
  return `Set ${hash} by lead-provider-sdk ${version}`;
}

/** The stamp of a written file; null in one of an earlier version, or of somebody else. */
export function stampIn(text: string): string | null {
  return /^ \* (Set [0-9a-f]{16} by [^\n]*) \*\/$/m.exec(text.slice(0, 2000))?.[1] ?? null;
}

async function ownVersion(): Promise<string> {
  const { root } = await packageFiles();
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
