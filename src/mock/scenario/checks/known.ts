import { didYouMean } from '../../../base/nearest.ts';
import type { Service } from '../../../contract/service.ts';
import { jsonPath } from '../scenario-error.ts';
import type { Scenario } from '../schema.ts';
import type { Shape, Written } from '../shape.ts';
import { keysOf, type KeyOf } from './keys.ts';

export type Keys = readonly PropertyKey[];
export type Report = (keys: Keys, message: string) => void;
export type Rest = Written<Scenario>;
/** An entry of one of the lists of a scenario. */
export type Item<K extends keyof Scenario> = NonNullable<Rest[K]> extends readonly (infer E)[] ? NonNullable<E> : never;

/** The ids of one kind: by its key, the word that is written for each. */
export type Ids = Map<string, string>;

/** What the parts of the check share: the scenario, as far as its shape is right, and everything it defines. */
export interface Known {
  readonly rest: Rest;
  /** Null when the scenario is to be right for either service. */
  readonly service: Service | null;
  readonly report: Report;
  readonly keyOf: KeyOf;
  /** Whether something stood at a place and was taken out; it has a problem of its own. */
  readonly isTaken: (keys: Keys) => boolean;
  readonly cohorts: ReadonlySet<number>;
  readonly providers: Ids;
  readonly partners: Ids;
  readonly schools: Ids;
  readonly partnerships: Ids;
  readonly participants: Ids;
  readonly statements: Ids;
}

const UUID_LENGTH = 36;

export const quoted = (text: string): string => JSON.stringify(text);

/** Every entry of a list that can be read, with its place. */
export function* entriesOf<T>(
  list: readonly (T | undefined)[] | undefined | null,
  ...at: Keys
): Generator<readonly [entry: T, keys: Keys]> {
  if (list == null) return;
  for (const [i, entry] of list.entries()) if (entry !== undefined) yield [entry, [...at, i]];
}

/** Gathers everything that a scenario defines, and reports what is defined twice. */
export function gather({ rest, problems }: Shape, service: Service | null, report: Report): Known {
  const taken = new Set(problems.map(({ path }) => path));
  const keyOf = keysOf(rest);
  const cohorts = new Set<number>();
  for (const [{ year }, keys] of entriesOf(rest.cohorts, 'cohorts')) {
    if (year === undefined) continue;
    if (cohorts.has(year)) report([...keys, 'year'], `cohort ${year} is written twice`);
    cohorts.add(year);
  }
  const partners = idsOf(rest.deliveryPartners, 'deliveryPartners', report, keyOf);
  for (const [{ idPrefix, count = 0 }, keys] of entriesOf(rest.bulk, 'bulk')) {
    if (idPrefix === undefined) continue;
    const twice: string[] = [];
    for (let n = 1; n <= count; n += 1) if (!define(partners, `${idPrefix}${n}`, keyOf)) twice.push(`${idPrefix}${n}`);
    const [first] = twice;
    if (first !== undefined)
      report(
        [...keys, 'idPrefix'],
        `makes ${quoted(first)}${twice.length === 1 ? '' : ` and ${twice.length - 1} more`}, of which there is ` +
          'a delivery partner already; an id cannot be used twice',
      );
  }
  checkDeclarations(rest, report, keyOf);
  return {
    rest,
    service,
    report,
    keyOf,
    isTaken: (keys) => taken.size > 0 && taken.has(jsonPath(keys)),
    cohorts,
    providers: idsOf(
      rest.leadProviders?.map((lp) => (typeof lp === 'string' ? { id: lp } : lp)),
      'leadProviders',
      report,
      keyOf,
    ),
    partners,
    schools: idsOf(rest.schools, 'schools', report, keyOf),
    partnerships: idsOf(rest.partnerships, 'partnerships', report, keyOf),
    participants: idsOf(rest.participants, 'participants', report, keyOf),
    statements: idsOf(rest.statements, 'statements', report, keyOf),
  };
}

/** Whether each id comes after the one before, by length and then by text. A UUID may be another name of a word. */
function areAscending(list: readonly ({ readonly id?: string | undefined } | undefined)[]): boolean {
  let before = '';
  for (const item of list) {
    const id = item?.id;
    if (id === undefined || id.length === UUID_LENGTH || id.length < before.length) return false;
    if (id.length === before.length && id <= before) return false;
    before = id;
  }
  return true;
}

/** Nothing refers to declarations, so nothing has to be known of them but that there is one. */
function checkDeclarations({ declarations = [] }: Rest, report: Report, keyOf: KeyOf): void {
  // worlds mostly number them, and hundreds of thousands of ids in a set cost more than a look at their order
  if (areAscending(declarations)) return;
  const ids = new Set<string>();
  for (const [i, declaration] of declarations.entries()) {
    if (declaration?.id === undefined) continue;
    const { size } = ids;
    if (ids.add(keyOf(declaration.id)).size === size)
      report(['declarations', i, 'id'], `${quoted(declaration.id)} is used twice`);
  }
}

function idsOf(
  list: readonly ({ readonly id?: string | undefined } | undefined)[] | undefined,
  name: string,
  report: Report,
  keyOf: KeyOf,
): Ids {
  const ids: Ids = new Map();
  for (const [i, item] of (list ?? []).entries()) {
    if (item?.id !== undefined && !define(ids, item.id, keyOf))
      report([name, i, 'id'], `${quoted(item.id)} is used twice`);
  }
  return ids;
}

/** Whether the id is new among its kind. */
function define(ids: Ids, word: string, keyOf: KeyOf): boolean {
  const key = keyOf(word);
  if (ids.has(key)) return false;
  ids.set(key, word);
  return true;
}

/** Where something stands: made into a path only when there is something to report, because most often there is not. */
export type Place = readonly [holder: Keys, name: PropertyKey, inner?: PropertyKey];

const pathOf = ([holder, name, inner]: Place): Keys => [...holder, name, ...(inner === undefined ? [] : [inner])];

/** Reports an id that leads nowhere. */
export function need(
  { report, keyOf }: Known,
  ids: Ids,
  what: string,
  id: string | null | undefined,
  ...at: Place
): void {
  if (id == null || ids.has(keyOf(id))) return;
  report(pathOf(at), `no ${what} with id ${quoted(id)} is written in this scenario.${didYouMean(id, ids.values())}`);
}

export function needCohort({ cohorts, report }: Known, cohort: number | undefined, ...at: Place): void {
  if (cohort !== undefined && !cohorts.has(cohort)) report(pathOf(at), `cohort ${cohort} is not in "cohorts"`);
}

/** Reports a text that is none of the values the API has for it. */
export function oneOf(
  { report }: Known,
  values: readonly string[],
  what: string,
  text: string | null | undefined,
  ...at: Place
): void {
  if (text == null || values.includes(text)) return;
  report(
    pathOf(at),
    `${quoted(text)} is no ${what}.${didYouMean(text, values) || ` Write one of ${values.join(', ')}.`}`,
  );
}
