import { Crash } from '../../http/page.ts';
import { nextId } from '../../ids.ts';
import { changed } from '../../world/base-world.ts';
import type { Cohort, Provider } from '../../world/records.ts';
import { nextStatement } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { append, include, takeSeq } from '../look-ups.ts';
import { isLive, refreshDeclaration } from '../visible/lists.ts';
import type { Declaration, EcfWorld, Profile } from '../world.ts';
import { checkMentorCompletion } from './mentor-completion.ts';

export interface NewDeclaration {
  readonly lp: Provider;
  readonly profile: Profile;
  /** Of the profile's schedule. */
  readonly cohort: Cohort;
  readonly type: string;
  readonly date: number;
  readonly evidence: string | null;
}

/**
 * A provider declares (docs/services/ecf.md 4.16.2). The declaration counts for payment when the participant is
 * fundable, and is `ineligible` when another account of the same teacher holds a live one of its kind.
 */
export function declare(
  world: EcfWorld,
  { lp, profile, cohort, type, date, evidence }: NewDeclaration,
  now: number,
): Declaration {
  const record = latestWritten(profile, lp, ({ start }) => start <= date);
  const original = duplicateOf(world, profile, type);
  const state =
    original !== null ? 'ineligible' : profile.eligibility?.status === 'eligible' ? 'eligible' : 'submitted';
  const statement = state === 'submitted' ? null : nextStatement(world, lp, cohort.year, now);
  if (state !== 'submitted' && statement === null) throw new Crash('no statement to put the declaration on');
  const declaration: Declaration = {
    id: nextId(world.ids, 'declaration'),
    seq: takeSeq(world),
    createdAt: now,
    updatedAt: now,
    profile,
    lp,
    cohort,
    type,
    date,
    state,
    evidence: type === 'started' && !cohort.detailedEvidence ? null : evidence,
    uplift: profile.pupilPremium || profile.sparsity,
    deliveryPartner: record?.programme.partnership?.deliveryPartner ?? null,
    mentorId: profile.role === 'ect' ? (record?.mentor?.user.id ?? null) : null,
    supersededBy: original?.id ?? null,
    items: statement === null ? [] : [{ statement, state }],
  };
  addDeclaration(world, declaration);
  refreshDeclaration(world, declaration);
  if (type === 'completed') checkMentorCompletion(world, profile, now);
  changed(world);
  return declaration;
}

export function addDeclaration(world: EcfWorld, declaration: Declaration): void {
  world.declarations.set(declaration.id, declaration);
  append(world.declarationsOf, declaration.profile.user.id, declaration);
  for (const { statement } of declaration.items) include(world.declarationsOn, statement.id, declaration);
}

/** The oldest live declaration of the same type and role that another account with the same TRN holds. */
export function duplicateOf(world: EcfWorld, profile: Profile, type: string): Declaration | null {
  const { user, role } = profile;
  if (user.trn === null) return null;
  let oldest: Declaration | null = null;
  for (const other of world.usersByTrn.get(user.trn) ?? []) {
    if (other === user) continue;
    for (const one of world.declarationsOf.get(other.id) ?? []) {
      if (one.profile.role !== role || one.type !== type || one.supersededBy !== null || !isLive(one)) continue;
      if (oldest === null || one.createdAt < oldest.createdAt) oldest = one;
    }
  }
  return oldest;
}
