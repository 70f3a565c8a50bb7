import { crc32 } from 'node:zlib';
import { isRecord } from '../../base/guards.ts';

/** A line of a journal: JSON with a number, and in the end a checksum of all before it. */

const END = /,"crc":"([0-9a-f]{8})"\}$/;

export type Line = Readonly<Record<string, unknown>> & { readonly n: number };

/** The text of a line, with its end. `n` numbers the lines from 0. */
export function writeLine(n: number, content: object): string {
  const text = JSON.stringify({ n, ...content }).slice(0, -1);
  return `${text},"crc":"${sumOf(text)}"}\n`;
}

/** What a line holds; null when it is not the line that was written. */
export function readLine(text: string): Line | null {
  const sum = END.exec(text);
  if (sum === null || sumOf(text.slice(0, sum.index)) !== sum[1]) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isRecord(value) && isNumbered(value) ? value : null;
}

const isNumbered = (value: Readonly<Record<string, unknown>>): value is Line => Number.isSafeInteger(value['n']);

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');
