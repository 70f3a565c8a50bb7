import type { Scenario } from '../../../src/mock/index.ts';
import { addDays, type Day } from '../../../src/rules/time.ts';
import { timelineOf, type Entry, type Setting } from './timeline.ts';

export type Person = NonNullable<Scenario['participants']>[number];

/** People with their training: ECTs, mentors, some who were one and became the other, some without any training. */
export function peopleOf(setting: Setting): Person[] {
  const {
    random,
    organisations: { service },
  } = setting;
  const people: Person[] = [];
  const count = random.int(10, 18);
  for (let i = 1; i <= count; i += 1) {
    const id = `p${i}`;
    const kind = random.weighted({ ect: 5, mentor: 3, both: 1, nobody: 0.3 });
    const retired = random.chance(0.1) ? Array.from({ length: random.int(1, 3) }, (_, n) => `${id}-old${n + 1}`) : [];
    const identity = service === 'ecf' && retired.length > 0 && random.chance(0.5) ? random.pick(retired) : null;
    const ect = kind === 'ect' || kind === 'both' ? timelineOf(setting, 'ect', `${id}-ect`, null, identity) : [];
    const mentor =
      kind === 'mentor' || kind === 'both' ? timelineOf(setting, 'mentor', `${id}-mentor`, endOf(ect), identity) : [];
    const twin = service === 'ecf' && random.chance(0.15) ? people.findLast(({ trn }) => trn != null)?.trn : undefined;
    people.push({
      id,
      name: `Person ${i}`,
      ...(twin !== undefined ? { trn: twin } : random.chance(0.85) && { trn: String(1_000_000 + i) }),
      ...(retired.length > 0 && { idChanges: chain(retired, id, setting) }),
      ...inductionOf(setting, ect),
      ...fundingEndOf(setting, mentor),
      training: [...ect, ...mentor],
    });
  }
  nameMentors(setting, people);
  return people;
}

/** Each id retired in favour of the next; the last in favour of the person's own. */
function chain(retired: readonly string[], id: string, { now }: Setting): NonNullable<Person['idChanges']> {
  return retired.map((from, i) => ({
    from,
    to: retired[i + 1] ?? id,
    at: new Date(now - (retired.length - i) * 40 * 86_400_000).toISOString(),
  }));
}

function endOf(entries: readonly Entry[]): Day | null {
  const last = entries.at(-1);
  return last === undefined ? null : (last.to ?? last.from ?? null);
}

function inductionOf({ random, today }: Setting, [first]: readonly Entry[]): Pick<Person, 'induction'> {
  if (first?.from === undefined || random.chance(0.3)) return {};
  const start = first.from;
  if (start >= today || random.chance(0.7)) return { induction: { start } };
  const end = addDays(start, random.int(0, Math.floor((Date.parse(today) - Date.parse(start)) / 86_400_000)));
  return { induction: { start, end, ...(random.chance(0.8) && { outcome: random.pick(['pass', 'fail'] as const) }) } };
}

function fundingEndOf(
  { random, today }: Setting,
  [first]: readonly Entry[],
): Pick<Person, 'mentorFundingEnd' | 'mentorFundingReason'> {
  if (first?.from === undefined || first.from >= today || random.chance(0.85)) return {};
  const end = addDays(
    first.from,
    random.int(1, Math.max(1, Math.floor((Date.parse(today) - Date.parse(first.from)) / 86_400_000))),
  );
  return {
    mentorFundingEnd: end,
    mentorFundingReason: random.pick(['completed_during_early_roll_out', 'started_not_completed'] as const),
  };
}

function nameMentors({ random, organisations: { partnerships } }: Setting, people: readonly Person[]): void {
  const schoolOf = (entry: Entry): string | undefined =>
    entry.school ?? partnerships.find(({ id }) => id === entry.partnership)?.school;
  const mentors = people.flatMap(({ id, training }) =>
    (training ?? []).filter(({ role }) => role === 'mentor').map((entry) => ({ id, school: schoolOf(entry) })),
  );
  for (const { id, training } of people) {
    for (const entry of training ?? []) {
      if (entry.role !== 'ect' || random.chance(0.6)) continue;
      const there = mentors.filter((mentor) => mentor.id !== id && mentor.school === schoolOf(entry));
      const mentor = random.maybe(there);
      if (mentor !== undefined) entry.mentor = mentor.id;
    }
  }
}
