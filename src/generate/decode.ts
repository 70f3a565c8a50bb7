import { DocumentError } from './document-error.ts';

/**
 * The text of a document. UTF-8 and UTF-16 are known by their marks, UTF-16 without one by its zeros; over HTTP another
 * encoding may be named.
 *
 * @throws {DocumentError} for bytes that are not of the encoding they seem to be of, with the line
 */
export function decode(bytes: Uint8Array, name: string, charset = 'utf-8'): string {
  const encoding = markOf(bytes) ?? charset.toLowerCase();
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new DocumentError(
        name,
        [],
        `is said to be in ${encoding}, an encoding that is not known. Save it as UTF-8.`,
      );
    throw new DocumentError(name, [], `is not ${encoding.toUpperCase()}${whereIn(bytes, encoding)}. Save it as UTF-8.`);
  }
}

function markOf([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0 && b === 0) return 'utf-32';
  if (a !== 0 && b === 0 && c !== 0 && c !== undefined) return 'utf-16le';
  return a === 0 && b !== 0 && b !== undefined ? 'utf-16be' : null;
}

/** Where the first byte stands that is no UTF-8, and what that mostly means. */
function whereIn(bytes: Uint8Array, encoding: string): string {
  if (encoding !== 'utf-8') return '';
  // a character has four bytes at most, so the mistake is no further back than that
  let low = 0;
  let high = bytes.length;
  const isSound = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSound(middle)) low = middle;
    else high = middle;
  }
  const line = bytes.subarray(0, low).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
  return ` (see line ${line}); it may be Latin-1 or Windows-1252`;
}
