import { isRecord } from '../../src/base/guards.ts';
import { listNames, type ListName, type Observed, type Row } from '../../src/capture/observed.ts';
import type { Service } from '../../src/contract/index.ts';
import { routes } from '../../src/contract/routes.ts';
import type { Mock } from '../../src/mock/index.ts';

/** Every cohort that is asked for. */
export const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027] as const;

export interface Read {
  readonly status: number;
  readonly text: string;
  readonly rows: readonly Row[];
}

const isRow = (value: unknown): value is Row =>
  isRecord(value) && typeof value['id'] === 'string' && isRecord(value['attributes']);

/** One answer, as whoever holds the token is served it. */
export async function readOne(mock: Mock, token: string, path: string): Promise<Read> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await mock.fetch(new Request(`https://mock.test${path}`, { headers }));
  const text = await response.text();
  const body: unknown = response.status === 200 ? JSON.parse(text) : null;
  const data = isRecord(body) ? body['data'] : null;
  return { status: response.status, text, rows: Array.isArray(data) ? data.filter(isRow) : isRow(data) ? [data] : [] };
}

const PER_PAGE = 3000;

async function readAll(mock: Mock, token: string, path: string, filter = ''): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const at = `${path}?page[per_page]=${PER_PAGE}&page[page]=${page}${filter}`;
    const read = await readOne(mock, token, at);
    if (read.status !== 200) throw new Error(`${at}: ${read.status} ${read.text}`);
    rows.push(...read.rows);
    if (read.rows.length < PER_PAGE) return rows;
  }
}

/** The path of a list. */
export const pathOf = (service: Service, name: ListName | 'schools'): string => routes[service][`${name}.list`][1];

/** Reads all that one token sees, as a capture would. */
export async function observe(mock: Mock, token: string, service: Service): Promise<Observed> {
  // without a cohort ecf leaves out those up to 2020
  const everyCohort = service === 'ecf' ? `&filter[cohort]=${years.join(',')}` : '';
  const hasCohort: readonly string[] = ['statements', 'deliveryPartners', 'partnerships', 'participants'];
  const read = async (name: ListName): Promise<readonly Row[]> =>
    readAll(mock, token, pathOf(service, name), hasCohort.includes(name) ? everyCohort : '');
  const lists: Record<ListName, readonly Row[]> = {
    statements: [],
    deliveryPartners: [],
    partnerships: [],
    participants: [],
    transfers: [],
    unfundedMentors: [],
    declarations: [],
  };
  for (const name of listNames) lists[name] = await read(name);
  const schools = new Map<number, readonly Row[]>();
  const cohortOfDeclaration = new Map<string, number>();
  const cohortsOfParticipant = new Map<string, number[]>();
  const cohortsOfPartner = new Map<string, number[]>();
  const statusesOfParticipant = new Map<string, string[]>();
  for (const year of years) {
    const filter = `&filter[cohort]=${year}`;
    const listed = await readAll(mock, token, pathOf(service, 'schools'), filter);
    if (listed.length > 0) schools.set(year, listed);
    for (const { id } of await readAll(mock, token, pathOf(service, 'declarations'), filter))
      cohortOfDeclaration.set(id, year);
    for (const { id } of await readAll(mock, token, pathOf(service, 'participants'), filter))
      cohortsOfParticipant.set(id, [...(cohortsOfParticipant.get(id) ?? []), year]);
  }
  for (const year of years)
    for (const { id } of await readAll(mock, token, pathOf(service, 'deliveryPartners'), `&filter[cohort]=${year}`))
      cohortsOfPartner.set(id, [...(cohortsOfPartner.get(id) ?? []), year]);
  for (const status of service === 'rect' ? ['deferred', 'withdrawn'] : [])
    for (const { id } of await readAll(
      mock,
      token,
      pathOf(service, 'participants'),
      `&filter[training_status]=${status}`,
    ))
      statusesOfParticipant.set(id, [...(statusesOfParticipant.get(id) ?? []), status]);
  return {
    service,
    at: `${mock.clock.now.slice(0, 19)}Z`,
    provider: providerOf(mock, token),
    lists,
    schools,
    cohortOfDeclaration,
    cohortsOfParticipant,
    cohortsOfPartner,
    statusesOfParticipant,
  };
}

function providerOf(mock: Mock, wanted: string): string | null {
  for (const written of mock.scenario.leadProviders ?? []) {
    const { id, name = id, token = `${id}-token` } = typeof written === 'string' ? { id: written } : written;
    if (token === wanted) return name;
  }
  return null;
}
