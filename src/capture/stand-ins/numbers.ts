import type { Keyed } from './keyed.ts';

/** Half of all numbers of seven digits. None above it was ever given to a teacher. */
const TRN_HALF = 5_000_000;

/**
 * A TRN below 5000000, as all are that were ever given, has its stand-in from 5000000 to 9999999, where nobody's is; one
 * from there, as mocks have them, has it below. So different TRNs stay different. Null for what is no TRN.
 */
export function trnFor(keyed: Keyed, trn: string): string | null {
  if (!/^\d{7}$/.test(trn)) return null;
  const number = Number(trn);
  const other =
    number < TRN_HALF
      ? TRN_HALF + keyed.permuted('trn', number, TRN_HALF)
      : keyed.permuted('trn from above', number - TRN_HALF, TRN_HALF);
  return String(other).padStart(7, '0');
}

/**
 * A URN of schools in England (100000 to 199999) has its stand-in from 900000 to 999999; any other of six digits at most
 * from 1000000 to 1999999, and what is longer a number of fifteen digits. The three never meet.
 */
export function urnFor(keyed: Keyed, urn: string): string {
  if (/^1\d{5}$/.test(urn)) return String(900_000 + keyed.permuted('urn', Number(urn) - 100_000, 100_000));
  if (/^(0|[1-9]\d{0,5})$/.test(urn))
    return String(1_000_000 + keyed.permuted('urn of others', Number(urn), 1_000_000));
  const long = keyed.digest('urn of any kind', urn).readBigUInt64BE(0) % 900_000_000_000_000n;
  return String(100_000_000_000_000n + long);
}
