import type { Page, Paged } from '../../paging/index.ts';
import type { SyncClient } from '../client.ts';
import { idOf } from '../records/ids.ts';
import type { Prepared } from '../records/prepared.ts';
import type { Item, Scope } from '../resources.ts';
import type { RunContext } from './context.ts';
import { kept } from './keep.ts';

/** A page of a list, ready to be written. */
export interface ReadPage {
  readonly number: number;
  readonly records: readonly Prepared[];
  /** When it was answered, by the service's clock. */
  readonly at: string;
  readonly bytes: number;
}

/** The list of a scope. `since`: what was updated since then alone; null for all of it. */
function listed(
  client: SyncClient,
  scope: Scope,
  since: string | null,
  perPage: number,
  context: RunContext,
): Paged<Item> {
  const { signal } = context.options;
  const options = { perPage, priority: 'low' as const, ...(signal && { signal }) };
  const touched = since === null ? {} : { updated_since: since };
  const { resource, cohort } = scope;
  if (resource === 'schools') return client.schools.list({ cohort: cohort ?? 0, ...touched }, options);
  if (resource === 'deliveryPartners') return client.deliveryPartners.list(everyCohort(client), options);
  if (resource === 'transfers' || resource === 'unfundedMentors' || resource === 'declarations')
    return client[resource].list(touched, options);
  return client[resource].list({ ...everyCohort(client), ...touched }, options);
}

/** Without a cohort `ecf` leaves out those up to 2020; every year written out leaves out none. `rect` has no such default. */
function everyCohort({ service }: SyncClient): { cohort?: number[] } {
  if (service === 'rect') return {};
  const next = new Date().getUTCFullYear() + 1;
  return { cohort: Array.from({ length: next - 2019 }, (_, index) => 2020 + index) };
}

/** What is remembered of a page until the next one was looked at: which records, and not what they held. */
interface Held {
  readonly number: number;
  readonly ids: ReadonlySet<string>;
}

const heldBy = ({ number, records }: ReadPage): Held => ({ number, ids: new Set(records.map(({ id }) => id)) });

/** How often a border between two pages is looked at before a walk counts as not verified. */
const LOOKS = 4;

/**
 * Reads a list page by page. A record that leaves the list meanwhile moves those behind it to pages that were read before;
 * so with `verify` the records around each border are read once more, and pages across which something slid are given
 * again. `onUnverified` is called for a border that would not hold still.
 */
export async function* readPages(
  context: RunContext,
  scope: Scope,
  {
    since = null,
    from = 1,
    verify,
    onUnverified,
  }: { since?: string | null; from?: number; verify: boolean; onUnverified: () => void },
): AsyncGenerator<ReadPage> {
  const { client, perPage, counts } = context;
  const list = listed(client, scope, since, perPage, context);
  let before: Held | null = null;
  for await (const page of pagesOf(list, from, perPage)) {
    counts.requests += 1;
    const read = readPage(context, scope, page);
    let now = heldBy(read);
    yield read;
    if (verify && before !== null && page.items.length > 0) {
      let looks = 1;
      for (; looks <= LOOKS && !(await holds(context, scope, before, now)); looks += 1) {
        const again = await reread(context, scope, before.number);
        const [first, second] = again.map(heldBy);
        yield* again;
        [before, now] = [first ?? before, second ?? now];
        if (second === undefined) break;
      }
      if (looks > LOOKS) onUnverified();
    }
    before = now;
  }
}

/** A walk remembers each id that it saw; it is begun anew after so many pages, so that memory does not grow with the list. */
const LONGEST_WALK = 20;

async function* pagesOf(list: Paged<Item>, from: number, perPage: number): AsyncGenerator<Page<Item>> {
  for (let next: number | null = from; next !== null;) {
    const [start, pages]: [number, AsyncIterable<Page<Item>>] = [next, list.pages({ from: next, dedupe: false })];
    next = null;
    for await (const page of pages) {
      yield page;
      // one that is not full may be the last, and then nothing more is asked for
      if (page.number - start + 1 < LONGEST_WALK || page.items.length < perPage) continue;
      next = page.number + 1;
      break;
    }
  }
}

function readPage(
  context: RunContext,
  { resource, cohort }: Scope,
  page: { readonly number: number; readonly items: readonly Item[]; readonly response: Response },
): ReadPage {
  const records = page.items.map((item) => kept(context, resource, item, cohort));
  return {
    number: page.number,
    records,
    at: context.clock.hear(page.response),
    bytes: records.reduce((sum, { raw }) => sum + raw.length, 0),
  };
}

/** The largest page, of at most 97 records, of which no border is where the walk has one; null when there is none. */
function sizeAround(border: number, perPage: number): number | null {
  for (let size = Math.min(97, perPage); size > 1; size -= 1) if (border % size !== 0) return size;
  return null;
}

/**
 * Whether nothing slid across the border between two pages: all that stands around it now is on one of them. `ecf` orders
 * the records of a page in its own way, so what is looked at is which they are, and not their order.
 */
async function holds(context: RunContext, scope: Scope, before: Held, now: Held): Promise<boolean> {
  const border = before.number * context.perPage;
  const size = sizeAround(border, context.perPage);
  if (size === null) return true;
  const list = listed(context.client, scope, null, size, context);
  context.counts.followUps += 1;
  for await (const { items } of list.pages({ from: Math.floor(border / size) + 1, dedupe: false })) {
    const ids = items.map(({ id }) => idOf(id));
    const isKnown = ids.every((id) => before.ids.has(id) || now.ids.has(id));
    return isKnown && ids.some((id) => before.ids.has(id)) && ids.some((id) => now.ids.has(id));
  }
  return false;
}

async function reread(context: RunContext, scope: Scope, from: number): Promise<readonly ReadPage[]> {
  const found: ReadPage[] = [];
  const list = listed(context.client, scope, null, context.perPage, context);
  for await (const page of list.pages({ from, dedupe: false })) {
    context.counts.followUps += 1;
    found.push(readPage(context, scope, page));
    if (found.length === 2) break;
  }
  return found;
}
