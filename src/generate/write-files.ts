import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reason } from '../base/reason.ts';

/** A file that is not written over, or could not be written. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/** How every file of ours begins, since the first version. */
const OURS = /^\/\* Made from [^\n]* by `(?:npm run generate|lead-provider generate )/;
const UNFINISHED = /^\.(.+)\.(\d+)\.lead-provider-unfinished$/;

/**
 * Writes a set of files whole: each is written beside its place, and all are put there together at the end, so that
 * an interruption leaves every file as it was or as it is to be.
 *
 * @throws {WriteError} before anything is written, when a file in the way is not ours or is a symbolic link
 */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new WriteError(`${folder} cannot be made: ${reason(error)}.`);
  });
  for (const name of Object.keys(files)) await refuseForeign(join(folder, name));
  await clearUnfinished(folder, Object.keys(files));
  const written: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const [name, text] of Object.entries(files)) {
      const from = join(folder, `.${name}.${process.pid}.lead-provider-unfinished`);
      written.push({ from, to: join(folder, name) });
      await writeWhole(from, text);
    }
    for (const { from, to } of written) await rename(from, to);
  } catch (error) {
    for (const { from } of written) await rm(from, { force: true });
    throw new WriteError(
      `The files could not be written to ${folder}: ${reason(error)}. Those that are there are whole; run the command ` +
        'again when that is mended.',
    );
  }
  await keepNames(folder);
}

async function writeWhole(file: string, text: string): Promise<void> {
  // a new file or none: what somebody laid there, a link perhaps, is not followed
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the new names last too. Not every system lets a folder be opened for that. */
async function keepNames(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function refuseForeign(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found === null) return;
  const way = 'Move it away, or generate to another folder. Nothing was written.';
  if (found.isSymbolicLink()) throw new WriteError(`${file} is a symbolic link, which is not followed. ${way}`);
  if (!found.isFile()) throw new WriteError(`${file} is in the way and is not a file. ${way}`);
  if (!OURS.test(await readFile(file, 'utf8')))
    throw new WriteError(
      `${file} was not made by this command (its first line does not say so) and is not written over. ${way}`,
    );
}

/** What a run that was killed left behind; one that is still going keeps its own. */
async function clearUnfinished(folder: string, names: readonly string[]): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, name = '', process = ''] = UNFINISHED.exec(entry) ?? [];
    if (names.includes(name) && !isRunning(Number(process))) await rm(join(folder, entry), { force: true });
  }
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
