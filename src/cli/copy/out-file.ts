import type { Command } from '../help.ts';
import { UsageError } from '../usage-error.ts';
import { put } from './output.ts';
import { writePrivate } from './write-private.ts';

/** What every command takes that can write its answer to a file. */
export const outOptions = { out: { type: 'string' }, force: { type: 'boolean', default: false } } as const;

export interface Out {
  readonly path: string;
  readonly force: boolean;
}

/** Null for standard output. */
export function outOf(
  command: Command,
  { out, force }: { readonly out?: string | undefined; readonly force: boolean },
): Out | null {
  if (out === '') throw new UsageError(`${command}: say which file to write: --out FILE.`);
  if (out !== undefined) return { path: out, force };
  if (force) throw new UsageError(`${command}: --force goes with --out alone.`);
  return null;
}

/** Writes an answer to its file, and says so. `db` is the copy, which is never written over. */
export async function putIn(
  command: Command,
  { path, force }: Out,
  text: string | AsyncIterable<string>,
  db: string,
): Promise<void> {
  await writePrivate(command, path, text, { force, never: db });
  await put(`Written to ${path}, for you alone to read.\n`);
}
