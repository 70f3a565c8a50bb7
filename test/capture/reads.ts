import type { ListName, Observed, Row } from '../../src/capture/observed.ts';
import type { Service } from '../../src/contract/index.ts';
import { routes } from '../../src/contract/routes.ts';
import type { Mock } from '../../src/mock/index.ts';
import { by, compareRows, type Differences } from './differences.ts';
import { pathOf, readOne, years } from './observe.ts';

export interface Door {
  readonly mock: Mock;
  readonly token: string;
  /** How a path is asked here. */
  readonly path?: (path: string) => string;
  /** How rows are told to others. */
  readonly rows?: (list: ListName | 'schools', rows: readonly Row[]) => readonly Row[];
}

type Single = 'participants.get' | 'participants.transfers' | 'unfundedMentors.get';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A question, and by what its answers are sorted, when not by the list's own order. */
type Question = readonly [name: string, path: string, sortedBy?: string];

/** Filters, sorts, pages, single records and ids of nobody. */
function questions({ service, lists, schools, at }: Observed): Question[] {
  const asked: Question[] = [];
  const listAt = (name: ListName | 'schools'): string => pathOf(service, name);
  const oneAt = (name: Single, id: string): string => routes[service][name][1].replace('{id}', id);
  const sorts = ['created_at', '-created_at', 'updated_at', '-updated_at'];
  const since = ['2000-01-01T00:00:00Z', ...momentsIn(lists.participants), ...momentsIn(lists.declarations), at];
  const cohorts = ['', ...years.map((year) => `filter[cohort]=${year}`), 'filter[cohort]=2023,2025', 'filter[cohort]='];
  for (const name of ['statements', 'deliveryPartners', 'partnerships', 'participants', 'declarations'] as const)
    for (const cohort of cohorts) asked.push([name, `${listAt(name)}?${cohort}`]);
  for (const name of ['deliveryPartners', 'partnerships', 'participants', 'transfers', 'unfundedMentors'] as const)
    for (const sort of sorts)
      asked.push([`${name} sort=${sort}`, `${listAt(name)}?page[per_page]=3000&sort=${sort}`, sort.replace('-', '')]);
  for (const name of [
    'statements',
    'partnerships',
    'participants',
    'transfers',
    'unfundedMentors',
    'declarations',
  ] as const)
    for (const moment of since)
      asked.push([`${name} updated_since`, `${listAt(name)}?page[per_page]=3000&filter[updated_since]=${moment}`]);
  for (const status of ['active', 'deferred', 'withdrawn'])
    asked.push(['participants', `${listAt('participants')}?filter[training_status]=${status}`]);
  for (const name of ['participants', 'declarations', 'partnerships'] as const)
    for (const page of [1, 2, 3]) asked.push([`${name} page`, `${listAt(name)}?page[per_page]=17&page[page]=${page}`]);
  for (const row of lists.deliveryPartners)
    for (const name of ['partnerships', 'declarations'] as const)
      asked.push([name, `${listAt(name)}?filter[delivery_partner_id]=${row.id}`]);
  for (const { id, attributes } of lists.participants) {
    asked.push(['participant', oneAt('participants.get', id)]);
    asked.push(['transfers of one', oneAt('participants.transfers', id)]);
    asked.push(['unfunded mentor', oneAt('unfundedMentors.get', id)]);
    asked.push(['declarations of one', `${listAt('declarations')}?filter[participant_id]=${id}`]);
    const changes: unknown = attributes['participant_id_changes'];
    for (const from of Array.isArray(changes)
      ? changes.flatMap((change: { from_participant_id: string }) => change.from_participant_id)
      : [])
      asked.push(
        ['from', `${listAt('participants')}?filter[from_participant_id]=${from}`],
        ['retired', oneAt('participants.get', from)],
      );
  }
  for (const { id } of lists.transfers) asked.push(['transfers of one', oneAt('participants.transfers', id)]);
  for (const { id } of lists.unfundedMentors)
    asked.push(['unfunded mentor', oneAt('unfundedMentors.get', id)], ['participant', oneAt('participants.get', id)]);
  for (const name of ['statements', 'deliveryPartners', 'partnerships', 'declarations'] as const)
    for (const id of [...lists[name].map((row) => row.id), NOBODY, 'nobody'])
      asked.push([`${name} single`, `${listAt(name)}/${id}`]);
  for (const name of ['participants', 'unfundedMentors'] as const)
    asked.push([`${name} single`, `${listAt(name)}/${NOBODY}`]);
  const path = listAt('schools');
  for (const year of years) {
    for (const sort of sorts)
      asked.push([`schools sort=${sort}`, `${path}?filter[cohort]=${year}&sort=${sort}`, sort.replace('-', '')]);
    for (const moment of [...momentsIn(schools.get(year) ?? []), at])
      asked.push(['schools updated_since', `${path}?filter[cohort]=${year}&filter[updated_since]=${moment}`]);
    for (const { id, attributes } of schools.get(2025) ?? [])
      asked.push(
        ['school', `${path}/${id}?filter[cohort]=${year}`],
        ['school by urn', `${path}?filter[cohort]=${year}&filter[urn]=${String(attributes['urn'])}`],
      );
  }
  return asked;
}

