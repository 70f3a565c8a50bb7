import type { MockService } from './http/call.ts';
import { rememberingIds } from './ids.ts';
import type { Scenario } from './scenario/schema.ts';
import type { BaseWorld } from './world/base-world.ts';
import { loadBase } from './world/load-base.ts';
import { Stamps } from './world/stamps.ts';

/** Builds the world of a scenario that is known to be right. The ids of words are worked out once for all of it. */
export function loadWorld<W extends BaseWorld>(
  service: MockService<W>,
  scenario: Scenario,
  seed: number,
): { world: W; now: number } {
  const now = scenario.now === undefined ? Date.now() : Date.parse(scenario.now);
  const stamps = new Stamps(now);
  const idOf = rememberingIds();
  const base = loadBase(service.service, scenario, now, seed, stamps, idOf);
  return { now, world: service.load(base, scenario, now, stamps, idOf) };
}
