import type { Role } from '../../rules/terms.ts';
import { addDays, type Day } from '../../rules/time.ts';
import type { Scenario, ScenarioTraining } from '../scenario/schema.ts';
import type { Place, Places } from './make-places.ts';
import type { Random } from './random.ts';
import type { settle } from './sizes.ts';

type Written = NonNullable<Scenario['participants']>[number];

/** A generated participant, with what the declarations need to know. */
export interface NewPerson {
  readonly written: Written;
  readonly role: Role;
  readonly cohort: number;
  /** When training with the provider whose declarations are made began and, if it did, stopped. */
  readonly from: Day;
  readonly until: Day | null;
  readonly lp: 'lp1' | 'lp2';
  readonly eligible: boolean;
  readonly completed: Day | null;
}

const given = [
  'Ada',
  'Ben',
  'Cara',
  'Dan',
  'Ella',
  'Femi',
  'Grace',
  'Hal',
  'Ines',
  'Joan',
  'Kit',
  'Leo',
  'Mia',
  'Noor',
  'Omar',
  'Pia',
  'Quin',
  'Ravi',
  'Sam',
  'Tess',
];
const family = [
  'Adeyemi',
  'Brandt',
  'Clarke',
  'Doyle',
  'Evans',
  'Finch',
  'Gupta',
  'Hughes',
  'Ito',
  'Jones',
  'Khan',
  'Larsen',
  'Moss',
  'Ndlovu',
  'Ortiz',
  'Patel',
  'Singh',
  'Turner',
  'Webb',
  'Young',
];

/** Teachers and mentors of `lp1`, some of whom came from `lp2`, and the mentors whom `lp2` trains. */
export function makeParticipants(
  { participants: count, transfers, unfundedMentors, cohorts, service }: ReturnType<typeof settle>,
  places: Places,
  random: Random,
  now: number,
): NewPerson[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const weighted = cohorts
    .filter((year) => places.own.has(year))
    .flatMap((year, i) => Array.from({ length: i + 1 }, () => year));
  const made: NewPerson[] = [];
  if (weighted.length === 0) return made;
  let helped = 0;
  for (let i = 0; i < count; i += 1) {
    const cohort = random.pick(weighted);
    const place = random.pick(places.own.get(cohort) ?? []);
    const role: Role = random.chance(0.55) ? 'ect' : 'mentor';
    const came = i < transfers;
    const start = addDays(`${cohort}-09-01`, random.below(40));
    const moved = addDays(start, 60 + random.below(200));
    const from = came ? moved : start;
    const ends = random.next();
    const stopped = ends < 0.1 && addDays(from, 30) < today ? addDays(from, 30 + random.below(300)) : null;
    const until = stopped !== null && stopped < today ? stopped : null;
    const completed =
      until === null && cohort + 2 <= Number(today.slice(0, 4)) && random.chance(0.7)
        ? addDays(`${cohort + 2}-07-01`, random.below(20))
        : null;
    const done = completed !== null && completed < today ? completed : null;
    const eligible = random.chance(0.94);
    const decided = eligible || random.chance(0.5) ? eligible : null;
    const id = `p${i + 1}`;
    const training: ScenarioTraining = {
      role,
      record: `${id}-${role}`,
      partnership: place.written.id,
      schedule: 'ecf-standard-september',
      from,
      eligibleForFunding: decided,
      email: `${id}@s${place.school + 1}.example`,
      ...(role === 'ect' && { workingPattern: random.chance(0.85) ? ('full_time' as const) : ('part_time' as const) }),
      ...(until !== null && {
        // in ecf an end is leaving the school, which a deferral or a withdrawal is not
        ...(service === 'rect' && { schoolTo: null, to: until }),
        ...(ends < 0.04
          ? { deferred: { at: `${until}T10:00:00Z`, reason: 'parental-leave' } }
          : { withdrawn: { at: `${until}T10:00:00Z`, reason: 'left-teaching-profession' } }),
      }),
    };
    const before = came && from <= today ? previous(training, place, places, random, start, from) : null;
    const mentor = role === 'ect' && helped < unfundedMentors ? outsider(place, places, helped, random) : null;
    if (mentor !== null) {
      helped += 1;
      made.push(mentor);
    }
    made.push({
      role,
      cohort,
      from,
      until,
      lp: 'lp1',
      eligible,
      completed: done,
      written: {
        id,
        name: `${random.pick(given)} ${random.pick(family)}`,
        trn: String(1_000_000 + i),
        ...(role === 'ect' &&
          decided !== null && { induction: { start, ...(done !== null && { end: done, outcome: 'pass' as const }) } }),
        ...(role === 'mentor' &&
          done !== null && { mentorFundingEnd: done, mentorFundingReason: 'completed_declaration_received' as const }),
        training: [
          ...(before === null ? [] : [before]),
          { ...training, ...(mentor !== null && { mentor: mentor.written.id }) },
        ],
      },
    });
  }
  return made;
}

/** The training somebody left to come here: at another school, with the other provider or with this one. */
function previous(
  training: ScenarioTraining,
  place: Place,
  places: Places,
  random: Random,
  start: Day,
  joined: Day,
): ScenarioTraining | null {
  const elsewhere = places.partnerships[random.below(places.partnerships.length)];
  if (elsewhere === undefined || elsewhere.school === place.school || elsewhere.cohort !== place.cohort) return null;
  const { role, record, schedule, eligibleForFunding } = training;
  return {
    role,
    record,
    schedule,
    eligibleForFunding,
    partnership: elsewhere.written.id,
    from: start,
    to: addDays(joined, -3),
    email: `before-${record}@s${elsewhere.school + 1}.example`,
  };
}

/** A mentor at the same school whom the other provider trains, in an earlier cohort. */
function outsider(place: Place, places: Places, index: number, random: Random): NewPerson | null {
  const other = places.others.get(place.school)?.find(({ cohort }) => cohort < place.cohort);
  if (other === undefined) return null;
  const id = `u${index + 1}`;
  const from = addDays(`${other.cohort}-09-01`, random.below(30));
  return {
    role: 'mentor',
    cohort: other.cohort,
    from,
    until: null,
    lp: 'lp2',
    eligible: true,
    completed: null,
    written: {
      id,
      name: `${random.pick(given)} ${random.pick(family)}`,
      trn: String(7_000_000 + index),
      training: [
        {
          role: 'mentor',
          record: `${id}-mentor`,
          partnership: other.written.id,
          schedule: 'ecf-standard-september',
          from,
          eligibleForFunding: true,
          email: `${id}@s${place.school + 1}.example`,
        },
      ],
    },
  };
}
