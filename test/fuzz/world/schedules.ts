import type { Service } from '../../../src/contract/index.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import { scheduleIdentifiers, seededSchedules, type ScheduleDates } from '../../../src/rules/schedules.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { addDays } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';

/** Schedules of a world: mostly the bundled ones (null), sometimes others, a few of them missing. */
export function writtenSchedules(years: readonly number[], random: Random): NonNullable<Scenario['schedules']> | null {
  if (random.chance(0.8)) return null;
  return years.flatMap((cohort) =>
    scheduleIdentifiers
      .filter((identifier) => identifier === 'ecf-standard-september' || random.chance(0.75))
      .map((identifier) => ({ cohort, identifier, milestones: milestonesOf(cohort, random) })),
  );
}

function milestonesOf(cohort: number, random: Random): Record<string, [string, string | null]> {
  const milestones: Record<string, [string, string | null]> = {};
  let start = addDays(`${cohort}-06-01`, random.int(0, 120));
  for (const type of declarationTypes) {
    if (random.chance(0.15)) continue;
    const end = random.chance(0.4) ? null : addDays(start, random.int(40, 160));
    milestones[type] = [start, end];
    if (end !== null && random.chance(0.7)) start = addDays(end, 1);
  }
  return milestones;
}

/** The same as the checks take them. */
export function scheduleDatesOf(
  service: Service,
  years: readonly number[],
  written: Scenario['schedules'] | null,
): readonly ScheduleDates[] {
  if (written == null) return seededSchedules(service).filter(({ cohort }) => years.includes(cohort));
  return written.map(({ cohort, identifier, milestones }) => ({
    cohort,
    identifier,
    milestones: new Map(Object.entries(milestones).map(([type, [start, end]]) => [type, { start, end }])),
  }));
}

/** A schedule that somebody in a role who starts on a day may be on. */
export function scheduleFor(
  schedules: readonly ScheduleDates[],
  cohort: number,
  role: 'ect' | 'mentor',
  start: string,
  random: Random,
): string {
  const month = Number(start.slice(5, 7));
  const season = month >= 6 && month <= 10 ? 'september' : month >= 3 && month <= 5 ? 'april' : 'january';
  const kind = random.weighted({ standard: 7, extended: 1.5, [role === 'ect' ? 'reduced' : 'replacement']: 1 });
  const wanted = `ecf-${kind}-${random.chance(0.85) ? season : random.pick(['january', 'april', 'september'])}`;
  return schedules.some((one) => one.cohort === cohort && one.identifier === wanted)
    ? wanted
    : 'ecf-standard-september';
}
