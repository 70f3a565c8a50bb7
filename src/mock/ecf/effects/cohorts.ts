import { seededSchedules } from '../../../rules/schedules.ts';
import { isDay, type Day } from '../../../rules/time.ts';
import { markAll } from '../../changes/marks.ts';
import { changed, scheduleKey } from '../../world/base-world.ts';
import { usualCohort } from '../../world/cohort-flags.ts';
import type { Cohort, Schedule } from '../../world/records.ts';
import { listSchools } from '../visible/schools.ts';
import type { EcfWorld } from '../world.ts';

export type Flags = Partial<Pick<Cohort, 'enabled' | 'mentorFunding' | 'detailedEvidence' | 'upliftFees'>>;

/** Adds a cohort and, unless the world has them already, its schedules. */
export function addCohort(world: EcfWorld, year: number, flags: Flags): void {
  world.cohorts.set(year, { ...usualCohort('ecf', year), ...flags, paymentsFrozenAt: null });
  const known = [...world.schedules.values()];
  if (!known.some(({ cohort }) => cohort === year)) {
    for (const schedule of schedulesOf(year, known))
      world.schedules.set(scheduleKey(year, schedule.identifier), schedule);
  }
  listSchools(world, year);
  // schools have a row in each cohort
  markAll(world);
  changed(world);
}

/**
 * The schedules of the seed data; without them those of the last known year before (or after), moved by whole years.
 */
function schedulesOf(year: number, known: readonly Schedule[]): Schedule[] {
  const seeded = seededSchedules('ecf').filter(({ cohort }) => cohort === year);
  if (seeded.length > 0) return seeded;
  const models = known.length > 0 ? known : seededSchedules('ecf');
  const years = models.map(({ cohort }) => cohort);
  const earlier = years.filter((one) => one < year);
  const model = earlier.length > 0 ? Math.max(...earlier) : Math.min(...years);
  return models.filter(({ cohort }) => cohort === model).map((schedule) => moved(schedule, year - model));
}

function moved({ cohort, identifier, milestones }: Schedule, years: number): Schedule {
  const dates = [...milestones].map(
    ([type, { start, end }]) =>
      [type, { start: later(start, years), end: end === null ? null : later(end, years) }] as const,
  );
  return { cohort: cohort + years, identifier, milestones: new Map(dates) };
}

function later(day: Day, years: number): Day {
  const same = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(same) ? same : same.replace(/29$/, '28');
}
