import { seededSchedules } from '../../../rules/schedules.ts';
import { addDays, isDay, type Day } from '../../../rules/time.ts';
import type { OpenedCohort } from '../../actors/types.ts';
import { markAll, markNoMore } from '../../changes/marks.ts';
import { changed, scheduleKey } from '../../world/base-world.ts';
import { usualCohort } from '../../world/cohort-flags.ts';
import type { Cohort, Schedule } from '../../world/records.ts';
import type { RectWorld } from '../world.ts';
import { settleSchool } from './touch.ts';
import type { Present } from './training.ts';

/**
 * Opens a cohort that is new, or one that was not open yet. For the latter, flags that are left out stay as they were.
 */
export function openCohort(world: RectWorld, year: number, flags: OpenedCohort, { now }: Present): void {
  const known = world.cohorts.get(year);
  const { enabled = true, mentorFunding, detailedEvidence, upliftFees } = flags;
  const before = known ?? usualCohort('rect', year);
  const cohort: Cohort = {
    ...before,
    enabled,
    mentorFunding: mentorFunding ?? before.mentorFunding,
    detailedEvidence: detailedEvidence ?? before.detailedEvidence,
    upliftFees: upliftFees ?? before.upliftFees,
  };
  // other records refer to a known cohort, so it stays the same object
  if (known !== undefined) Object.assign(known, cohort);
  else world.cohorts.set(year, cohort);
  for (const schedule of schedulesOf(world, year)) {
    const key = scheduleKey(year, schedule.identifier);
    if (!world.schedules.has(key)) world.schedules.set(key, schedule);
  }
  if (known === undefined) settleSchoolLed(world, cohort, now);
  // uplifts are shown by the flags of the cohort, and schools have a row in each
  markAll(world);
  changed(world);
}

/** Payments freeze from now on. No record that providers read shows this, and no timestamp changes. */
export function closeCohort(world: RectWorld, cohort: Cohort, { now }: Present): void {
  cohort.paymentsFrozenAt = now;
  markNoMore(world);
  changed(world);
}

/**
 * The schedules of a year: those of the world, otherwise those of the seed data, otherwise those of the nearest year
 * with the dates moved.
 */
function schedulesOf(world: RectWorld, year: number): Schedule[] {
  const known = [...world.schedules.values()];
  if (known.some(({ cohort }) => cohort === year)) return [];
  const seeded = seededSchedules('rect');
  const ofYear = seeded.filter(({ cohort }) => cohort === year);
  if (ofYear.length > 0) return ofYear;
  const years = [...known, ...seeded].map(({ cohort }) => cohort);
  const earlier = years.filter((one) => one < year);
  const model = earlier.length > 0 ? Math.max(...earlier) : Math.min(...years);
  const own = known.filter(({ cohort }) => cohort === model);
  return (own.length > 0 ? own : seeded.filter(({ cohort }) => cohort === model)).map((schedule) =>
    moved(schedule, year),
  );
}

function moved({ cohort, identifier, milestones }: Schedule, year: number): Schedule {
  const by = year - cohort;
  return {
    cohort: year,
    identifier,
    milestones: new Map(
      [...milestones].map(([type, { start, end }]) => [
        type,
        { start: yearsLater(start, by), end: end === null ? null : yearsLater(end, by) },
      ]),
    ),
  };
}

/** The same day of another year; 29 February becomes the 28th when that year has none. */
function yearsLater(day: Day, years: number): Day {
  const text = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(text) ? text : addDays(`${text.slice(0, 4)}-03-01`, -1);
}

/** School-led training belongs to the cohort whose dates contain its start, so some may now belong to the new one. */
function settleSchoolLed(world: RectWorld, { start, end }: Cohort, now: number): void {
  for (const [id, stays] of world.staysBySchool) {
    const school = world.schools.get(id);
    const isConcerned = stays.some(({ training }) =>
      training.some(({ programme, startedOn }) => programme === 'school_led' && startedOn >= start && startedOn <= end),
    );
    if (school !== undefined && isConcerned) settleSchool(world, school, now);
  }
}
