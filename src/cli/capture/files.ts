import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, createPrivate } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';
import type { Files } from './options.ts';

/** Refuses what is in the way before anything is read: nobody waits an hour to be told that a file is there. */
export function checkFiles({ out, report, map, force }: Files, db: string | null): void {
  const files = [out, report, ...(map === undefined ? [] : [map])];
  if (new Set([...files, `${out}.partial`]).size <= files.length) refuse('--out, --report and --map are three files.');
  for (const file of files) {
    if (!existsSync(dirname(file))) refuse(`there is no folder ${dirname(file)}. Make it, or give another file.`);
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (there === undefined) continue;
    if (there.isSymbolicLink()) refuse(`${file} is a symbolic link, which is not followed.`);
    if (!there.isFile()) refuse(`${file} is in the way and is not a file.`);
    if (db !== null && existsSync(db) && realpathSync(db) === realpathSync(file))
      refuse(`${file} is the copy itself. Give another file.`);
    if (!force) refuse(`${file} is there already. Give another file, or --force to write over it.`);
  }
}

/**
 * Puts a finished world in its place. It is written whole beside it, then takes the place of the file of the capture in
 * progress, with which the key goes, and then its own name.
 */
export function placeWorld(out: string, text: Iterable<string>, force: boolean): void {
  const draft = `${out}.unfinished`;
  rmSync(draft, { force: true });
  const file = createPrivate(draft);
  try {
    for (const piece of text) writeFileSync(file, piece);
    fsyncSync(file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(draft, `${out}.partial`);
  giveName(out, force);
}

/** The last step: the world has its name, and nothing else is left. */
export function giveName(out: string, force: boolean): void {
  const partial = `${out}.partial`;
  if (force) return renameSync(partial, out);
  try {
    // never over a file that came there meanwhile
    linkSync(partial, out);
  } catch (error) {
    refuse(`${out} cannot be made (${codeOf(error)}). The world is in ${partial}: give it another name.`);
  }
  rmSync(partial);
}

function refuse(what: string): never {
  throw new UsageError(`capture: ${what}`);
}
