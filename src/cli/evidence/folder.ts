import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../help.ts';
import { codeOf, makePrivateFolder } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';

/** Makes the folder that takes the evidence of all runs, or refuses the one that is there. */
export function evidenceFolder(command: Command, folder: string): void {
  try {
    refuseUnfit(command, folder);
    makePrivateFolder(folder);
    refuseUnfit(command, folder);
  } catch (error) {
    throw error instanceof UsageError ? error : notWritable(command, folder, error);
  }
}

/**
 * Makes the folder of one run in it, `DIR/0001` and on. Each run has its own, so that nothing is ever written over, and what is
 * handed on does not hold the key beside it.
 */
export function folderOfRun(command: Command, folder: string): string {
  try {
    for (let run = 1; run < 10_000; run += 1) {
      const path = join(folder, String(run).padStart(4, '0'));
      if (made(path)) return path;
    }
  } catch (error) {
    throw notWritable(command, folder, error);
  }
  throw new UsageError(`${command}: ${folder} holds the evidence of 9,999 runs. Name another folder.`);
}

const notWritable = (command: Command, folder: string, error: unknown): UsageError =>
  new UsageError(`${command}: evidence cannot be written to ${folder} (${codeOf(error)}). Nothing was sent.`);

/** Whether the folder was made by this very call. */
function made(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function refuseUnfit(command: Command, folder: string): void {
  // a slash at the end would have a link followed
  const found = lstatSync(folder.replace(/(?<=.)\/+$/, ''), { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isSymbolicLink())
    throw new UsageError(`${command}: ${folder} is a symbolic link, which is not followed. Nothing was sent.`);
  if (!found.isDirectory()) throw new UsageError(`${command}: ${folder} is in the way and is no folder.`);
  if (process.platform !== 'win32' && (found.mode & 0o022) !== 0)
    throw new UsageError(`${command}: others can write to ${folder}. Make it yours alone: chmod 700.`);
}
