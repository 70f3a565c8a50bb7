import { isDay, type Day } from '../../../rules/calendar.ts';
import { ActorError } from '../../actors/actor-error.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import type { Cohort } from '../../world/records.ts';
import type { EcfWorld } from '../world.ts';

/** A step that somebody else than a provider takes, at its present. */
export interface Step {
  /** For refusals: `dfe.pay`. */
  readonly name: string;
  readonly world: EcfWorld;
  readonly now: number;
}

export function refuse({ name }: Step, why: string): never {
  throw new ActorError(name, why);
}

export const quoted = (symbol: string): string => JSON.stringify(symbol);

/** A record by its symbol or UUID. */
export function find<T>(step: Step, records: ReadonlyMap<Uuid, T>, symbol: string, what: string): T {
  return (
    records.get(uuidOf(symbol)) ??
    refuse(step, `there is no ${what} ${quoted(symbol)} in this world. Name one by its symbol or its UUID.`)
  );
}

export function findCohort(step: Step, year: number): Cohort {
  const { cohorts } = step.world;
  return (
    cohorts.get(year) ??
    refuse(
      step,
      `there is no cohort ${year} in this world. It has ${[...cohorts.keys()].sort().join(', ') || 'none'}; dfe.openCohort adds one.`,
    )
  );
}

/** The first moment of a day. */
export function startOf(step: Step, day: Day, what: string): number {
  return Date.parse(`${checked(step, day, what)}T00:00:00Z`);
}

/** The last moment of a day. */
export function endOf(step: Step, day: Day, what: string): number {
  return Date.parse(`${checked(step, day, what)}T23:59:59.999Z`);
}

export function checked(step: Step, day: Day, what: string): Day {
  return isDay(day)
    ? day
    : refuse(step, `${what} is ${quoted(day)}, which is no calendar day; write it as YYYY-MM-DD.`);
}