/** A few moments at which something was updated. */
function momentsIn(rows: readonly Row[]): string[] {
  const moments = [...new Set(rows.map(({ attributes }) => String(attributes['updated_at'])))].sort();
  return [0.25, 0.5, 0.75, 0.95].flatMap((share) => moments[Math.floor(share * moments.length)] ?? []);
}

/** Asks two mocks the same, and returns how often. `seen` tells what to ask; `told` is the same as the answers are compared. */
export async function compareReads(
  seen: Observed,
  a: Door,
  b: Door,
  found: Differences,
  told: Observed = seen,
): Promise<number> {
  const leftOut = leftOutOf(told);
  const ask = async ({ mock, token, path = same, rows = (_, all) => all }: Door, question: string) => {
    const read = await readOne(mock, token, path(question));
    return { ...read, rows: rows(listOf(seen.service, question), read.rows) };
  };
  const asked = questions(seen);
  for (const [name, path, sortedBy] of asked) {
    const [first, second] = [await ask(a, path), await ask(b, path)];
    if (first.status !== second.status)
      found.add(`${name} (status)`, `${path}: ${first.status} became ${second.status}`);
    else if (first.rows.length === 0 && second.rows.length === 0) {
      if (first.text !== second.text) found.add(`${name} (text)`, path);
    } else {
      const list = listOf(seen.service, path);
      const [isLeft, who] = leftOut(name);
      const of = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => !isLeft(row));
      compareRows(list, of(first.rows), of(second.rows), found, { name, ...tieOf(told, name, sortedBy) });
      const others = (rows: readonly Row[]): string => JSON.stringify(rows.filter(isLeft).map(({ id }) => id));
      if (others(first.rows) !== others(second.rows)) found.add(`${name} (${who})`, path);
    }
  }
  return asked.length;
}

const same = (path: string): string => path;

function tieOf({ lists }: Observed, name: string, sortedBy?: string): { tie?: (row: Row) => string } {
  if (name === 'transfers updated_since') {
    // they are sorted by the account's own time then
    const updated = new Map(lists.participants.map(({ id, attributes }) => [id, String(attributes['updated_at'])]));
    return { tie: ({ id }) => updated.get(id) ?? id };
  }
  // when an account was made is not served
  if (sortedBy === undefined || (name.startsWith('participants') && sortedBy === 'created_at')) return {};
  return { tie: by(sortedBy) };
}

type LeftOut = readonly [isLeft: (row: Row) => boolean, who: string];

/** Records that differ under a name of their own, so that the rest of an answer is held to more. */
function leftOutOf({ lists, schools }: Observed): (name: string) => LeftOut {
  const participants = new Set(lists.participants.map(({ id }) => id));
  const all = [...schools.values()];
  const isEverywhere = ({ id }: Row): boolean => all.every((rows) => rows.some((row) => row.id === id));
  return (name) => {
    if (name === 'transfers updated_since') return [({ id }) => !participants.has(id), 'of people in no other list'];
    if (name === 'schools updated_since') return [(row) => !isEverywhere(row), 'not listed for every cohort'];
    return [() => false, ''];
  };
}

/** The list whose records a path serves. */
const listOf = (service: Service, path: string): ListName | 'schools' =>
  path.includes('/transfers')
    ? 'transfers'
    : ((['statements', 'deliveryPartners', 'partnerships', 'unfundedMentors', 'declarations', 'schools'] as const).find(
        (name) => path.startsWith(pathOf(service, name)),
      ) ?? 'participants');
