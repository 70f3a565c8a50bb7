import { closeSync, constants, existsSync, fchmodSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { CopyError } from '../store/copy-error.ts';

/** Makes the file that a driver is going to open, so that nobody else can read it from the first byte on. */
export function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    throw new CopyError(`The copy ${path} was not opened: its folder cannot be made (${code ?? 'no code'}).`, { code });
  }
  const isNew = !existsSync(path);
  let file: number;
  try {
    file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    const why = code === 'ELOOP' ? 'it is a symbolic link, which is not followed' : (code ?? 'it cannot be opened');
    throw new CopyError(`The copy ${path} was not opened: ${why}.`, { code });
  }
  try {
    if (isNew) fchmodSync(file, 0o600);
  } finally {
    closeSync(file);
  }
}
