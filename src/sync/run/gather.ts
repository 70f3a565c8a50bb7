import { setTimeout as sleep } from 'node:timers/promises';

/** Pages are written together, because larger transactions cost less; but never so many that a crash costs much. */
const MOST_PAGES = 10;
const MOST_BYTES = 4_000_000;
const LONGEST_MS = 2000;

/** Pages that are written in one transaction. */
export interface Bundle<P> {
  readonly pages: readonly P[];
  /** Whether the list ended with it. Such a one can be empty. */
  readonly isLast: boolean;
}

/**
 * Takes pages in bundles: up to ten of them, 4,000,000 characters, or two seconds. When the next page is long in coming (the rate budget
 * is used up, the service is slow), what is there already is handed on first.
 */
export async function* gathered<P extends { readonly bytes: number }>(
  pages: AsyncIterable<P>,
): AsyncGenerator<Bundle<P>> {
  const source = pages[Symbol.asyncIterator]();
  let bundle: P[] = [];
  let bytes = 0;
  let since = 0;
  const taken = (isLast: boolean): Bundle<P> => {
    const whole = { pages: bundle, isLast };
    [bundle, bytes] = [[], 0];
    return whole;
  };
  try {
    for (let next = source.next(); ;) {
      const given = bundle.length === 0 ? await next : await orLate(next, since + LONGEST_MS - performance.now());
      if (given === LATE) {
        yield taken(false);
        continue;
      }
      if (given.done === true) break;
      if (bundle.length === 0) since = performance.now();
      bundle.push(given.value);
      bytes += given.value.bytes;
      next = source.next();
      // nobody may be waiting for it when it fails; it is awaited above all the same
      next.catch(() => undefined);
      if (bundle.length >= MOST_PAGES || bytes >= MOST_BYTES) yield taken(false);
    }
    yield taken(true);
  } catch (error) {
    // what was read before the failure is good
    if (bundle.length > 0) yield taken(false);
    throw error;
  } finally {
    await source.return?.();
  }
}

const LATE: unique symbol = Symbol('late');

async function orLate<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  const done = new AbortController();
  const late = async (): Promise<typeof LATE> => {
    await sleep(Math.max(0, ms), undefined, { signal: done.signal }).catch(() => undefined);
    return LATE;
  };
  try {
    return await Promise.race([work, late()]);
  } finally {
    done.abort();
  }
}
