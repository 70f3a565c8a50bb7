import { saidOf, type Page } from '../asker.ts';
import { cannotTell, differs, ok, records, type Check, type Line, type Looking } from '../types.ts';
import { firstPage, lists } from './lists.ts';
import { refusedAs } from './pages.ts';

const TODO = 'Filters are read otherwise than this package takes it: tell the maintainers before you rely on them.';

export const filterShape: Check = async ({ asker }) =>
  refusedAs(
    { id: 'filter-shape', looked: 'filter=x on the statements', expected: 'status 400, Bad parameter' },
    await asker.page('statements.list', { filter: 'x' }),
    'Bad parameter',
  );

export const filterRequired: Check = async ({ asker }) =>
  refusedAs(
    { id: 'filter-required', looked: 'schools without filter[cohort]', expected: 'status 400, Bad parameter' },
    await asker.page('schools.list'),
    'Bad parameter',
  );

export const filterDate: Check = async ({ asker }) =>
  refusedAs(
    { id: 'filter-date', looked: 'filter[updated_since] with a day alone', expected: 'status 400, Bad request' },
    await asker.page('statements.list', { filter: { updated_since: '2024-01-01' } }),
    'Bad request',
  );

export const filterStatus: Check = async (context) => {
  const looked = 'filter[training_status] with a value that is none, on the participants';
  const query = { filter: { training_status: 'none-such' } };
  if (context.service === 'ecf') {
    const looking = { id: 'filter-status', looked, expected: 'status 400, Bad request' };
    return refusedAs(looking, await context.asker.page('participants.list', query), 'Bad request');
  }
  const looking = { id: 'filter-status', looked, expected: 'status 200 and no records' };
  return emptied(looking, await firstPage(context, 'participants'), () =>
    context.asker.page('participants.list', query),
  );
};

export const filterCohort: Check = async (context) =>
  emptied(
    { id: 'filter-cohort', looked: 'filter[cohort]=x on the statements', expected: 'status 200 and no records' },
    await firstPage(context, 'statements'),
    () => context.asker.page('statements.list', { filter: { cohort: 'x' } }),
  );

/** A filter under which nothing may be left of a list that has something without it. */
async function emptied(looking: Looking, without: Page, ask: () => Promise<Page>): Promise<Line> {
  if (without.kind !== 'rows') return cannotTell(looking, saidOf(without));
  if (without.rows.length === 0) return cannotTell(looking, 'the list is empty without the filter, too');
  const page = await ask();
  if (page.kind === 'none') return cannotTell(looking, page.why);
  if (page.kind === 'refused') return differs(looking, `status ${page.status}`, TODO);
  return page.rows.length === 0 ? ok(looking, 'no records') : differs(looking, records(page.rows.length), TODO);
}

export const filterUnknown: Check = async (context) => {
  const looking = {
    id: 'filter-unknown',
    looked: 'a filter that there is not, on the statements',
    expected: 'it is ignored',
  };
  const without = await firstPage(context, 'statements');
  if (without.kind !== 'rows') return cannotTell(looking, saidOf(without));
  if (without.rows.length === 0) return cannotTell(looking, 'the list is empty without the filter, too');
  const page = await context.asker.page('statements.list', { filter: { no_such_filter: 'x' } });
  if (page.kind === 'none') return cannotTell(looking, page.why);
  if (page.kind === 'refused') return differs(looking, `status ${page.status}`, TODO);
  const found = `${records(page.rows.length)} with it, ${without.rows.length} without`;
  return page.rows.length === without.rows.length ? ok(looking, found) : differs(looking, found, TODO);
};

/** Lists whose served `updated_at` is the one that `updated_since` looks at, on both services. */
const SINCE = lists.filter((list) => list === 'declarations' || list === 'statements');

export const filterSince: Check = async (context) => {
  const looking = {
    id: 'filter-since',
    looked: 'filter[updated_since] with the latest updated_at of a list',
    expected: 'what was updated then or later, and nothing older',
  };
  let why = 'no list has records with two dates of update on its first page';
  for (const list of SINCE) {
    const page = await firstPage(context, list);
    if (page.kind !== 'rows') {
      why = saidOf(page);
      continue;
    }
    const dates = page.rows.map(({ attributes: { updated_at: at } }) => String(at)).sort();
    const latest = dates.at(-1);
    if (latest === undefined || latest === dates[0] || Number.isNaN(Date.parse(latest))) continue;
    const since = await context.asker.page(`${list}.list`, { filter: { updated_since: latest } });
    if (since.kind === 'none') return cannotTell(looking, since.why);
    if (since.kind === 'refused') return differs(looking, `status ${since.status}`, TODO);
    const older = since.rows.filter(({ attributes: { updated_at: at } }) => String(at) < latest).length;
    const found = `${records(since.rows.length)}, ${older} of them older`;
    return older === 0 && since.rows.length > 0 ? ok(looking, found) : differs(looking, found, TODO);
  }
  return cannotTell(looking, why);
};
