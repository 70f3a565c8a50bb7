/** Deterministic ids, so that a world serves the same UUIDs on every run and on every runtime. */

export type Uuid = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The UUID behind a symbol of a scenario; a UUID stands for itself. */
export function uuidOf(symbol: string): Uuid {
  return isUuid(symbol) ? symbol.toLowerCase() : derive(symbol);
}

/**
 * A 128-bit text hash in the shape of a version 4 UUID. Not cryptographic: it only has to be stable and to spread
 * well, and `crypto.subtle` is asynchronous.
 */
function derive(text: string): Uuid {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  [a, b, c, d] = [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
  return `${word(a)}-${half(b >>> 16)}-4${half(b).slice(1)}-${half(((c >>> 16) & 0x3fff) | 0x8000)}-${half(c)}${word(d)}`;
}

// worlds of hundreds of thousands of records ask for many ids; a table is what makes that quick
const BYTES = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

function half(n: number): string {
  return `${BYTES[(n >>> 8) & 255] ?? ''}${BYTES[n & 255] ?? ''}`;
}

function word(n: number): string {
  return half(n >>> 16) + half(n);
}

/** Hands out ids for records made while the mock runs: the n-th record of a kind always gets the same one. */
export class IdSource {
  #counts = new Map<string, number>();

  constructor(private readonly seed: number) {}

  next(kind: string): Uuid {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return derive(`made:${this.seed}:${kind}:${count}`);
  }
}
