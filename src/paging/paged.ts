import { ValidationError } from '../errors/index.ts';
import { readAhead } from './read-ahead.ts';

/** A whole number within bounds, or an error that says which it has to be. */
export function checkWhole(
  operation: string,
  name: string,
  value: number,
  least: number,
  most = Infinity,
  why = '',
): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const detail = `Has to be a whole number ${most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`}${why}.`;
  throw new ValidationError(`${operation} was not sent. ${name}: ${detail}`, {
    operation,
    outcome: 'not-sent',
    issues: [{ title: name, detail }],
  });
}

const DEFAULT_PER_PAGE = 1000;
const MAX_PER_PAGE = 3000;

/** One page of a list as it was answered. */
export interface Page<T> {
  /** Page number, from 1. To continue at another time, pass the next number to `pages({ from })`. */
  readonly number: number;
  /** Its records, without those that an earlier page already had; with `dedupe: false` all of them, as served. */
  readonly items: readonly T[];
  /** Ids of records on this page that an earlier page of the walk already had. */
  readonly repeated: readonly string[];
  readonly response: Response;
}

/**
 * A list that is read page by page while it is used. Nothing is sent until it is iterated, and each iteration reads
 * it anew.
 *
 * The API gives neither a total nor links, so reading stops at an empty page, or at one so short that no lowered page
 * size can explain it. A record that comes again because the list changed meanwhile is yielded once.
 *
 * @example
 * for await (const participant of dfe.participants.list({ cohort: 2025 })) save(participant);
 * for await (const page of dfe.statements.list().pages()) log(page.number, page.items.length);
 * const first = await dfe.schools.list({ cohort: 2025 }).take(20);
 * const all = await dfe.deliveryPartners.list().collect({ max: 5_000 });
 */
export interface Paged<T> extends AsyncIterable<T> {
  /** Reads page by page. */
  pages(options?: PagesOptions): AsyncIterable<Page<T>>;
  /** The first `count` records, or all when there are fewer. */
  take(count: number): Promise<T[]>;
  /**
   * All records; when one came twice, the newer copy.
   * @throws {ValidationError} when there are more than `max` (a list is never cut in silence), or when `verify` found
   * no two walks in a row that agree
   */
  collect(options: CollectOptions): Promise<T[]>;
}

export interface PagesOptions {
  /**
   * Number of the page to start at.
   * @default 1
   */
  readonly from?: number;
  /**
   * Whether a record that an earlier page had is left out of `items`. With `false` each page has all its records, in
   * their order; `repeated` and the `drift` events tell all the same which came again.
   * @default true
   */
  readonly dedupe?: boolean;
}

export interface CollectOptions {
  readonly max: number;
  /**
   * Reads the list again until two walks in a row give the same ids, at most this many times (`true`: 5). A record that
   * leaves the list during a walk moves others to pages already read; a single walk cannot notice that.
   * @default false
   */
  readonly verify?: boolean | number;
}

/** A list that changed while it was read. */
export interface Drift {
  readonly id: string;
  readonly change: 'repeated' | 'appeared' | 'vanished';
  readonly page: number | null;
  readonly newer: boolean | null;
}

/** One page as a source gives it. */
export interface Fetched<T> {
  readonly items: readonly T[];
  readonly response: Response;
}

/** What a walk needs to know about the list it walks. */
export interface PageSource<T> {
  readonly operation: string;
  readonly perPage: number | undefined;
  readonly maxPages: number | undefined;
  readonly ahead: number | undefined;
  /** Starts one use of the list, which can be several walks. The signal fires when a page is no longer wanted. */
  open(): (number: number, perPage: number, signal: AbortSignal | undefined) => Promise<Fetched<T>>;
  readonly idOf: (item: T) => string;
  /** When the record was last updated, if it says so. */
  updatedAt(item: T): string | null;
  readonly onDrift: (drift: Drift) => void;
}

/** No service lowers its page size below its default, so a page shorter than this is the last. */
const SHORTEST_FULL_PAGE = 100;
const MAX_PAGES = 10_000;
const MAX_AHEAD = 8;
/** As many signs as the id at either end of a page has; the ids between them need not be kept. */
const SPAN = 36;

type Rare = typeof import('./rare.ts');

let loading: Promise<Rare> | undefined;

/**
 * `take` and `collect`, and what is said of a walk that ends early. Kept once it is there, because an `import()` costs
 * time at each call; one that failed is tried again.
 */
const rare = (): Promise<Rare> =>
  (loading ??= import('./rare.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));

export function createPaged<T>(source: PageSource<T>): Paged<T> {
  const { operation } = source;
  // the service would lower more than that without a word
  const why = '; the service serves no more than that on a page';
  const perPage = checkWhole(operation, 'perPage', source.perPage ?? DEFAULT_PER_PAGE, 1, MAX_PER_PAGE, why);
  const maxPages = checkWhole(operation, 'maxPages', source.maxPages ?? MAX_PAGES, 1);
  const ahead = checkWhole(operation, 'ahead', source.ahead ?? 0, 0, MAX_AHEAD);

  async function* walk(
    from: number,
    fetch: ReturnType<PageSource<T>['open']>,
    onRepeat?: (item: T) => void,
    { dedupe = true, ...others }: PagesOptions = {},
  ): AsyncGenerator<Page<T>> {
    if (typeof dedupe !== 'boolean' || Object.keys(others).length > 0)
      throw (await rare()).unfit(operation, dedupe, others);
    const seen = new Map<string, string | null>();
    const spans = new Set<string>();
    let before = '';
    let stays = 0;
    let again = 0;
    const pages = readAhead(from, ahead, (number, signal) => fetch(number, perPage, signal));
    try {
      for (let number = from; ; number += 1) {
        if (number - from >= maxPages) throw (await rare()).tooManyPages(operation, maxPages);
        const { items, response } = await pages.next();
        const ids = items.map(source.idOf).join();
        stays = ids !== '' && ids === before ? stays + 1 : 0;
        // with one record a page, one record inserted further up repeats a page, and nothing is wrong
        if (stays > (perPage === 1 ? 1 : 0)) throw (await rare()).stuck(operation, number);
        before = ids;
        const fresh: T[] = [];
        const repeated: string[] = [];
        for (const item of items) {
          const id = source.idOf(item);
          const known = seen.get(id);
          const updated = source.updatedAt(item);
          if (known === undefined) {
            seen.set(id, updated);
            fresh.push(item);
            continue;
          }
          const newer = known === null || updated === null ? null : updated > known;
          repeated.push(id);
          source.onDrift({ id, change: 'repeated', page: number, newer });
          if (newer !== false) {
            seen.set(id, updated);
            onRepeat?.(item);
          }
        }
        // pages that were all read before, each whole: records that moved do not come back in whole pages again and again
        const span = `${ids.slice(0, SPAN)} ${ids.slice(-SPAN)} ${items.length}`;
        again = items.length > 0 && fresh.length === 0 && spans.has(span) ? again + 1 : 0;
        if (perPage > 1 && again >= 3) throw (await rare()).repeating(operation, number);
        spans.add(span);
        yield { number, items: dedupe ? fresh : items, repeated, response };
        if (items.length < Math.min(perPage, SHORTEST_FULL_PAGE)) return;
      }
    } finally {
      pages.stop();
    }
  }

  async function* items(): AsyncGenerator<T> {
    // not `yield*`, which takes several turns of the event loop's queue for each record
    for await (const page of walk(1, source.open())) for (const item of page.items) yield item;
  }

  return {
    [Symbol.asyncIterator]: items,
    pages: ({ from = 1, ...options } = {}) =>
      walk(checkWhole(operation, 'from', from, 1), source.open(), undefined, options),
    async take(count) {
      const pages = walk(1, source.open());
      const { take } = await rare();
      return take(operation, count, pages);
    },
    async collect(options) {
      const fetch = source.open();
      const { collect } = await rare();
      return collect(source, options, (onRepeat) => walk(1, fetch, onRepeat));
    },
  };
}
