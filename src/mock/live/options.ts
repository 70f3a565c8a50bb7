import { isRecord } from '../../base/guards.ts';
import { didYouMean } from '../../base/nearest.ts';
import { outOfRange, refuseUnknown } from '../kit/shapes.ts';
import type { Provider } from '../world/records.ts';
import type { LiveOptions } from './types.ts';

const AT = 'mock.live:';
const known: Readonly<Record<keyof LiveOptions, true>> = {
  seed: true,
  perDay: true,
  provider: true,
  lp: true,
  clock: true,
};

export interface Settled {
  readonly seed: number;
  readonly perDay: number;
  readonly isOwnActing: boolean;
  /** Null: the first lead provider of whichever world there is. */
  readonly lp: string | null;
  readonly isStanding: boolean;
}

/** Refuses what is no option, or no value of one, with a `RangeError`; plain JavaScript can pass anything. */
export function settle(options: unknown, providers: readonly Provider[]): Settled {
  if (options === undefined) return settle({}, providers);
  if (!isRecord(options)) throw outOfRange(AT, 'takes an object, such as { seed: 7, perDay: 20 }.');
  refuseUnknown(Object.keys(options), Object.keys(known), AT);
  const { seed = 1, perDay = 20, provider = false, lp, clock = 'moves' } = options;
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed)) throw outOfRange(AT, 'seed has to be a whole number.');
  if (typeof perDay !== 'number' || !Number.isSafeInteger(perDay) || perDay < 0)
    throw outOfRange(AT, 'perDay has to be a whole number of at least 0.');
  if (typeof provider !== 'boolean') throw outOfRange(AT, 'provider has to be true or false.');
  if (clock !== 'moves' && clock !== 'stays') throw outOfRange(AT, 'clock has to be "moves" or "stays".');
  if (lp !== undefined) refuseStranger(lp, providers);
  return { seed, perDay, isOwnActing: provider, lp: typeof lp === 'string' ? lp : null, isStanding: clock === 'stays' };
}

function refuseStranger(lp: unknown, providers: readonly Provider[]): void {
  const symbols = providers.map(({ symbol }) => symbol);
  if (typeof lp !== 'string') throw outOfRange(AT, 'lp has to be the symbol of a lead provider.');
  if (symbols.includes(lp)) return;
  throw outOfRange(
    AT,
    `lp is ${JSON.stringify(lp.slice(0, 40))}, and no lead provider of this world is called that; it has ` +
      `${symbols.length === 0 ? 'none' : symbols.join(', ')}.${didYouMean(lp, symbols)}`,
  );
}
