import type { components } from '../../../generated/control/types.ts';
import type { BaseWorld } from '../world/base-world.ts';

type Index = components['schemas']['Index'];

/** Who and which years there are in a world: what forms offer. */
export function partiesOf(world: BaseWorld): Pick<Index, 'leadProviders' | 'cohorts'> {
  const schedules = [...world.schedules.values()];
  return {
    leadProviders: world.providers.map(({ symbol, name }) => ({ id: symbol, name })),
    cohorts: [...world.cohorts.values()]
      .sort((a, b) => a.year - b.year)
      .map(({ year, enabled, paymentsFrozenAt }) => ({
        year,
        enabled,
        frozenAt: paymentsFrozenAt === null ? null : new Date(paymentsFrozenAt).toISOString(),
        schedules: schedules.filter(({ cohort }) => cohort === year).map(({ identifier }) => identifier),
      })),
  };
}
