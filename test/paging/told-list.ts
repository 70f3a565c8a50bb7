import { createPaged, type Drift, type Page, type PageSource } from '../../src/paging/index.ts';

export interface Item {
  readonly id: string;
  readonly at: string | null;
}
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const item = (id: string, at: string | null = '2026-01-01'): Item => ({ id, at });
export const items = (ids: string): Item[] => (ids === '' ? [] : ids.split(' ').map((id) => item(id)));
export const many = (count: number, from = 0): Item[] => Array.from({ length: count }, (_, i) => item(uuid(from + i)));

type Settings = Partial<Pick<PageSource<Item>, 'perPage' | 'maxPages' | 'ahead'>>;

/** A list whose pages are told to it, with what was asked of it, and what it said. */
export function listOf(served: (number: number) => readonly Item[], settings: Settings = {}) {
  const asked: { number: number; perPage: number; signal: AbortSignal | undefined }[] = [];
  const drifts: Drift[] = [];
  const responses: Response[] = [];
  const paged = createPaged<Item>({
    operation: 'some.list',
    perPage: undefined,
    maxPages: undefined,
    ahead: undefined,
    ...settings,
    open: () => (number, perPage, signal) => {
      asked.push({ number, perPage, signal });
      const response = new Response();
      responses.push(response);
      return Promise.resolve({ items: served(number), response });
    },
    idOf: ({ id }) => id,
    updatedAt: ({ at }) => at,
    onDrift: (drift) => drifts.push(drift),
  });
  return { paged, asked, drifts, responses, numbers: () => asked.map(({ number }) => number) };
}

/** The same, one page after the other; behind them the list is empty. */
export const pagesOf = (pages: readonly (readonly Item[])[], settings?: Settings) =>
  listOf((number) => pages[number - 1] ?? [], settings);

/** All pages of a walk; those before a failure are in `seen`. */
export async function walk(pages: AsyncIterable<Page<Item>>, seen: Page<Item>[] = []): Promise<Page<Item>[]> {
  for await (const page of pages) seen.push(page);
  return seen;
}
