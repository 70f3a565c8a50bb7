import { didYouMean } from '../../base/nearest.ts';
import { uuidOf, type Uuid } from '../ids.ts';
import { outOfRange } from '../kit/shapes.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';

/** What is asked for in a query. */

/** The lead provider of a filter; null when none is asked for. */
export function providerAsked(world: BaseWorld, asked: string | undefined): Provider | null {
  if (asked === undefined) return null;
  const provider = world.providerById.get(uuidOf(asked));
  if (provider !== undefined) return provider;
  const known = world.providers.map(({ symbol }) => symbol);
  throw outOfRange(
    'leadProvider',
    `is ${JSON.stringify(asked.slice(0, 40))}, which this world does not have. It has ` +
      `${known.length === 0 ? 'none' : known.join(', ')}.${didYouMean(asked, known)}`,
  );
}

/** The id of a filter: a UUID, or a word of the scenario. */
export function idAsked(asked: string | undefined): Uuid | null {
  return asked === undefined ? null : uuidOf(asked);
}

export interface Search {
  /** Whether a text holds what is searched; capitals do not count. */
  readonly isIn: (text: string | null) => boolean;
  /** Whether it is a part of an id, or the word that the scenario has for it. */
  readonly isOf: (id: Uuid) => boolean;
}

/** Null when nothing is searched. */
export function searchFor(asked: string | undefined): Search | null {
  const written = asked?.trim() ?? '';
  if (written === '') return null;
  const part = written.toLowerCase();
  // words are told apart by their capitals, but people are not asked to know them
  const [word, otherWord] = [uuidOf(written), uuidOf(part)];
  return {
    isIn: (text) => text !== null && text.toLowerCase().includes(part),
    isOf: (id) => id.includes(part) || id === word || id === otherWord,
  };
}
