import { accessSync, closeSync, constants, fchmodSync, lstatSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { CopyError } from '../store/copy-error.ts';

/**
 * Makes the file that a driver is going to open, so that nobody else can read it from the first byte on. One that is
 * there is not opened: closing it again would take away the locks of every connection that this process has to it
 * already, and another process could then throw away what they commit.
 */
export function makePrivate(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CopyError(`The copy ${path} was not opened: its folder cannot be made (${codeOf(error) ?? 'no code'}).`, {
      code: codeOf(error),
    });
  }
  try {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      fchmodSync(file, 0o600);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw notOpened(path, codeOf(error));
    checkExisting(path);
  }
}

function checkExisting(path: string): void {
  try {
    if (lstatSync(path).isSymbolicLink()) throw notOpened(path, 'ELOOP');
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw error instanceof CopyError ? error : notOpened(path, codeOf(error));
  }
}

function notOpened(path: string, code: string | null): CopyError {
  const why = code === 'ELOOP' ? 'it is a symbolic link, which is not followed' : (code ?? 'it cannot be opened');
  return new CopyError(`The copy ${path} was not opened: ${why}.`, { code });
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error ? String(error.code) : null;
