import { closeSync, constants, fchmodSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';

const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;

/**
 * Makes a file that only its owner can read, whatever the umask, and opens it for adding. It fails when anything has the
 * name already, a link too. Every file of a command that can hold people's data or ids is made here.
 */
export function createPrivate(path: string): number {
  const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, 0o600);
  fchmodSync(file, 0o600);
  return file;
}

/** The same with all that is to stand in it, which outlives a power cut when this ends. */
export function writeNew(path: string, content: string | Uint8Array): void {
  const file = createPrivate(path);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a folder for its owner alone, and those above it that are missing. One that is there stays as it is. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** What a failure of the file system is called, for a message: `EACCES`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no code';
