import { isRecord } from '../base/guards.ts';
import { reason } from '../base/reason.ts';
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

/** The furthest a `Date` can be from the epoch, in milliseconds. */
const FURTHEST = 8.64e15;

export function takeSnapshot(service: Service, scenario: Scenario, world: BaseWorld, at: number): Snapshot {
  return { service, at, scenario, world: structuredClone(world) };
}

/**
 * A copy of the kept world, so that the snapshot can be used again. `like` is a world of the same kind: what was kept
 * has to be built like it, because a snapshot that went through JSON, for example, has lost its maps.
 *
 * @throws {RangeError} for what is not a snapshot of the service
 */
export function openSnapshot<W extends BaseWorld>(
  service: Service,
  snapshot: Snapshot,
  like?: W,
): { readonly world: W; readonly at: number; readonly scenario: Scenario } {
  // callers without types can pass anything
  const given: unknown = snapshot;
  if (!isRecord(given))
    throw notOne(`it is ${given === null ? 'null' : Array.isArray(given) ? 'a list' : typeof given}`);
  const { service: its, at, scenario, world: kept } = given;
  if (its !== 'rect' && its !== 'ecf') throw notOne('it does not say of which service it is');
  if (its !== service) throw new RangeError(`mock.restore: the snapshot is of ${its}, this mock plays ${service}.`);
  if (typeof at !== 'number' || !(Math.abs(at) <= FURTHEST)) throw notOne('its "at" is no time');
  if (!isScenario(scenario)) throw notOne('it has no scenario');
  const world = copyOf(kept);
  if (!isWorld(world, service, like))
    throw notOne(`its world is not one of ${service}, or one of another version, or it went through JSON`);
  return { world, at, scenario };
}

function copyOf(kept: unknown): unknown {
  try {
    return structuredClone(kept);
  } catch (error) {
    throw notOne(`its world cannot be copied (${reason(error)})`);
  }
}

function isScenario(value: unknown): value is Scenario {
  return isRecord(value);
}

function isWorld<W extends BaseWorld>(value: unknown, service: Service, like: W | undefined): value is W {
  if (!isRecord(value) || value['service'] !== service) return false;
  if (like === undefined) return true;
  const wanted = Object.entries(like);
  return (
    wanted.length === Object.keys(value).length && wanted.every(([name, one]) => kindOf(value[name]) === kindOf(one))
  );
}

/** `[object Map]` and so on, also of an object that was made in another realm. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value);

function notOne(why: string): RangeError {
  return new RangeError(
    `mock.restore: this is not a snapshot: ${why}. Pass what mock.snapshot() gave, as it is. Nothing has changed.`,
  );
}
