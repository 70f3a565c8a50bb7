import type { Service } from '../../../src/contract/index.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import { attribute, type Mutation } from './kit.ts';

/** The generated worlds have no challenged partnership. */
const challenged = (scenario: Scenario): Scenario => ({
  ...scenario,
  partnerships: scenario.partnerships?.map((one, index) =>
    index < 3
      ? { ...one, status: 'challenged', challengedReason: 'mistake', challengedAt: '2026-05-04T10:00:00.000Z' }
      : one,
  ),
});

const nothing = (): null => null;
const not = (value: unknown): unknown => !(value === true);
const millis = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/Z$/, '.000Z') : value);
const asNumber = (value: unknown): unknown => Number(value);
const instead =
  (from: string, to: string) =>
  (value: unknown): unknown =>
    value === from ? to : value;
const hyphens = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('_', '-') : value);
const underscores = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('-', '_') : value);

const inBoth = (service: Service): readonly Mutation[] => [
  attribute(
    service,
    'participants',
    'ecf_enrolments.participant_status',
    'says active of who has left',
    instead('left', 'active'),
  ),
  attribute(
    service,
    'participants',
    'ecf_enrolments.participant_status',
    'says active of who is joining',
    instead('joining', 'active'),
  ),
  attribute(
    service,
    'participants',
    'ecf_enrolments.training_status',
    'says active of who is deferred',
    instead('deferred', 'active'),
  ),
  attribute(service, 'participants', 'ecf_enrolments.mentor_id', 'is never told', nothing),
  attribute(service, 'participants', 'ecf_enrolments.withdrawal', 'is never told', nothing),
  attribute(service, 'participants', 'ecf_enrolments.deferral.date', 'is a day', (value) => String(value).slice(0, 10)),
  attribute(
    service,
    'participants',
    'ecf_enrolments.eligible_for_funding',
    'is false for null',
    (value) => value ?? false,
  ),
  attribute(service, 'participants', 'ecf_enrolments.pupil_premium_uplift', 'is turned', not),
  attribute(service, 'participants', 'ecf_enrolments.sparsity_uplift', 'is absent', () => undefined),
  attribute(service, 'participants', 'ecf_enrolments.cohort', 'is a number', asNumber),
  attribute(service, 'participants', 'ecf_enrolments.schedule_identifier', 'has no ecf-', (value) =>
    String(value).replace('ecf-', ''),
  ),
  attribute(service, 'participants', 'ecf_enrolments.created_at', 'has a fraction', millis),
  attribute(service, 'participants', 'ecf_enrolments.mentor_funding_end_date', 'is never told', nothing),
  attribute(service, 'participants', 'ecf_enrolments.cohort_changed_after_payments_frozen', 'is turned', not),
  attribute(service, 'participants', 'participant_id_changes', 'is always empty', () => []),
  attribute(service, 'participants', 'updated_at', 'has a fraction', millis),
  attribute(service, 'declarations', 'state', 'has underscores', underscores),
  attribute(service, 'declarations', 'statement_id', 'is never told', nothing),
  attribute(service, 'declarations', 'clawback_statement_id', 'is never told', nothing),
  attribute(service, 'declarations', 'mentor_id', 'is never told', nothing),
  attribute(service, 'declarations', 'uplift_paid', 'is turned', not),
  attribute(service, 'declarations', 'lead_provider_name', 'is always the own one', () => 'Northlight Teaching'),
  attribute(service, 'partnerships', 'induction_tutor_email', 'is never told', nothing),
  attribute(service, 'schools', 'in_partnership', 'is turned', not),
  attribute(service, 'schools', 'induction_programme_choice', 'has hyphens', hyphens),
  attribute(service, 'statements', 'paid', 'is turned', not),
  attribute(service, 'statements', 'month', 'is in lower case', (value) => String(value).toLowerCase()),
  attribute(service, 'deliveryPartners', 'cohort', 'leaves one out', (value) =>
    Array.isArray(value) ? value.slice(1) : value,
  ),
  attribute(service, 'transfers', 'transfers.status', 'is always complete', () => 'complete'),
  attribute(
    service,
    'transfers',
    'transfers.transfer_type',
    'calls a new provider a new school',
    instead('new_provider', 'new_school'),
  ),
  attribute(service, 'transfers', 'transfers.created_at', 'is a day', (value) => String(value).slice(0, 10)),
  attribute(service, 'transfers', 'transfers.joining', 'is never told', nothing),
  attribute(service, 'unfundedMentors', 'teacher_reference_number', 'is never told', nothing),
];

export const attributeMutations: readonly Mutation[] = [
  ...inBoth('rect'),
  ...inBoth('ecf'),
  attribute('rect', 'participants', 'ecf_enrolments', 'begin with the mentor', (value) =>
    Array.isArray(value) ? value.toReversed() : value,
  ),
  attribute('rect', 'participants', 'ecf_enrolments.working_pattern', 'is never told', nothing),
  attribute('rect', 'participants', 'ecf_enrolments.induction_end_date', 'is never told', nothing),
  attribute(
    'rect',
    'participants',
    'ecf_enrolments.overall_induction_start_date',
    'is that of the latest period',
    (value) => (value === null ? null : '2026-01-01'),
  ),
  attribute('rect', 'partnerships', 'participants_currently_training', 'counts one more', (value) => Number(value) + 1),
  attribute('rect', 'schools', 'expression_of_interest', 'is turned', not),
  attribute('rect', 'schools', 'induction_tutor_name', 'is never told', nothing),
  attribute('ecf', 'participants', 'ecf_enrolments.teacher_reference_number_validated', 'is turned', not),
  { ...attribute('ecf', 'partnerships', 'status', 'is always active', () => 'active'), scenario: challenged },
  {
    ...attribute('ecf', 'partnerships', 'challenged_at', 'has no fraction', (value) =>
      typeof value === 'string' ? value.replace('.000Z', 'Z') : value,
    ),
    scenario: challenged,
  },
  attribute('ecf', 'statements', 'type', 'is absent', () => undefined),
];
