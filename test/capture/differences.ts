import { isRecord } from '../../src/base/guards.ts';
import { listNames, type Observed, type Row } from '../../src/capture/observed.ts';

/** How often each attribute differs: `participants.ecf_enrolments.mentor_id`, `participants (order)`, … */
export class Differences {
  readonly #counts = new Map<string, { count: number; example: string }>();

  add(what: string, example: string): void {
    const known = this.#counts.get(what);
    if (known === undefined) this.#counts.set(what, { count: 1, example });
    else known.count += 1;
  }

  /** All but those that are named as exceptions. */
  except(names: readonly string[]): Record<string, string> {
    const rest = [...this.#counts].filter(([name]) => !names.includes(name));
    return Object.fromEntries(rest.map(([name, { count, example }]) => [name, `${count}, such as ${example}`]));
  }

  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#counts].map(([name, { count }]) => [name, count]));
  }
}

/** Compares everything that two tokens see. */
export function compareAll(a: Observed, b: Observed, into: Differences): void {
  for (const name of listNames) compareRows(name, a.lists[name], b.lists[name], into);
  for (const year of new Set([...a.schools.keys(), ...b.schools.keys()]))
    compareRows('schools', a.schools.get(year) ?? [], b.schools.get(year) ?? [], into);
  compareMaps('declarations (cohort)', a.cohortOfDeclaration, b.cohortOfDeclaration, into);
  compareMaps('participants (cohorts)', a.cohortsOfParticipant, b.cohortsOfParticipant, into);
}

function compareMaps(
  what: string,
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
  into: Differences,
): void {
  for (const id of new Set([...a.keys(), ...b.keys()])) {
    const [first, second] = [JSON.stringify(a.get(id)), JSON.stringify(b.get(id))];
    if (first !== second) into.add(what, `${id}: ${first} became ${second}`);
  }
}

/** Compares two answers to one question. `tie`: records that have this in common stand in any order. */
export function compareRows(
  list: string,
  a: readonly Row[],
  b: readonly Row[],
  into: Differences,
  { tie = tieOf(list), name = list }: { tie?: (row: Row) => string; name?: string } = {},
): void {
  const [first, second] = [new Map(a.map((row) => [row.id, row])), new Map(b.map((row) => [row.id, row]))];
  for (const id of first.keys()) if (!second.has(id)) into.add(`${name} (missing)`, id);
  for (const id of second.keys()) if (!first.has(id)) into.add(`${name} (too many)`, id);
  for (const [id, row] of first) {
    const other = second.get(id);
    if (other !== undefined && JSON.stringify(row) !== JSON.stringify(other))
      compareValues(list, id, row.attributes, other.attributes, into);
  }
  const [before, after] = [
    settled(
      a.filter(({ id }) => second.has(id)),
      tie,
    ),
    settled(
      b.filter(({ id }) => first.has(id)),
      tie,
    ),
  ];
  const at = before.findIndex((id, i) => id !== after[i]);
  if (at >= 0) into.add(`${name} (order)`, `place ${at}: ${before[at]} and ${after[at]}`);
}

function compareValues(what: string, id: string, a: unknown, b: unknown, into: Differences): void {
  if (JSON.stringify(a) === JSON.stringify(b)) return;
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [i, value] of a.entries()) compareValues(what, id, value, b[i], into);
  } else if (isRecord(a) && isRecord(b)) {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
      compareValues(`${what}.${name}`, id, a[name], b[name], into);
  } else into.add(what, `${id}: ${JSON.stringify(a)} became ${JSON.stringify(b)}`);
}

/** Ids in order; those of one moment by id. */
function settled(rows: readonly Row[], tie: (row: Row) => string): string[] {
  const ids: string[] = [];
  let run: string[] = [];
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before !== undefined && tie(before) !== tie(row)) {
      ids.push(...run.sort());
      run = [];
    }
    run.push(row.id);
  });
  return [...ids, ...run.sort()];
}

/** What a list is ordered by, as far as it is served. */
function tieOf(list: string): (row: Row) => string {
  if (list === 'statements') return ({ attributes }) => String(attributes['payment_date']);
  if (list !== 'participants' && list !== 'transfers') return ({ attributes }) => String(attributes['created_at']);
  return ({ attributes, id }) => {
    const enrolments: unknown = attributes['ecf_enrolments'];
    const made = Array.isArray(enrolments) ? enrolments.filter(isRecord).map((one) => String(one['created_at'])) : [];
    return made.sort()[0] ?? id;
  };
}

/** By an attribute; without it each record stands where it does. */
export const by =
  (name: string) =>
  (row: Row): string =>
    JSON.stringify(row.attributes[name] ?? row.id);
