import { closeSync, fsyncSync, lstatSync, realpathSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from '../help.ts';
import { codeOf, createPrivate } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Writes a file for its owner alone. What is there is written over only with `force`, and then put in its place whole; a
 * symbolic link is never followed. `text` may come in pieces; `never` is a file that is never written over.
 */
export async function writePrivate(
  command: Command,
  path: string,
  text: string | Iterable<string> | AsyncIterable<string>,
  { force, never }: { readonly force: boolean; readonly never: string | null },
): Promise<void> {
  refuseWhatIsThere(command, path, force, never);
  const to = force ? join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`) : path;
  // a new file or none, whatever was laid there since
  const file = created(command, to);
  try {
    await fill(file, text);
    if (force) await rename(to, path);
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

function created(command: Command, path: string): number {
  try {
    return createPrivate(path);
  } catch (error) {
    throw new UsageError(`${command}: ${path} cannot be made (${codeOf(error)}). Nothing was written.`);
  }
}

async function fill(file: number, text: string | Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    for await (const piece of typeof text === 'string' ? [text] : text) writeFileSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function refuseWhatIsThere(command: Command, path: string, force: boolean, never: string | null): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isSymbolicLink()) throw new UsageError(`${command}: ${path} is a symbolic link, which is not followed.`);
  if (!found.isFile()) throw new UsageError(`${command}: ${path} is in the way and is not a file.`);
  const copy = never === null ? null : realpathSync(never);
  if (copy !== null && [copy, `${copy}-wal`, `${copy}-shm`, `${copy}-journal`].includes(realpathSync(path)))
    throw new UsageError(`${command}: ${path} is the copy itself. Give another file.`);
  if (!force)
    throw new UsageError(`${command}: ${path} is there already. Give another file, or --force to write over it.`);
}
