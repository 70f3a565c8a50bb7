import type { Service } from '../../../src/contract/index.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import type { CohortFacts } from '../../../src/rules/books.ts';
import type { ScheduleDates } from '../../../src/rules/schedules.ts';
import { dayOf } from '../../../src/rules/time.ts';
import { Random } from '../random.ts';
import { declarationsOf, statementsOf } from './money.ts';
import { cohortFactsOf, organisationsOf, type Organisations } from './organisations.ts';
import { peopleOf } from './people.ts';
import { presentOf } from './present.ts';
import { scheduleDatesOf, writtenSchedules } from './schedules.ts';
import type { Setting } from './timeline.ts';

/** A world, and what a provider would have to be told about it. */
export interface FuzzWorld {
  readonly service: Service;
  readonly scenario: Scenario;
  readonly now: number;
  readonly organisations: Organisations;
  readonly schedules: readonly ScheduleDates[];
  readonly cohorts: readonly CohortFacts[];
  /** Whether the bundled schedules and flags would say the same. */
  readonly isSeeded: boolean;
  /** Every participant's symbol, and every retired one. */
  readonly people: readonly string[];
  readonly retired: readonly string[];
}

/** The same world at another moment. */
export function at(world: FuzzWorld, now: number): FuzzWorld {
  return { ...world, now, cohorts: cohortFactsOf(world.organisations, now) };
}

/** The world of a seed and an index, always the same one. Only what the real services could hold comes up. */
export function worldOf(service: Service, seed: number, index: number): FuzzWorld {
  const random = new Random(seed, index, service === 'rect' ? 1 : 2);
  const now = presentOf(random);
  const organisations = organisationsOf(service, now, random);
  const written = writtenSchedules(organisations.years, random);
  const schedules = scheduleDatesOf(service, organisations.years, written);
  const cohorts = cohortFactsOf(organisations, now);
  const today = dayOf(now, service === 'rect' ? 'london' : 'utc');
  const setting: Setting = { organisations, schedules, now, today, random };
  const people = peopleOf(setting);
  const statements = statementsOf(setting);
  const declarations = declarationsOf(
    setting,
    people,
    statements,
    (year) => cohorts.find((one) => one.year === year)?.detailedEvidence === true,
  );
  const scenario: Scenario = {
    now: new Date(now).toISOString(),
    leadProviders: organisations.lps.map((id) => ({ id, name: organisations.names.get(id) ?? id })),
    cohorts: organisations.cohorts,
    ...(written !== null && { schedules: written }),
    deliveryPartners: organisations.partners,
    schools: organisations.schools,
    partnerships: organisations.partnerships,
    participants: people,
    declarations,
    statements,
  };
  return {
    service,
    scenario,
    now,
    organisations,
    schedules,
    cohorts,
    isSeeded: written === null && organisations.cohorts.every((cohort) => Object.keys(cohort).length === 1),
    people: people.map(({ id }) => id),
    retired: people.flatMap(({ idChanges = [] }) => idChanges.map(({ from }) => from)),
  };
}
