import type { Uuid } from '../../ids.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';
import { append, include, takeSeq } from '../look-ups.ts';
import type { Eligibility, Identity, Profile, ProfileState, User } from '../world.ts';
import type { Loading } from './loading.ts';
import { placementOf, trainingStatusOf, type Placement } from './placements.ts';

/** A profile and the training entries that make its history, as written. */
export interface Registration {
  readonly profile: Profile;
  readonly placements: readonly Placement[];
}

/** One profile for each training record of a person. */
export function loadProfiles(loading: Loading, user: User, written: ScenarioParticipant, into: Registration[]): void {
  const byRecord = new Map<Uuid, ScenarioTraining[]>();
  for (const entry of written.training ?? []) append(byRecord, loading.idOf(entry.record), entry);
  for (const [id, entries] of byRecord) {
    const placements = entries.map((entry) => placementOf(loading, entry));
    into.push({ profile: loadProfile(loading, user, written, id, placements), placements });
  }
}

function loadProfile(
  loading: Loading,
  user: User,
  written: ScenarioParticipant,
  id: Uuid,
  placements: readonly Placement[],
): Profile {
  const { world } = loading;
  const [first] = placements;
  const last = placements.at(-1);
  if (first === undefined || last === undefined) throw new Error('mock: a training record without entries');
  const createdAt = first.entry.createdAt === undefined ? user.createdAt : Date.parse(first.entry.createdAt);
  const { school, cohort } = first.programme.schoolCohort;
  const uplift = school.uplift.get(cohort.year);
  const isMentor = first.entry.role === 'mentor';
  const profile: Profile = {
    id,
    seq: takeSeq(world),
    createdAt,
    updatedAt: written.updatedAt === undefined ? createdAt : Date.parse(written.updatedAt),
    role: first.entry.role,
    user,
    identity: identityOf(loading, user, placements),
    status: 'active',
    trainingStatus: trainingStatusOf(last.entry),
    schedule: last.schedule,
    schoolCohort: last.programme.schoolCohort,
    pupilPremium: uplift?.pupilPremium ?? false,
    sparsity: uplift?.sparsity ?? false,
    eligibility: eligibilityOf(placements, user.trn !== null),
    typedTrn: null,
    inductionStarted: isMentor ? null : (written.induction?.start ?? null),
    inductionCompleted: isMentor ? null : inductionEnd(written),
    mentorCompleted: isMentor ? (written.mentorFundingEnd ?? null) : null,
    mentorCompletionReason: isMentor
      ? (written.mentorFundingReason ?? (written.mentorFundingEnd == null ? null : 'completed_declaration_received'))
      : null,
    cohortChangedAfterPaymentsFrozen: false,
    states: placements.flatMap(statesOf).sort((a, b) => a.at - b.at),
    formerSchedules: [],
    records: [],
  };
  append(world.profilesOf, user.id, profile);
  include(world.profilesAt, profile.schoolCohort.school.id, profile);
  return profile;
}

/** The account the record was registered under: as written for any of its entries, else the person's own. */
function identityOf({ world, idOf }: Loading, user: User, placements: readonly Placement[]): Identity {
  const written = placements.find(({ entry }) => entry.identity != null)?.entry.identity;
  const identity = world.identityByExternalId.get(written == null ? user.id : idOf(written));
  if (identity === undefined) throw new Error('mock: a person without an identity');
  return identity;
}

/** An induction's end counts only with an outcome. */
function inductionEnd({ induction }: ScenarioParticipant): string | null {
  return induction?.outcome == null ? null : (induction.end ?? null);
}

/**
 * Undecided with a TRN means that the TRN was found right and nothing more: it is the check that puts it on the record.
 */
function eligibilityOf(placements: readonly Placement[], hasTrn: boolean): Eligibility | null {
  const written = placements.map(({ entry }) => entry.eligibleForFunding ?? null);
  if (written.includes(true)) return { status: 'eligible', reason: 'none' };
  if (written.includes(false)) return { status: 'ineligible', reason: 'none' };
  return hasTrn ? { status: 'matched', reason: 'none' } : null;
}

function statesOf({ entry, programme }: Placement): ProfileState[] {
  const lp = programme.partnership?.lp;
  if (lp === undefined) return [];
  const states: ProfileState[] = [];
  const { deferred, withdrawn } = entry;
  if (deferred != null) states.push({ lp, state: 'deferred', reason: deferred.reason, at: Date.parse(deferred.at) });
  if (withdrawn != null)
    states.push({ lp, state: 'withdrawn', reason: withdrawn.reason, at: Date.parse(withdrawn.at) });
  const newest = states.reduce((at, state) => Math.max(at, state.at), 0);
  // written as resumed, without saying when
  if (states.length > 0 && entry.trainingStatus === 'active')
    states.push({ lp, state: 'active', reason: null, at: newest + 1000 });
  return states;
}
