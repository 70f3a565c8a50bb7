import type { Service } from '../../../src/contract/index.ts';
import { generateScenario, type Scenario } from '../../../src/mock/index.ts';
import type { Random } from '../../fuzz/random.ts';
import { cohortFactsOf, type Organisations } from '../../fuzz/world/organisations.ts';
import { scheduleDatesOf } from '../../fuzz/world/schedules.ts';
import { worldOf, type FuzzWorld } from '../../fuzz/world/world.ts';

/** A small random world: of any records the service could hold, or a generated one, which has mentors and transfers. */
export function playWorld(service: Service, seed: number, index: number, random: Random): FuzzWorld {
  if (index % 2 === 0) return worldOf(service, seed, index);
  const scenario = generateScenario({
    service,
    seed: seed * 1000 + index,
    // the rest in proportion
    participants: random.int(8, 40),
  });
  return described(service, scenario);
}

function described(service: Service, scenario: Scenario): FuzzWorld {
  const now = Date.parse(scenario.now ?? '');
  const years = (scenario.cohorts ?? []).map(({ year }) => year);
  const lps = (scenario.leadProviders ?? []).map((lp) => (typeof lp === 'string' ? lp : lp.id));
  const organisations: Organisations = {
    service,
    lps,
    years,
    cohorts: scenario.cohorts ?? [],
    partners: scenario.deliveryPartners ?? [],
    schools: scenario.schools ?? [],
    partnerships: scenario.partnerships ?? [],
    challenged: 0,
    names: new Map(),
  };
  return {
    service,
    scenario,
    now,
    organisations,
    schedules: scheduleDatesOf(service, years, null),
    cohorts: cohortFactsOf(organisations, now),
    isSeeded: true,
    people: (scenario.participants ?? []).map(({ id }) => id),
    retired: [],
  };
}
