import type { MockService } from '../http/call.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { BaseWorld } from './base-world.ts';
import { loadBase } from './load-base.ts';
import { Stamps } from './stamps.ts';

/** The world of a scenario that is known to be right, and its present. */
export function loadWorld<W extends BaseWorld>(
  service: MockService<W>,
  scenario: Scenario,
  seed: number,
): { world: W; now: number } {
  const now = scenario.now === undefined ? Date.now() : Date.parse(scenario.now);
  const stamps = new Stamps(now);
  return { now, world: service.load(loadBase(service.service, scenario, now, seed, stamps), scenario, now, stamps) };
}
