import type { components } from '../../../../generated/rect/types.ts';
import { toWire, type Day } from '../../../rules/time.ts';
import { sure, type Served } from '../../kit/served.ts';
import type { Provider } from '../../world/records.ts';
import { eligibleForFunding, upliftOf } from '../derived/funding.ts';
import { assignedMentor, mentorDay } from '../derived/mentors.ts';
import {
  inductionEnd,
  inductionStart,
  latestInductionEnd,
  participantStatus,
  trainingStatus,
} from '../derived/status.ts';
import { latestTraining, roles } from '../derived/training.ts';
import type { Person, RectWorld, Report, Training } from '../world.ts';

/** A participant as one provider sees them. */
export function serveParticipant(
  world: RectWorld,
  person: Person,
  lp: Provider,
  today: Day,
): Served<components['schemas']['Participant']> {
  const enrolments = [];
  for (const role of roles) {
    const training = latestTraining(person[role], lp);
    if (training !== null) enrolments.push(serveEnrolment(world, person, training, today));
  }
  return {
    id: person.id,
    type: 'participant',
    attributes: {
      full_name: fullName(person),
      teacher_reference_number: person.trn,
      updated_at: toWire(person.updatedAt),
      ecf_enrolments: enrolments,
      participant_id_changes: person.idChanges.map(({ from, to, at }) => ({
        from_participant_id: from,
        to_participant_id: to,
        changed_at: toWire(at),
      })),
    },
  };
}

export function fullName({ name }: Person): string {
  return name === null || name.trim() === '' ? 'Unknown' : name;
}

function serveEnrolment(world: RectWorld, person: Person, training: Training, today: Day) {
  const { stay, partnership } = training;
  const record = person[stay.role];
  const isEct = record.role === 'ect';
  const status = trainingStatus(training);
  const uplift =
    partnership === null ? { pupilPremium: false, sparsity: false } : upliftOf(partnership.school, partnership.cohort);
  return {
    training_record_id: sure(record.trainingRecordId, 'the id of a training record'),
    email: stay.email,
    mentor_id: isEct ? (assignedMentor(stay, mentorDay(world, person))?.mentorId ?? null) : null,
    school_urn: (partnership?.school ?? stay.school).urn,
    participant_type: record.role,
    cohort: String(partnership?.cohort.year ?? ''),
    training_status: status,
    participant_status: participantStatus(training, today),
    eligible_for_funding: eligibleForFunding(record),
    pupil_premium_uplift: uplift.pupilPremium,
    sparsity_uplift: uplift.sparsity,
    schedule_identifier: sure(training.schedule, 'the schedule of a training').identifier,
    delivery_partner_id: sure(partnership, 'the partnership of a training').deliveryPartner.id,
    withdrawal: status === 'withdrawn' ? serveReported(training.withdrawn) : null,
    deferral: status === 'deferred' ? serveReported(training.deferred) : null,
    created_at: toWire((record.stays[0] ?? stay).createdAt),
    induction_end_date: isEct ? inductionEnd(person) : null,
    most_recent_induction_period_end_date: isEct ? latestInductionEnd(person) : null,
    overall_induction_start_date: isEct ? inductionStart(person) : null,
    mentor_funding_end_date: isEct ? null : person.mentorFundingEnd,
    mentor_ineligible_for_funding_reason: isEct ? null : person.mentorFundingReason,
    cohort_changed_after_payments_frozen: record.frozenCohort !== null,
    // from the latest stay anywhere, not from the one with this provider
    working_pattern: isEct ? (record.stays[record.stays.length - 1] ?? stay).workingPattern : null,
  };
}

function serveReported(reported: Report | null) {
  return reported === null ? null : { reason: reported.reason, date: toWire(reported.at) };
}
