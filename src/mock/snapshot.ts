import type { Service } from '../contract/service.ts';
import type { Scenario } from './scenario/schema.ts';
import type { BaseWorld } from './world/base-world.ts';

/**
 * A world and its clock as they were at one moment. Can be restored any number of times, also into another mock of the
 * service.
 */
export interface Snapshot {
  readonly service: Service;
  /** The mock's present, in milliseconds since the epoch. */
  readonly at: number;
  /** The scenario the world was loaded from. */
  readonly scenario: Scenario;
  /** Opaque: the records, copied. */
  readonly world: unknown;
}

export function takeSnapshot(service: Service, scenario: Scenario, world: BaseWorld, at: number): Snapshot {
  return { service, at, scenario, world: structuredClone(world) };
}

/** A copy of the kept world, so that the snapshot can be used again. */
export function openSnapshot<W extends BaseWorld>(
  service: Service,
  snapshot: Snapshot,
): { readonly world: W; readonly at: number } {
  if (snapshot.service !== service)
    throw new RangeError(`mock.restore: the snapshot is of ${snapshot.service}, this mock plays ${service}.`);
  const world = structuredClone(snapshot.world) as W;
  return { world, at: snapshot.at };
}
