import type { Uuid } from '../ids.ts';
import type { Provider } from '../world/records.ts';
import type { ServedList } from './served.ts';
import type { Change } from './types.ts';

/** A record of a list, before and after, as one provider is served it: the attributes as text, null when it is not. */
export interface Turn extends Pick<Change, 'lp' | 'resource' | 'id' | 'cohort'> {
  readonly before: string | null;
  readonly after: string | null;
}

/** By place of the provider. Worlds are large, so what several are served alike is one text. */
type Texts = readonly (string | null)[];

interface Kept {
  readonly list: ServedList;
  readonly rows: Map<Uuid, Texts>;
  /** From when on time alone may have changed a row. */
  turnsAt: number;
}

const nowhere: Texts = [];

/** What each provider is served of a world. */
export class Baseline {
  readonly #kept: readonly Kept[];

  constructor(
    lists: readonly ServedList[],
    private readonly providers: readonly Provider[],
    now: number,
  ) {
    this.#kept = lists.map((list) => ({ list, rows: new Map(), turnsAt: Infinity }));
    for (const kept of this.#kept) for (const id of kept.list.ids()) this.#look(kept, id, now);
  }

  /** What differs from this in another one: of another world, or of more cohorts. */
  *until(next: Baseline): Generator<Turn> {
    const nameOf = ({ list: { resource, cohort } }: Kept): string => `${resource} ${cohort ?? ''}`;
    const old = new Map(this.#kept.map((kept) => [nameOf(kept), kept]));
    const places = placesOf(this.providers, next.providers);
    for (const kept of next.#kept) {
      const known = old.get(nameOf(kept));
      old.delete(nameOf(kept));
      yield* between(known ?? null, kept, places);
    }
    for (const gone of old.values()) yield* between(gone, null, places);
  }

  /** Looks at single records of a list anew. */
  *lookAt(ids: (list: ServedList) => ReadonlySet<Uuid>, now: number): Generator<Turn> {
    for (const kept of this.#kept) for (const id of ids(kept.list)) yield* this.#turns(kept, id, now);
  }

  /** Looks at what time alone may have changed. It can go backwards, and then everything may that depends on it. */
  *pass(from: number, to: number): Generator<Turn> {
    for (const kept of this.#kept) {
      if (kept.list.until === undefined || (from <= to && to < kept.turnsAt)) continue;
      kept.turnsAt = Infinity;
      for (const id of kept.list.ids()) yield* this.#turns(kept, id, to);
    }
  }

  *#turns(kept: Kept, id: Uuid, now: number): Generator<Turn> {
    const before = kept.rows.get(id) ?? nowhere;
    const after = this.#look(kept, id, now);
    for (const [place, { symbol }] of this.providers.entries())
      yield* turn(symbol, kept.list, id, before[place] ?? null, after[place] ?? null);
  }

  #look(kept: Kept, id: Uuid, now: number): Texts {
    const { list, rows } = kept;
    if (list.until !== undefined) kept.turnsAt = Math.min(kept.turnsAt, list.until(id, now));
    const texts: (string | null)[] = [];
    const isAlike = list.isAlike?.(id) === true;
    for (const lp of this.providers) {
      const last = texts.at(-1);
      if (isAlike && last !== undefined) {
        texts.push(last);
        continue;
      }
      const served = list.serve(id, lp, now);
      const text = served === null ? null : JSON.stringify(served);
      texts.push(last === text ? last : text);
    }
    if (texts.every((text) => text === null)) rows.delete(id);
    else rows.set(id, texts);
    return texts;
  }
}

/** Every provider of two worlds by symbol, with its place in each; -1 where it is not. */
function placesOf(old: readonly Provider[], fresh: readonly Provider[]): [symbol: string, was: number, is: number][] {
  const symbols = new Set([...old, ...fresh].map(({ symbol }) => symbol));
  const placeIn = (providers: readonly Provider[], symbol: string): number =>
    providers.findIndex((lp) => lp.symbol === symbol);
  return [...symbols].map((symbol) => [symbol, placeIn(old, symbol), placeIn(fresh, symbol)]);
}

function* between(old: Kept | null, fresh: Kept | null, places: ReturnType<typeof placesOf>): Generator<Turn> {
  const list = (fresh ?? old)?.list;
  if (list === undefined) return;
  for (const id of new Set([...(old?.rows.keys() ?? []), ...(fresh?.rows.keys() ?? [])])) {
    const [before, after] = [old?.rows.get(id) ?? nowhere, fresh?.rows.get(id) ?? nowhere];
    for (const [symbol, was, is] of places) yield* turn(symbol, list, id, before[was] ?? null, after[is] ?? null);
  }
}

function* turn(
  lp: string,
  { resource, cohort }: ServedList,
  id: Uuid,
  before: string | null,
  after: string | null,
): Generator<Turn> {
  if (before !== after) yield { lp, resource, id, ...(cohort !== undefined && { cohort }), before, after };
}
