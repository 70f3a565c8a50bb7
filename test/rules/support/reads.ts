import type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadEnrolment,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from '../../../src/rules/reads.ts';

/** What the API serves, as far as the rules look at it, with only what matters written out. */

export const ID = '6c1f0d8e-7d0c-4a6e-9a3b-0d8f3f1c2b4a';
export const RETIRED = '11111111-2222-4333-8444-555555555555';
export const SCHOOL = '0b8b4c3e-30cf-4e0c-9f51-5f3a0f4f7a55';
export const PARTNER = 'a3f3ab5b-5a86-4b6e-a5d1-20c1cf2b1b61';
export const STATEMENT = 'd0a1b2c3-0000-4000-8000-000000000001';

export const enrolment = (changes: Partial<ReadEnrolment> = {}): ReadEnrolment => ({
  participant_type: 'ect',
  cohort: '2025',
  school_urn: '100001',
  schedule_identifier: 'ecf-standard-september',
  training_status: 'active',
  participant_status: 'active',
  eligible_for_funding: true,
  withdrawal: null,
  deferral: null,
  induction_end_date: null,
  mentor_funding_end_date: null,
  cohort_changed_after_payments_frozen: false,
  ...changes,
});

export const participant = (enrolments: readonly Partial<ReadEnrolment>[] = [{}], id = ID): ReadParticipant => ({
  id,
  attributes: { ecf_enrolments: enrolments.map(enrolment), participant_id_changes: [{ from_participant_id: RETIRED }] },
});

export const declared = (changes: Partial<ReadDeclaration['attributes']> = {}): ReadDeclaration => ({
  id: 'd-1',
  attributes: {
    participant_id: ID,
    declaration_type: 'started',
    course_identifier: 'ecf-induction',
    declaration_date: '2025-10-01T09:00:00Z',
    state: 'eligible',
    statement_id: STATEMENT,
    lead_provider_name: 'Acme Training',
    ...changes,
  },
});

export const statement = (changes: Partial<ReadStatement['attributes']> = {}, id = STATEMENT): ReadStatement => ({
  id,
  attributes: { cohort: '2025', cut_off_date: '2026-03-31', paid: false, ...changes },
});

export const partnership = (changes: Partial<ReadPartnership['attributes']> = {}): ReadPartnership => ({
  id: 'ps-1',
  attributes: { cohort: '2025', urn: '100001', school_id: SCHOOL, delivery_partner_id: PARTNER, ...changes },
});

export const school = (changes: Partial<ReadSchool['attributes']> = {}): ReadSchool => ({
  id: SCHOOL,
  attributes: { cohort: '2025', in_partnership: false, induction_programme_choice: 'provider_led', ...changes },
});

export const deliveryPartner = (cohort: readonly string[] = ['2024', '2025']): ReadDeliveryPartner => ({
  id: PARTNER,
  attributes: { cohort },
});
