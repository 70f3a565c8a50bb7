/** Deterministic ids, so that a world serves the same UUIDs on every run and on every runtime. */
import { isUuid } from '../base/uuid.ts';

export type Uuid = string;
/** The UUID behind a symbol of a scenario. */
export type IdOf = (symbol: string) => Uuid;

/** The UUID behind a symbol of a scenario; a UUID stands for itself. */
export function uuidOf(symbol: string): Uuid {
  return isUuid(symbol) ? symbol.toLowerCase() : derive(symbol);
}

/** {@link uuidOf}, which remembers: for what is named in many places of a scenario. */
export function rememberingIds(): IdOf {
  const known = new Map<string, Uuid>();
  return (symbol) => {
    let id = known.get(symbol);
    if (id === undefined) known.set(symbol, (id = uuidOf(symbol)));
    return id;
  };
}

/** 32 hexadecimal digits that tell texts apart. */
export function fingerprint(text: string): string {
  return derive(text).replaceAll('-', '');
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
  write(0, a, 8);
  write(9, b >>> 16, 4);
  write(14, (b & 0x0fff) | 0x4000, 4);
  write(19, ((c >>> 16) & 0x3fff) | 0x8000, 4);
  write(24, c, 4);
  write(28, d, 8);
  return String.fromCharCode(...codes);
}

// one text made in one go, because worlds of hundreds of thousands of records ask for many ids
const HEX = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const codes = Array.from({ length: 36 }, () => '-'.charCodeAt(0));

/** Writes the lowest digits of a number. */
function write(at: number, n: number, digits: number): void {
  let rest = n;
  for (let i = at + digits - 1; i >= at; i -= 1) {
    codes[i] = HEX[rest & 15] ?? 0;
    rest >>>= 4;
  }
}

/** Hands out ids for records made while the mock runs. Plain data, because it is part of the world. */
export interface IdSource {
  readonly seed: number;
  readonly counts: Map<string, number>;
}

export const idSource = (seed: number): IdSource => ({ seed, counts: new Map() });

/** The next id of a kind: the n-th record of a kind always gets the same one. */
export function nextId({ seed, counts }: IdSource, kind: string): Uuid {
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  return derive(`made:${seed}:${kind}:${count}`);
}
