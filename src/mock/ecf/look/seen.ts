import { billableStates } from '../../../rules/terms.ts';
import type { Uuid } from '../../ids.ts';
import type { SeenDeclaration, SeenPerson } from '../../look/look.ts';
import type { Declaration, EcfWorld, User } from '../world.ts';

const REFUNDED: ReadonlySet<string> = new Set(['awaiting-clawback', 'clawed-back']);

export function seenDeclaration(declaration: Declaration): SeenDeclaration {
  const { id, profile, lp, cohort, type, date, state, evidence, items, createdAt, updatedAt } = declaration;
  const on = (states: ReadonlySet<string>): Uuid | null =>
    items.find((item) => states.has(item.state))?.statement.id ?? null;
  return {
    id,
    person: { id: profile.user.id, name: profile.user.fullName },
    ...{ lp, role: profile.role, type, date, evidence, state, cohort: cohort.year, createdAt, updatedAt },
    statement: on(billableStates),
    clawbackStatement: on(REFUNDED),
  };
}

export function seenPerson(world: EcfWorld, user: User): SeenPerson {
  const { id, fullName, email, trn, createdAt, updatedAt } = user;
  const profiles = world.profilesOf.get(id) ?? [];
  const emails = (world.identitiesOf.get(id) ?? []).map((identity) => identity.email);
  return {
    ...{ id, name: fullName, trn: trn ?? profiles.find(({ typedTrn }) => typedTrn !== null)?.typedTrn ?? null },
    emails: [email, ...emails],
    ...{ createdAt, updatedAt, retiredInto: null },
    roles: (['ect', 'mentor'] as const).filter((role) => profiles.some((profile) => profile.role === role)),
    school: profiles.at(-1)?.schoolCohort.school ?? null,
  };
}

/** The account that was merged into another one stays, without anything. */
export const isRetired = (world: EcfWorld, id: Uuid): boolean =>
  world.usersByRetiredId.has(id) && (world.profilesOf.get(id)?.length ?? 0) === 0;

/** An id that was retired into an account. */
export function seenRetired(world: EcfWorld, id: Uuid): SeenPerson | null {
  if (!isRetired(world, id)) return null;
  const into = world.usersByRetiredId.get(id)?.[0];
  const change = into?.idChanges.find(({ from }) => from === id);
  if (into === undefined || change === undefined) return null;
  return {
    ...{ id, name: null, trn: null, emails: [], roles: [], school: null },
    ...{ createdAt: change.at, updatedAt: change.at, retiredInto: into.id },
  };
}
