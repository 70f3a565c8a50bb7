import { inspect } from 'node:util';
import { inputOf, itemsOf, type Item } from './input.ts';
import { Broken, SECRET, type Reader } from './reader.ts';

/** Something that went wrong with one input. */
export interface Fault {
  readonly reader: string;
  readonly index: number;
  readonly kind: 'crash' | 'hang' | 'foreign';
  readonly what: string;
}

/** What became of some runs of one reader. */
export interface Played {
  readonly runs: number;
  readonly corpus: number;
  /** How many inputs were refused in words of this package: a fuzz in which none is read tries little. */
  readonly refused: number;
  readonly faults: readonly Fault[];
}

/** How much of a reader is played: until either is used up. */
export interface Share {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly ms: number;
}

const known = new Map<Reader, readonly Item[]>();

/** Reads inputs of one reader. `before` hears of each, and is what a watchdog goes by. */
export async function play(
  reader: Reader,
  { seed, from, count, ms }: Share,
  before: (index: number) => void,
): Promise<Played> {
  const items = known.get(reader) ?? (await itemsOf(reader));
  known.set(reader, items);
  const until = Date.now() + ms;
  const faults: Fault[] = [];
  let [runs, refused] = [0, 0];
  for (
    let index = from;
    runs < count && (runs === 0 || index < items.length || Date.now() < until) && faults.length < 20;
    index += 1
  ) {
    before(index);
    const outcome = await tried(reader, inputOf(reader, items, seed, index));
    runs += 1;
    if (outcome === 'refused') refused += 1;
    else if (outcome !== 'read') faults.push({ reader: reader.name, index, kind: 'foreign', what: outcome.foreign });
  }
  return { runs, corpus: items.length, refused, faults };
}

/** What one input comes to. */
export async function tried(reader: Reader, bytes: Buffer): Promise<'read' | 'refused' | { foreign: string }> {
  try {
    await reader.read(bytes);
    return 'read';
  } catch (error) {
    const words = error instanceof Error ? `${error.stack ?? ''}\n${error.message}` : String(error);
    if (`${words}${inspect(error, { showHidden: true })}`.includes(SECRET))
      return { foreign: `it tells the token: ${words}` };
    return !(error instanceof Broken) && reader.isOurs(error) ? 'refused' : { foreign: `${nameOf(error)}: ${words}` };
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : typeof error);
