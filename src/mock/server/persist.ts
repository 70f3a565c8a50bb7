import { createHash } from 'node:crypto';
import { access, constants, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { isRecord } from '../../base/guards.ts';
import { reason } from '../../base/reason.ts';
import type { LoadedMock } from '../mock.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * A kept world is a line of text and the bytes of a snapshot. The line says what the file is, of which version, and the
 * checksum of the bytes, so that another kind of file, one of an older version and a damaged one are told apart.
 */
export const VERSION = '4';
const NAME = 'lead-provider-sdk world';
const LINE = /^lead-provider-sdk world (\d+) sha256 ([0-9a-f]{64})$/;
/** Longer than any such line. */
const LONGEST_LINE = 200;
const ADVICE = 'Choose another file for --persist, or remove it.';

/**
 * Looks at the place for a kept world before anything is done, because it is written to only at the end.
 *
 * @returns whether a file is there already
 * @throws when its folder is not there or cannot be written to, or when it is a folder itself
 */
export async function lookAt(file: string): Promise<boolean> {
  const folder = dirname(file);
  const around = await statOf(folder);
  if (around?.isDirectory() !== true)
    throw new Error(
      `mock: there is no folder ${folder} to put the world of --persist ${file} down in. Make it, or choose another file.`,
    );
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new Error(
      `mock: nothing can be written to the folder of --persist ${file}: ${reason(error)}. Choose another file.`,
    );
  });
  const there = await statOf(file);
  if (there?.isDirectory() === true)
    throw new Error(`mock: --persist ${file} is a folder. Name a file, which need not be there yet.`);
  return there !== null;
}

/** Null when there is nothing. */
async function statOf(path: string) {
  return stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new Error(`mock: cannot look at ${path}: ${reason(error)}. Choose another file for --persist.`);
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/**
 * Picks a world up from a file, if it is there. When it throws, the mock's world is as it was.
 *
 * @returns whether it was
 * @throws when the file is of another kind or version, is damaged, or holds a world of the other service
 */
export async function pickUp(mock: LoadedMock, file: string): Promise<boolean> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new Error(`mock: cannot read ${file}: ${reason(error)}. ${ADVICE}`);
  });
  if (bytes === null) return false;
  const kept = contentOf(bytes, file);
  try {
    mock.restore(kept);
  } catch (error) {
    throw new Error(`mock: the world in ${file} cannot be picked up: ${reason(error)} ${ADVICE}`);
  }
  return true;
}

/** The snapshot in a file, once it is known to be what was put down. */
function contentOf(bytes: Uint8Array, file: string): Snapshot {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(0x0a);
  const line = LINE.exec(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString('latin1'));
  if (line === null || line[1] !== VERSION)
    throw new Error(`mock: ${file} does not hold a world of this mock, or one that another version kept. ${ADVICE}`);
  const content = bytes.subarray(end + 1);
  if (line[2] !== checksumOf(content))
    throw new Error(
      `mock: ${file} is damaged: it is not what was put down there, because its checksum does not fit. ${ADVICE}`,
    );
  let kept: unknown;
  try {
    kept = deserialize(content);
  } catch (error) {
    throw new Error(
      `mock: Node ${process.version} cannot read ${file}, which another one kept: ${reason(error)} ${ADVICE}`,
    );
  }
  if (!isSnapshot(kept)) throw new Error(`mock: ${file} does not hold a world of this mock. ${ADVICE}`);
  return kept;
}

/** Only that it is an object: what is in it is looked at when it is restored. */
function isSnapshot(value: unknown): value is Snapshot {
  return isRecord(value);
}

/** Puts the world down in a file: first beside it, then in its place, so that a crash leaves the old one whole. */
export async function putDown(mock: LoadedMock, file: string): Promise<void> {
  const beside = `${file}.new`;
  const content = serialize(mock.snapshot());
  const line = `${NAME} ${VERSION} sha256 ${checksumOf(content)}\n`;
  // for its owner alone, as a world can be a copy of people; a new file, so that no link is followed
  await rm(beside, { force: true });
  const whole = Buffer.concat([Buffer.from(line, 'latin1'), content]);
  await writeFile(beside, whole, { flush: true, flag: 'wx', mode: 0o600 });
  await rename(beside, file);
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
