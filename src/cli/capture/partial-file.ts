import { createHmac } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../base/guards.ts';
import type { Keeper } from '../../capture/index.ts';
import type { Row } from '../../capture/observed.ts';
import { codeOf, createPrivate } from '../private-file.ts';
import { UsageError } from '../usage-error.ts';
import { START } from './scenario-text.ts';

const FORMAT = 'lead-provider capture, not finished, 1';
const ABOUT =
  'Records with stand-ins in them, and the key of the stand-ins: personal data. The same command goes on with it.';

/** What a capture was asked for. One that is gone on with has to be asked for the same. */
export interface Settings {
  readonly service: string;
  readonly origin: string;
  readonly keep: readonly string[];
  readonly keepReasons: boolean;
  readonly hasMap: boolean;
}

export interface Partial extends Keeper {
  readonly key: Uint8Array;
  /** Whether an earlier try began it. */
  readonly isResumed: boolean;
  close(): void;
}

/**
 * Opens the file of a capture in progress, or makes it: lines of JSON, the first with what was asked for and the key, the
 * others with what was read, stand-ins in it. A line that a crash cut off is taken away.
 */
export function openPartial(
  path: string,
  settings: Settings,
  token: string,
  key: { readonly given: Uint8Array | null; make(): Uint8Array },
): Partial {
  const there = lstatSync(path, { throwIfNoEntry: false });
  // a crash that cut off the first line left nothing to go on with
  if (there?.isFile() === true && !holdsLine(path)) rmSync(path);
  else if (there !== undefined) {
    const begun = goOnWith(path, settings, token, key.given);
    if (begun !== null) return begun;
    rmSync(path);
  }
  const made = key.given ?? key.make();
  const file = created(path);
  const head = {
    format: FORMAT,
    about: ABOUT,
    settings,
    token: digestOf(made, token),
    key: Buffer.from(made).toString('hex'),
  };
  writeFileSync(file, `${JSON.stringify(head)}\n`);
  fsyncSync(file);
  return keeping(file, made, { start: null, finished: new Map() }, false);
}

/** A finished capture that a crash kept from having its name: it holds a scenario, and no key any more. */
export function isFinished(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(START.length);
    return readSync(file, start, 0, START.length, 0) === START.length && start.toString() === START;
  } finally {
    closeSync(file);
  }
}

function holdsLine(path: string): boolean {
  const file = opened(path);
  try {
    return readFileSync(file).includes(0x0a);
  } finally {
    closeSync(file);
  }
}

function created(path: string): number {
  try {
    return createPrivate(path);
  } catch (error) {
    throw new UsageError(`capture: ${path} cannot be made (${codeOf(error)}). Nothing was read.`);
  }
}

/** Null for one in which no part was finished, because the token was refused, say: it must not stand in another's way. */
function goOnWith(path: string, settings: Settings, token: string, given: Uint8Array | null): Partial | null {
  const anew = `Or delete ${path} and begin anew.`;
  const file = opened(path);
  try {
    const text = readFileSync(file);
    const whole = text.subarray(0, text.lastIndexOf(0x0a) + 1);
    const lines = linesOf(whole);
    const head = lines.shift();
    if (!isRecord(head) || head['format'] !== FORMAT || typeof head['key'] !== 'string')
      throw new UsageError(`capture: ${path} is in the way, and is no capture in progress. Give another --out.`);
    if (!lines.some((line) => isRecord(line) && typeof line['finish'] === 'string')) {
      closeSync(file);
      return null;
    }
    const key = Buffer.from(head['key'], 'hex');
    // not by their texts: what stands in the file may be nested deeper than a text can be made of
    if (!isDeepStrictEqual(head['settings'], settings))
      throw new UsageError(
        `capture: ${path} is of a capture of another service or server, or with other --keep, --reasons or --map. Run that ` +
          `command again to finish it. ${anew}`,
      );
    if (settings.hasMap)
      throw new UsageError(
        `capture: one with --map is read in one go, because nothing keeps the map. ${anew.slice(3)}`,
      );
    if (given !== null && !Buffer.from(given).equals(key))
      throw new UsageError(`capture: ${path} was begun with another key. Give that one, or none. ${anew}`);
    if (head['token'] !== digestOf(key, token))
      throw new UsageError(
        `capture: ${path} was begun with another token, perhaps another provider's. Give that one. ${anew}`,
      );
    if (whole.byteLength < text.byteLength) ftruncateSync(file, whole.byteLength);
    return keeping(file, key, readBefore(lines), true);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function opened(path: string): number {
  const { O_RDWR, O_APPEND, O_NOFOLLOW } = constants;
  let file: number;
  try {
    file = openSync(path, O_RDWR | O_APPEND | O_NOFOLLOW);
  } catch (error) {
    throw new UsageError(`capture: ${path} cannot be opened (${codeOf(error)}); links are not followed.`);
  }
  const { mode } = fstatSync(file);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return file;
  closeSync(file);
  throw new UsageError(`capture: others can read ${path}, and the key in it. Delete it and begin anew.`);
}

interface Before {
  readonly start: string | null;
  readonly finished: ReadonlyMap<string, readonly Row[]>;
}

function readBefore(lines: readonly unknown[]): Before {
  const rows = new Map<string, Row[]>();
  const finished = new Map<string, readonly Row[]>();
  let start: string | null = null;
  for (const line of lines) {
    if (!isRecord(line)) continue;
    const { begin, part, finish } = line;
    if (typeof line['start'] === 'string') start = line['start'];
    // what an earlier try read of a part and did not finish is read again
    if (typeof begin === 'string') rows.set(begin, []);
    if (typeof part === 'string' && Array.isArray(line['rows'])) rows.get(part)?.push(...line['rows'].filter(isRow));
    if (typeof finish === 'string') finished.set(finish, rows.get(finish) ?? []);
  }
  return { start, finished };
}

function linesOf(text: Buffer): unknown[] {
  const lines: unknown[] = [];
  for (let from = 0; from < text.byteLength;) {
    const end = text.indexOf(0x0a, from);
    try {
      lines.push(JSON.parse(text.toString('utf8', from, end)));
    } catch {
      lines.push(null);
    }
    from = end + 1;
  }
  return lines;
}

const isRow = (value: unknown): value is Row =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['type'] === 'string' &&
  isRecord(value['attributes']);

const digestOf = (key: Uint8Array, token: string): string =>
  createHmac('sha256', key).update(`token\u0000${token}`).digest('hex');

function keeping(file: number, key: Uint8Array, before: Before, isResumed: boolean): Partial {
  let { start } = before;
  let current = '';
  const write = (line: object): void => writeFileSync(file, `${JSON.stringify(line)}\n`);
  return {
    key,
    isResumed,
    get start() {
      return start;
    },
    begin(at) {
      start = at;
      write({ start });
    },
    finished: (part) => before.finished.get(part) ?? null,
    add(part, rows) {
      if (part !== current) write({ begin: (current = part) });
      write({ part, rows });
    },
    finish(part) {
      if (part !== current) write({ begin: part });
      current = '';
      write({ finish: part });
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}
