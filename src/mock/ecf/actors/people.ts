import { uuidOf } from '../../ids.ts';
import type { Role } from '../../world/records.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import type { EcfWorld, InductionRecord, Profile, User } from '../world.ts';
import { quoted, refuse, type Step } from './find.ts';

/** The account with an id, or the one that the id was retired in favour of; null for an id that nobody ever had. */
export function accountOf(world: EcfWorld, symbol: string): User | null {
  const id = uuidOf(symbol);
  const user = world.users.get(id);
  return user !== undefined && !isRetired(world, user) ? user : (world.identityByExternalId.get(id)?.user ?? null);
}

/** Whether an account was folded into another: nothing hangs on it any more. */
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
 * A participant in a role. Of two records in the role, which a merge can leave behind, the one registered under the id
 * that was given, as when a provider writes.
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
      `participant ${quoted(symbol)} is not registered ${role === undefined ? 'in any role' : role === 'ect' ? 'as an ECT' : 'as a mentor'}.`,
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

/** The same, of somebody whose time at the school is not over. */
export function presentStayOf(
  step: Step,
  symbol: string,
  role?: Role,
): { readonly profile: Profile; readonly record: InductionRecord } {
  const stay = stayOf(step, symbol, role);
  const { end } = stay.record;
  return end !== null && end <= step.now ? refuse(step, `participant ${quoted(symbol)} has left the school.`) : stay;
}

/** Whether somebody has left, or is about to, without being anywhere else. */
export function isLeaving({ status, end }: InductionRecord): boolean {
  return status === 'leaving' || end !== null;
}
