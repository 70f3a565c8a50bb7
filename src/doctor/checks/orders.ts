import { saidOf } from '../asker.ts';
import { cannotTell, differs, ok, records, type Check, type Context, type Line } from '../types.ts';
import { firstPage, type ListName } from './lists.ts';

const TODO = 'A walk through pages may miss records: read lists whole, and tell the maintainers.';

/**
 * Lists whose order shows in a date that they serve. Participants, transfers and unfunded mentors are ordered by when a
 * person was created, which neither service serves.
 */
const ORDERS = [
  ['statements', 'payment_date'],
  ['declarations', 'created_at'],
  ['partnerships', 'created_at'],
  ['schools', 'created_at'],
  ['deliveryPartners', 'created_at'],
] as const;

export const orders: readonly Check[] = ORDERS.map(
  ([list, by]): Check =>
    (context) =>
      orderOf(context, { list, by }),
);

/** Asked for the other way round. */
export const sorting: Check = async (context) => {
  for (const list of ['deliveryPartners', 'partnerships', 'schools'] as const) {
    const line = await orderOf(context, { list, by: 'created_at', sort: '-created_at' });
    if (line.verdict !== 'cannot tell' || list === 'schools') return line;
  }
  return cannotTell({ id: 'sort', looked: 'sort', expected: 'honoured' }, 'there was no list to look at');
};

async function orderOf(
  context: Context,
  { list, by, sort }: { readonly list: ListName; readonly by: string; readonly sort?: string },
): Promise<Line> {
  const looking = {
    id: sort === undefined ? `order-${list}` : 'sort',
    looked: sort === undefined ? `the order of ${list}` : `sort=${sort} on ${list}`,
    expected: `by ${by}, the ${sort === undefined ? 'oldest' : 'newest'} first`,
  };
  const before = await firstPage(context, list);
  if (before.kind !== 'rows') return cannotTell(looking, saidOf(before));
  const few = 'the first page has no two records with different dates';
  if (new Set(datesOf(before.rows, by)).size < 2) return cannotTell(looking, few);
  const page = sort === undefined ? before : await firstPage(context, list, { sort });
  if (page.kind === 'none') return cannotTell(looking, page.why);
  if (page.kind === 'refused') return differs(looking, `status ${page.status}`, TODO);
  const dates = datesOf(page.rows, by);
  if (new Set(dates).size < 2) return cannotTell(looking, few);
  const isWrong = (at: string, i: number): boolean => {
    const last = dates[i - 1] ?? at;
    return sort === undefined ? at < last : at > last;
  };
  const wrong = dates.filter(isWrong).length;
  return wrong === 0
    ? ok(looking, `${records(dates.length)} in this order`)
    : differs(looking, `${wrong} of ${dates.length} records out of this order`, TODO);
}

const datesOf = (
  rows: readonly { readonly attributes: Readonly<Record<string, unknown>> }[],
  by: string,
): readonly string[] => rows.flatMap(({ attributes: { [by]: at } }) => (typeof at === 'string' ? [at] : []));
