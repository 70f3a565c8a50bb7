import { isUtf8 } from 'node:buffer';
import { SourceError } from './source-error.ts';

const HOW = 'save it as "CSV UTF-8"';

/**
 * The bytes of a text, without a mark of byte order.
 * @throws {SourceError} when they are no UTF-8
 */
export function utf8Of(bytes: Buffer, source: string): Buffer {
  const refuse = (message: string, line: number | null = null): SourceError =>
    new SourceError('encoding', source, [{ line, column: null, message }]);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw refuse(`it is a workbook and no CSV file: ${HOW}`);
  // without a mark, a header in UTF-16 has a zero beside each letter
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || bytes.subarray(0, 4).includes(0))
    throw refuse(`it is no UTF-8 and looks like UTF-16 ("Unicode text"): ${HOW}`);
  if (!isUtf8(bytes)) {
    const { line, column } = placeOf(bytes, firstBad(bytes));
    throw refuse(`character ${column} is no UTF-8 and looks like Windows-1252: ${HOW}`, line);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const { line, column } = placeOf(bytes, zero);
    throw refuse(`character ${column} is a zero byte, which no text has: is the file damaged?`, line);
  }
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

const startsWith = (bytes: Buffer, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** The first byte that is no UTF-8. */
function firstBad(bytes: Buffer): number {
  // read leniently and written again, it is the same up to there
  const lenient = Buffer.from(bytes.toString());
  let at = 0;
  while (at < bytes.length && bytes[at] === lenient[at]) at += 1;
  while (((lenient[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

/** The line of a byte, and its character in that, both from 1. */
function placeOf(bytes: Buffer, at: number): { readonly line: number; readonly column: number } {
  const before = bytes.toString('utf8', 0, at).split(/\r\n|\r|\n/);
  const inLine = (before.at(-1) ?? '').replace(/^\ufeff/, '');
  return { line: before.length, column: Array.from(inLine).length + 1 };
}
