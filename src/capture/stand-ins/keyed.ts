import { createHmac } from 'node:crypto';
import { hyphenated } from '../../base/uuid.ts';

/** What a key makes of texts: HMAC-SHA-256, each kind of text for itself. */
export class Keyed {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    if (key.byteLength < 16) throw new RangeError('The key of stand-ins has 16 bytes at least.');
    this.#key = Uint8Array.from(key);
  }

  digest(kind: string, text: string): Buffer {
    return createHmac('sha256', this.#key).update(`${kind}\u0000${text}`).digest();
  }

  /** A UUID as services make them at random. */
  uuid(text: string): string {
    const digits = this.digest('id', text).subarray(0, 16);
    digits[6] = ((digits[6] ?? 0) & 0x0f) | 0x40;
    digits[8] = ((digits[8] ?? 0) & 0x3f) | 0x80;
    return hyphenated(digits.toString('hex'));
  }

  /**
   * Where a number below `size` goes under a permutation of all numbers below `size`: a Feistel network over the next
   * power of four, walked along its cycle until it is inside again. So two numbers never go to one place.
   */
  permuted(kind: string, number: number, size: number): number {
    let half = 1;
    while (4 ** half < size) half += 1;
    let at = number;
    do at = this.#network(kind, at, 2 ** half);
    while (at >= size);
    return at;
  }

  #network(kind: string, number: number, half: number): number {
    let [left, right] = [Math.floor(number / half), number % half];
    for (let round = 0; round < ROUNDS; round += 1) {
      const mixed = this.digest(`${kind} ${round}`, String(right)).readUInt32BE(0) % half;
      [left, right] = [right, left ^ mixed];
    }
    return left * half + right;
  }
}

const ROUNDS = 8;

/** Picks by parts of a digest, four bytes each. */
export function picking(digest: Buffer): (from: readonly string[]) => string {
  let at = 0;
  return (from) => {
    const word = from[digest.readUInt32BE(at) % from.length] ?? '';
    at += 4;
    return word;
  };
}
