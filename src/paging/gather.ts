import { checkWhole, type CollectOptions, type Page, type PageSource } from './paged.ts';
import { agree } from './verify.ts';
import { tooMany } from './walk-ends.ts';

/** The first records of a list. Reads no more pages than these are on. */
export async function take<T>(operation: string, count: number, pages: AsyncIterable<Page<T>>): Promise<T[]> {
  checkWhole(operation, 'count', count, 0);
  const taken: T[] = [];
  if (count === 0) return taken;
  for await (const { items } of pages) {
    taken.push(...items.slice(0, count - taken.length));
    if (taken.length >= count) break;
  }
  return taken;
}

/** All records of a list; when one came twice, the newer copy. Each walk reads the list from its beginning. */
export async function collect<T>(
  { operation, idOf, onDrift }: PageSource<T>,
  { max, verify = false }: CollectOptions,
  walk: (onRepeat: (item: T) => void) => AsyncIterable<Page<T>>,
): Promise<T[]> {
  checkWhole(operation, 'max', max, 0);

  async function gather(): Promise<Map<string, T>> {
    const all = new Map<string, T>();
    const keep = (item: T): void => void all.set(idOf(item), item);
    for await (const page of walk(keep)) {
      page.items.forEach(keep);
      if (all.size > max) throw tooMany(operation, max);
    }
    return all;
  }

  const found = await gather();
  return [...(verify === false ? found : await agree(operation, verify, found, gather, onDrift)).values()];
}
