import { routes } from '../../contract/routes.ts';
import type { LoadedMock } from '../mock.ts';

const lists = [
  'participants.list',
  'transfers.list',
  'unfundedMentors.list',
  'declarations.list',
  'partnerships.list',
  'deliveryPartners.list',
  'statements.list',
] as const;
const MOST = 3000;
/** Cohorts can be opened since the world was loaded: any year that `openCohort` takes. */
const COHORTS = Array.from({ length: 80 }, (_, i) => 2020 + i);

/**
 * The world as each lead provider is served it now, up to 3,000 records a list. Read through the service itself, so it
 * shows what a client would see; the reads do not count as received and no fault strikes them.
 */
export async function worldAsServed(mock: LoadedMock): Promise<object> {
  const providers: Record<string, unknown> = {};
  const years = (mock.scenario.cohorts ?? []).map(({ year }) => year);
  for (const written of mock.scenario.leadProviders ?? []) {
    const id = typeof written === 'string' ? written : written.id;
    const served: Record<string, unknown> = {};
    for (const list of lists)
      served[list.replace('.list', '')] = await mock.peek(
        id,
        `${routes[mock.service][list][1]}?page[per_page]=${MOST}`,
      );
    const schools: Record<string, unknown> = {};
    for (const year of new Set([...years, ...COHORTS])) {
      const path = `${routes[mock.service]['schools.list'][1]}?filter[cohort]=${year}&page[per_page]=${MOST}`;
      const listed = await mock.peek(id, path);
      if (years.includes(year) || (Array.isArray(listed) && listed.length > 0)) schools[String(year)] = listed;
    }
    providers[id] = { ...served, schools };
  }
  return { service: mock.service, now: mock.clock.now, providers };
}
