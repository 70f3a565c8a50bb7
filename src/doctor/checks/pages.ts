import { saidOf, type Page } from '../asker.ts';
import { cannotTell, differs, ok, records, type Check, type Context, type Line, type Looking } from '../types.ts';
import { firstPage, lists, type ListName } from './lists.ts';

/** What the services lower a larger page to, and what they give when nothing is asked for. */
const MOST = 3000;
const USUAL = 100;

const lengthOf = (page: Page): number => (page.kind === 'rows' ? page.rows.length : 0);

/** Schools are the longest list of every provider, and hold the least about people. */
export const pageMost: Check = async (context) => {
  const looking = {
    id: 'page-most',
    looked: `pages of schools and delivery partners, ${MOST + 1} asked for`,
    expected: `at most ${MOST} records on a page`,
  };
  let longest: Line | null = null;
  for (const list of ['schools', 'deliveryPartners'] as const) {
    const line = await clampOf(context, looking, list);
    if (line.verdict !== 'cannot tell') return line;
    longest ??= line;
  }
  return longest ?? cannotTell(looking, 'there was no list to look at');
};

async function clampOf(context: Context, looking: Looking, list: ListName): Promise<Line> {
  const ask = (page: number): Promise<Page> => firstPage(context, list, { page: { page, per_page: MOST + 1 } });
  const first = await ask(1);
  if (first.kind !== 'rows') return cannotTell(looking, saidOf(first));
  const length = first.rows.length;
  const todo = 'Ask for pages no longer than that (perPage), and tell the maintainers.';
  if (length > MOST) return differs(looking, `${length} records on a page`, todo);
  const second = length === 0 ? 0 : lengthOf(await ask(2));
  if (second > 0)
    return length === MOST
      ? ok(looking, `${MOST} records on a page`)
      : differs(looking, `${length} records on a page`, todo);
  return cannotTell(looking, `no list that was looked at has more than ${MOST} records`);
}

export const pageUsual: Check = async (context) => {
  const looking = {
    id: 'page-usual',
    looked: 'pages of lists without a length',
    expected: `${USUAL} records on a page`,
  };
  const pages = new Map<ListName, Page>();
  for (const list of lists) pages.set(list, await firstPage(context, list));
  const longest = Math.max(...[...pages.values()].map(lengthOf));
  if (longest === USUAL) return ok(looking, `${USUAL} records on a page`);
  const todo = 'Say how long pages are to be (perPage), and tell the maintainers.';
  if (longest > USUAL) return differs(looking, `${longest} records on a page`, todo);
  // two lists cut at one length look like a limit; one alone is looked at behind its end
  for (const [list, page] of pages) {
    if (page.kind !== 'rows' || page.rows.length !== longest || longest === 0) continue;
    const next = await firstPage(context, list, { page: { page: 2 } });
    if (lengthOf(next) > 0) return differs(looking, `${longest} records on a page`, todo);
    break;
  }
  return cannotTell(looking, context.asker.stopped() ?? `no list has more than ${USUAL} records`);
};

/** What the services refuse, which a client relies on to notice its mistakes. */
export const pageZero: Check = async (context) => {
  const looking = { id: 'page-zero', looked: 'a page of length 0', expected: 'status 400, Bad request' };
  const page = await firstPage(context, 'statements', { page: { per_page: 0 } });
  return refusedAs(looking, page, 'Bad request');
};

export const pageBeyond: Check = async (context) => {
  const looking = {
    id: 'page-beyond',
    looked: 'page 100,000 of the statements',
    expected: 'status 200 and no records',
  };
  const first = await firstPage(context, 'statements');
  if (lengthOf(first) === 0)
    return cannotTell(looking, first.kind === 'rows' ? 'the list is empty from its first page on' : saidOf(first));
  const page = await firstPage(context, 'statements', { page: { page: 100_000 } });
  if (page.kind === 'none') return cannotTell(looking, page.why);
  const todo = 'Lists may be read twice or without an end: set maxPages, and tell the maintainers.';
  if (page.kind === 'refused') return differs(looking, `status ${page.status}`, todo);
  return page.rows.length === 0 ? ok(looking, 'no records') : differs(looking, records(page.rows.length), todo);
};

/** A line about a question that has to be refused. */
export function refusedAs(looking: Looking, page: Page, title: 'Bad request' | 'Bad parameter'): Line {
  const todo = 'What this package relies on has changed: tell the maintainers.';
  if (page.kind === 'none') return cannotTell(looking, page.why);
  if (page.kind === 'rows') return differs(looking, 'status 200', todo);
  const found = `status ${page.status}, ${page.title ?? 'another title'}`;
  return page.status === 400 && page.title === title ? ok(looking, found) : differs(looking, found, todo);
}
