import type { components } from '../../../../generated/ecf/types.ts';
import { toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Provider } from '../../world/records.ts';
import { latestShown } from '../derived/latest-record.ts';
import type { EcfWorld, Eligibility, InductionRecord, Profile, TrainingStatus, User } from '../world.ts';

/**
 * docs/services/ecf.md 5.2. The default GETs lose the order of the id changes on the way (oldest first here); writes
 * and sorted lists show the newest first.
 */
export function serveParticipant(
  world: EcfWorld,
  user: User,
  lp: Provider,
  now: number,
  changesFirst: 'oldest' | 'newest' = 'oldest',
): Served<components['schemas']['Participant']> {
  const profiles = world.profilesOf.get(user.id) ?? [];
  const enrolments = [];
  for (const profile of profiles) {
    const latest = latestShown(profile, lp);
    if (latest !== null) enrolments.push(serveEnrolment(profile, latest, lp, now));
  }
  const changes = changesFirst === 'newest' ? [...user.idChanges].reverse() : user.idChanges;
  return {
    id: user.id,
    type: 'participant',
    attributes: {
      full_name: user.fullName,
      teacher_reference_number: user.trn,
      updated_at: toWire(newestChange(user, world.identitiesOf.get(user.id) ?? [], profiles)),
      ecf_enrolments: enrolments,
      participant_id_changes: changes.map(({ from, to, at }) => ({
        from_participant_id: from,
        to_participant_id: to,
        changed_at: toWire(at),
      })),
    },
  };
}

function serveEnrolment(profile: Profile, latest: InductionRecord, lp: Provider, now: number) {
  const { programme, trainingStatus } = latest;
  const { school, cohort } = programme.schoolCohort;
  const isMentor = profile.role === 'mentor';
  return {
    training_record_id: profile.id,
    email: latest.preferredIdentity?.email ?? profile.user.email,
    mentor_id: isMentor ? null : (latest.mentor?.user.id ?? null),
    school_urn: school.urn,
    participant_type: profile.role,
    cohort: String(cohort.year),
    training_status: trainingStatus,
    participant_status: participantStatus(latest, now),
    teacher_reference_number_validated: isTrnValidated(profile),
    eligible_for_funding: isFundable(profile.eligibility),
    pupil_premium_uplift: profile.pupilPremium,
    sparsity_uplift: profile.sparsity,
    schedule_identifier: latest.schedule.identifier,
    delivery_partner_id: programme.partnership?.deliveryPartner.id ?? null,
    withdrawal: trainingStatus === 'withdrawn' ? newestState(profile, lp, 'withdrawn') : null,
    deferral: trainingStatus === 'deferred' ? newestState(profile, lp, 'deferred') : null,
    created_at: toWire(profile.createdAt),
    induction_end_date: profile.inductionCompleted,
    mentor_funding_end_date: profile.mentorCompleted,
    cohort_changed_after_payments_frozen: profile.cohortChangedAfterPaymentsFrozen,
    mentor_ineligible_for_funding_reason: isMentor ? profile.mentorCompletionReason : null,
  };
}

/** When a person's participant status turns next by the mere passing of time. */
export function statusTurnsAt(world: EcfWorld, user: User, lp: Provider, now: number): number {
  let next = Infinity;
  for (const profile of world.profilesOf.get(user.id) ?? []) {
    const latest = latestShown(profile, lp);
    for (const moment of [latest?.start, latest?.end])
      if (moment != null && moment > now) next = Math.min(next, moment);
  }
  return next;
}

/** docs/services/ecf.md 6.3: what the school's side makes of it, at this moment. */
export function participantStatus({ start, end, status }: InductionRecord, now: number): string | null {
  if (end !== null) return end > now ? 'leaving' : 'left';
  if (start > now) return 'joining';
  if (status === 'active' || status === 'completed') return 'active';
  return status === 'leaving' ? null : 'withdrawn';
}

function isTrnValidated({ user, typedTrn, eligibility }: Profile): boolean | null {
  if (user.trn === null && typedTrn === null) return null;
  return eligibility !== null && eligibility.reason !== 'different_trn';
}

function isFundable(eligibility: Eligibility | null): boolean | null {
  if (eligibility?.status === 'eligible') return true;
  return eligibility?.status === 'ineligible' ? false : null;
}

function newestState(profile: Profile, lp: Provider, state: TrainingStatus) {
  const found = profile.states.findLast((row) => row.lp === lp && row.state === state);
  if (found?.reason == null) return null;
  // an old value, stored before the reason was renamed
  const reason = found.reason === 'school-left-fip' ? 'switched-to-school-led' : found.reason;
  return { reason, date: toWire(found.at) };
}

/** The `updated_at` a participant is shown with: the newest of the account and everything beneath it. */
function newestChange(user: User, identities: readonly { updatedAt: number }[], profiles: readonly Profile[]): number {
  let newest = user.updatedAt;
  for (const identity of identities) newest = Math.max(newest, identity.updatedAt);
  for (const profile of profiles) {
    newest = Math.max(newest, profile.updatedAt);
    for (const record of profile.records) newest = Math.max(newest, record.updatedAt);
  }
  return newest;
}
