import { isWithin } from '../../../base/days.ts';
import { dayOf, type Day } from '../../../rules/time.ts';
import type { Cohort } from '../../world/records.ts';
import { none, type Mentorship, type Person, type RectWorld, type RoleRecord, type Training } from '../world.ts';
import { isFrozen } from './funding.ts';
import { allDeclarations, allTraining } from './training.ts';

/** The cohort that ECTs of frozen cohorts are moved to, and the schedule they get there. */
const AFTER_FREEZING = { cohort: 2024, schedule: 'ecf-extended-september' } as const;

/** The provider-led training that started last, under a partnership or only on expressed interest. */
export function latestProviderLed(record: RoleRecord): Training | null {
  let latest: Training | null = null;
  for (const training of allTraining(record)) {
    if (training.programme === 'provider_led' && (latest === null || training.startedOn >= latest.startedOn))
      latest = training;
  }
  return latest;
}

export function cohortOf({ partnership, interest }: Pick<Training, 'partnership' | 'interest'>): Cohort | null {
  return partnership?.cohort ?? interest?.cohort ?? null;
}

/**
 * The schedule that a school's registration gives: the one followed so far, otherwise the one for the season of the
 * later of start and today.
 */
export function assignedSchedule(
  world: RectWorld,
  person: Person,
  record: RoleRecord,
  cohort: Cohort,
  start: Day,
  now: number,
): string {
  const before = latestProviderLed(record);
  const from = before === null ? null : cohortOf(before);
  if (record.role === 'ect' && from !== null && isFrozen(from, now) && cohort.year === AFTER_FREEZING.cohort)
    return AFTER_FREEZING.schedule;
  if (before?.schedule != null) return before.schedule.identifier;
  const today = dayOf(now, 'london');
  const standard = standardSchedule(start > today ? start : today);
  return record.role === 'mentor' && isReplacement(world, person)
    ? standard.replace('standard', 'replacement')
    : standard;
}

/**
 * Whether a new mentor takes over an ECT in provider-led training from a mentor for whose time there is a declaration.
 */
function isReplacement(world: RectWorld, person: Person): boolean {
  if (person.mentorFundingEnd !== null) return false;
  return (world.mentorships.get(person.id) ?? none).some(
    ({ stay }) =>
      latestProviderLed(stay.person.ect) !== null &&
      stay.person.ect.stays.some(({ mentorships }) =>
        mentorships.some((other) => other.mentorId !== person.id && wasDeclared(world, other)),
      ),
  );
}

function wasDeclared(world: RectWorld, { mentorId, from, to }: Mentorship): boolean {
  const mentor = world.persons.get(mentorId);
  return (
    mentor !== undefined &&
    allDeclarations(mentor.mentor).some(({ payment, date }) => {
      return payment !== 'voided' && isWithin(dayOf(date, 'london'), from, to);
    })
  );
}

/** The schedule a school's registration gets by default, from the month in which the training starts. */
export function standardSchedule(start: Day): string {
  const month = Number(start.slice(5, 7));
  const season = month >= 6 && month <= 10 ? 'september' : month >= 3 && month <= 5 ? 'april' : 'january';
  return `ecf-standard-${season}`;
}
