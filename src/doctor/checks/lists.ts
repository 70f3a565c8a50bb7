import type { Query } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import type { Page } from '../asker.ts';
import type { Context } from '../types.ts';

/** The eight lists, by what the client calls them. */
export const lists = [
  'statements',
  'participants',
  'transfers',
  'unfundedMentors',
  'declarations',
  'partnerships',
  'schools',
  'deliveryPartners',
] as const;

export type ListName = (typeof lists)[number];

export const operationOf = (list: ListName): WrapperName => `${list}.list`;

/** The first page of a list as it comes without being asked for anything; schools need a cohort. */
export async function firstPage(context: Context, list: ListName, more: Query = {}): Promise<Page> {
  const query = list === 'schools' ? { filter: { cohort: await newestCohort(context) }, ...more } : more;
  return context.asker.page(operationOf(list), query);
}

/** The newest cohort of the statements; without statements, the one that has begun by our clock. */
async function newestCohort({ asker, now }: Context): Promise<string> {
  const page = await asker.page('statements.list');
  const years = page.kind === 'rows' ? page.rows.map(({ attributes: { cohort } }) => String(cohort)) : [];
  const known = years.filter((year) => /^20\d\d$/.test(year)).sort();
  const today = new Date(now());
  return known.at(-1) ?? String(today.getUTCFullYear() - (today.getUTCMonth() < 5 ? 1 : 0));
}
