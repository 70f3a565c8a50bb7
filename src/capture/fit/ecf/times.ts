import { textOf } from '../attributes.ts';
import { risingBy } from '../rising.ts';
import { LONG_AGO, LONG_AGO_AT, type Fitting, type Person } from './fitting.ts';

/**
 * When accounts were made: the lists of participants and of transfers stand in the order of it, and only unfunded mentors
 * are served with it.
 */
export function makeTimes(fitting: Fitting, people: ReadonlyMap<string, Person>): void {
  const { lists } = fitting.observed;
  const served = new Map(lists.unfundedMentors.map((row) => [row.id, textOf(row, 'created_at')]));
  const listed = lists.participants.flatMap(({ id }) => people.get(id) ?? []);
  const moved = lists.transfers.flatMap(({ id }) => people.get(id) ?? []);
  for (const person of listed) {
    const first = person.training.flatMap(({ createdAt }) => createdAt ?? []).sort()[0];
    if (first !== undefined) person.createdAt = first;
  }
  const fixed = new Set<Person>();
  for (const [id, at] of served) {
    const person = people.get(id);
    if (person === undefined || at === null) continue;
    person.createdAt = at;
    fixed.add(person);
  }
  startRecords(fitting, listed);
  fitting.counts.add('when accounts were made', listed.length);
  settle(moved, fixed, new Map([...people.values()].map((person, place) => [person, place])));
}

/**
 * Gives each person of a list a time that fits to its order. Most have one that does; accounts that were merged were made
 * later than the record that is shown, and of some nothing is known: they get one just after the person before them.
 */
function settle(people: readonly Person[], fixed: ReadonlySet<Person>, places: ReadonlyMap<Person, number>): void {
  const kept = rising(people, fixed);
  let before = Date.parse(LONG_AGO_AT);
  let last = -1;
  for (const person of people) {
    const place = places.get(person) ?? 0;
    // those of one second stand in the order in which they are written
    const isAfter = timeOf(person) > before || (timeOf(person) === before && place > last);
    if (!kept.has(person) || !isAfter) person.createdAt = new Date(before + 1).toISOString();
    before = timeOf(person);
    last = place;
  }
}
const rising = (people: readonly Person[], fixed: ReadonlySet<Person>): ReadonlySet<Person> =>
  risingBy(people, timeOf, fixed);

const timeOf = ({ createdAt }: Person): number => Date.parse(createdAt ?? '');

/**
 * A page stands in the order of each person's first record. Who stands before people whose first record is older has one
 * that is not shown: an earlier role, under another provider. Whoever stands behind people whose first record is younger
 * is at the head of a page: an account that was made late, by a merge.
 */
function startRecords(fitting: Fitting, people: readonly Person[]): void {
  const kept = rising(people, new Set());
  let next = Infinity;
  for (const person of [...people].reverse()) {
    if (kept.has(person)) next = timeOf(person);
    else if (timeOf(person) > next) startEarlier(fitting, person, new Date(next).toISOString());
  }
  let before = -Infinity;
  for (const person of people) {
    if (timeOf(person) < before) person.createdAt = new Date(before + 1).toISOString();
    before = Math.max(before, timeOf(person));
  }
}

function startEarlier({ counts, unseen, cohorts }: Fitting, person: Person, at: string): void {
  counts.add('earlier roles');
  const role = person.training.some((entry) => entry.role === 'ect') ? 'mentor' : 'ect';
  const place = { partnership: null, school: unseen.school(cohorts), programme: 'none' as const };
  const span = { from: LONG_AGO, to: LONG_AGO, inductionStatus: 'changed' as const };
  person.training.push({ role, record: `earlier:${person.id}`, ...place, ...span, createdAt: at });
  person.createdAt = at;
}
