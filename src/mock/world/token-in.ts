import { didYouMean } from '../../base/nearest.ts';
import { uuidOf } from '../ids.ts';
import type { BaseWorld } from './base-world.ts';

/** The token of a lead provider of a world. */
export function tokenIn(world: BaseWorld, leadProvider: string): string {
  const provider = world.providerById.get(uuidOf(leadProvider));
  if (provider !== undefined) return provider.token;
  const symbols = world.providers.map((lp) => lp.symbol);
  const known = symbols.map((symbol) => JSON.stringify(symbol)).join(', ');
  throw new RangeError(
    `mock.token: no lead provider ${JSON.stringify(leadProvider)} in this world. It has ` +
      `${known === '' ? 'none' : known}.${didYouMean(leadProvider, symbols)}`,
  );
}
