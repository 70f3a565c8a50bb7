import { isDay, type Day } from '../../../rules/time.ts';
import { ActorError } from '../../actors/actor-error.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import type { Cohort, Role } from '../../world/records.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import type { EcfWorld, InductionRecord, Profile, User } from '../world.ts';

/** What a step is, and the person and records it is about. */

/** A step of an actor other than a provider, at its present. */
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
      `there is no cohort ${year} in this world. It has ${[...cohorts.keys()].sort().join(', ') || 'none'}; ` +
        'dfe.openCohort adds one.',
    )
  );
}

/** The first moment of a day. */
export function startOf(step: Step, day: Day, what: string): number {
  return Date.parse(`${checked(step, day, what)}T00:00:00Z`);
}

export function checked(step: Step, day: Day, what: string): Day {
  return isDay(day)
    ? day
    : refuse(step, `${what} is ${quoted(day)}, which is not a calendar day; write it as YYYY-MM-DD.`);
}

/** The account with an id, or the successor of that id; null for an id that no account ever had. */
export function accountOf(world: EcfWorld, symbol: string): User | null {
  const id = uuidOf(symbol);
  const user = world.users.get(id);
  return user !== undefined && !isRetired(world, user) ? user : (world.identityByExternalId.get(id)?.user ?? null);
}

/** Whether an account was merged into another: it has no records any more. */
export function isRetired(world: EcfWorld, { id }: User): boolean {
  return (world.identitiesOf.get(id) ?? []).length === 0 && (world.profilesOf.get(id) ?? []).length === 0;
}

export function personOf(step: Step, symbol: string): User {
  return (
    accountOf(step.world, symbol) ??
    refuse(step, `there is no participant ${quoted(symbol)} in this world. Name one by its symbol or its UUID.`)
  );
}

/**
 * A participant in a role. A merge can leave two records in the role; then the one registered under the given id is
 * taken, as when a provider writes.
 */
export function profileOf(step: Step, symbol: string, role?: Role): Profile {
  const all = step.world.profilesOf.get(personOf(step, symbol).id) ?? [];
  const profiles = role === undefined ? all : all.filter((profile) => profile.role === role);
  if (role === undefined && new Set(all.map((profile) => profile.role)).size > 1) {
    refuse(step, `participant ${quoted(symbol)} is an ECT and a mentor; say in which role with { role }.`);
  }
  const active = profiles.filter(({ status }) => status === 'active');
  return (
    active.find(({ identity }) => identity.externalId === uuidOf(symbol)) ??
    active[0] ??
    profiles[0] ??
    refuse(
      step,
      `participant ${quoted(symbol)} is not registered ` +
        `${role === undefined ? 'in any role' : role === 'ect' ? 'as an ECT' : 'as a mentor'}.`,
    )
  );
}

/** A participant who is on a school's list in a role, with the latest time there. */
export function stayOf(
  step: Step,
  symbol: string,
  role?: Role,
): { readonly profile: Profile; readonly record: InductionRecord } {
  const profile = profileOf(step, symbol, role);
  const record = latestAnywhere(profile);
  if (profile.status === 'withdrawn' || record === null) {
    refuse(
      step,
      `the school has removed participant ${quoted(symbol)}. schools.registerParticipant registers them again.`,
    );
  }
  return { profile, record };
}

/** The same, for a person whose time at the school is not over. */
export function presentStayOf(
  step: Step,
  symbol: string,
  role?: Role,
): { readonly profile: Profile; readonly record: InductionRecord } {
  const stay = stayOf(step, symbol, role);
  const { end } = stay.record;
  return end !== null && end <= step.now ? refuse(step, `participant ${quoted(symbol)} has left the school.`) : stay;
}

/** Whether a person has left, or is about to, and is at no other school. */
export function isLeaving({ status, end }: InductionRecord): boolean {
  return status === 'leaving' || end !== null;
}
