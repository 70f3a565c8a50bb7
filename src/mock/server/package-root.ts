import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json` and `spec/`, from the source as well as from the built package. */
export function packageRoot(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('lead-provider-sdk/package.json'));
  } catch {
    return join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  }
}

/** A file of the package, such as `docs/services/rect.md`. */
export const readPage = (file: string): Promise<string> => readFile(join(packageRoot(), file), 'utf8');
