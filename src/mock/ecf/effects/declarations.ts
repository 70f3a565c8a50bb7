import { Crash } from '../../http/page.ts';
import { nextId } from '../../ids.ts';
import { changed } from '../../world/base-world.ts';
import type { Cohort, Provider } from '../../world/records.ts';
import { duplicateOf, nextStatement } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { addDeclaration, takeSeq } from '../look-ups.ts';
import { refreshDeclaration } from '../visible/lists.ts';
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
