import { dayOf } from '../../../rules/time.ts';
import { Crash } from '../../http/page.ts';
import { nextId } from '../../ids.ts';
import { takeNumber } from '../../kit/collections.ts';
import { changed } from '../../world/base-world.ts';
import type { Cohort, Provider } from '../../world/records.ts';
import { duplicateOf, isLive, nextStatement } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { addDeclaration, addItem } from '../look-ups.ts';
import { refreshDeclaration } from '../visible/lists.ts';
import type { Declaration, EcfWorld, Profile } from '../world.ts';
import { touchProfile } from './touch.ts';

const EARLY_ROLL_OUT = 'completed_during_early_roll_out';
const EARLY_ROLL_OUT_END = '2021-04-19';

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
    number: takeNumber(world),
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

/**
 * Takes a declaration back (docs/services/ecf.md 4.17). A paid declaration is clawed back: a second line goes on the
 * next statement of the declaration's own cohort and the paid one stays. Any other declaration becomes `voided`, and so
 * does its line.
 */
export function voidDeclaration(world: EcfWorld, declaration: Declaration, now: number): void {
  if (declaration.state === 'paid') {
    const statement = nextStatement(world, declaration.lp, declaration.cohort.year, now);
    if (statement === null) throw new Crash('no statement to claw back on');
    addItem(world, declaration, { statement, state: 'awaiting-clawback' });
    declaration.state = 'awaiting-clawback';
  } else {
    for (const item of declaration.items) {
      if (item.state === 'eligible' || item.state === 'payable' || item.state === 'ineligible') item.state = 'voided';
    }
    declaration.state = 'voided';
  }
  declaration.updatedAt = now;
  refreshDeclaration(world, declaration);
  if (declaration.type === 'completed') checkMentorCompletion(world, declaration.profile, now);
  changed(world);
}

/**
 * Works out anew whether a mentor's training is complete, after a `completed` declaration was made or taken back
 * (docs/services/ecf.md 4.16.2 and 4.17). A mentor who is marked as never having finished is left alone, and nobody is
 * touched when no value changes.
 */
function checkMentorCompletion(world: EcfWorld, profile: Profile, now: number): void {
  if (profile.role !== 'mentor' || profile.mentorCompletionReason === 'started_not_completed') return;
  const { mentorCompleted: day, mentorCompletionReason: reason } = profile;
  if (reason === EARLY_ROLL_OUT) {
    profile.mentorCompleted = EARLY_ROLL_OUT_END;
  } else {
    const completed = world.declarationsOf
      .get(profile.user.id)
      ?.find((one) => one.profile === profile && one.type === 'completed' && isLive(one));
    profile.mentorCompleted = completed === undefined ? null : dayOf(completed.date, 'utc');
    profile.mentorCompletionReason = completed === undefined ? null : 'completed_declaration_received';
  }
  if (profile.mentorCompleted !== day || profile.mentorCompletionReason !== reason) touchProfile(world, profile, now);
}
