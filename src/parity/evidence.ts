import type { Evidence, Resource } from './types.ts';

/**
 * Which attributes the capture makes agree, so that it says nothing that they do. `copied` are taken over as they were seen.
 * `chosen` are made to agree for the day of the capture, by facts that no read shows: on another day they cannot be compared.
 * Everything else is worked out from facts that stand elsewhere, and could have differed.
 */
type Taken = 'copied' | 'chosen';

const both: Readonly<Record<string, Taken>> = { id: 'copied', created_at: 'copied', updated_at: 'copied' };

const taken: Readonly<Record<Resource, Readonly<Record<string, Taken>>>> = {
  participants: {
    ...both,
    full_name: 'copied',
    teacher_reference_number: 'copied',
    participant_id_changes: 'copied',
    'ecf_enrolments.training_record_id': 'copied',
    'ecf_enrolments.email': 'copied',
    'ecf_enrolments.school_urn': 'copied',
    'ecf_enrolments.training_status': 'copied',
    'ecf_enrolments.eligible_for_funding': 'copied',
    'ecf_enrolments.schedule_identifier': 'copied',
    'ecf_enrolments.withdrawal': 'copied',
    'ecf_enrolments.deferral': 'copied',
    'ecf_enrolments.created_at': 'copied',
    'ecf_enrolments.induction_end_date': 'copied',
    'ecf_enrolments.most_recent_induction_period_end_date': 'copied',
    'ecf_enrolments.overall_induction_start_date': 'copied',
    'ecf_enrolments.mentor_funding_end_date': 'copied',
    'ecf_enrolments.mentor_ineligible_for_funding_reason': 'copied',
    'ecf_enrolments.cohort_changed_after_payments_frozen': 'copied',
    'ecf_enrolments.working_pattern': 'copied',
    'ecf_enrolments.participant_status': 'chosen',
    'ecf_enrolments.mentor_id': 'chosen',
  },
  declarations: {
    ...both,
    participant_id: 'copied',
    declaration_type: 'copied',
    course_identifier: 'copied',
    declaration_date: 'copied',
    evidence_held: 'copied',
    lead_provider_name: 'copied',
    state: 'copied',
    delivery_partner_id: 'copied',
    mentor_id: 'copied',
    uplift_paid: 'chosen',
  },
  partnerships: {
    ...both,
    cohort: 'copied',
    school_id: 'copied',
    delivery_partner_id: 'copied',
    status: 'copied',
    challenged_reason: 'copied',
    challenged_at: 'copied',
    induction_tutor_name: 'copied',
    induction_tutor_email: 'copied',
    participants_currently_training: 'chosen',
  },
  schools: {
    ...both,
    name: 'copied',
    urn: 'copied',
    in_partnership: 'chosen',
    induction_programme_choice: 'chosen',
    expression_of_interest: 'chosen',
  },
  statements: {
    ...both,
    month: 'copied',
    year: 'copied',
    cohort: 'copied',
    cut_off_date: 'copied',
    payment_date: 'copied',
    paid: 'copied',
  },
  deliveryPartners: { ...both, name: 'copied', cohort: 'copied' },
  transfers: { ...both, 'transfers.created_at': 'copied', 'transfers.training_record_id': 'copied' },
  unfundedMentors: { ...both, full_name: 'copied', email: 'copied', teacher_reference_number: 'copied' },
};

/** What it says that an attribute of a record agrees. */
export function evidenceOf(resource: Resource, path: string): Evidence {
  const table = taken[resource];
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const how = table[parts.slice(0, length).join('.')];
    if (how !== undefined) return 'fitted';
  }
  return 'tested';
}

/** Whether an attribute was made to agree for one day alone. */
export function isOfOneDay(resource: Resource, path: string): boolean {
  const table = taken[resource];
  const parts = path.split('.');
  return parts.some((_, at) => table[parts.slice(0, at + 1).join('.')] === 'chosen');
}
