import type { Row } from '../../observed.ts';
import { flagOf, listOf, recordOf, textOf, yearOf } from '../attributes.ts';
import type { Fitting, Person, Role } from './fitting.ts';
import type { Shown } from './history.ts';
import { fundingReasons, trainingStatuses } from './words.ts';

type Enrolment = Readonly<Record<string, unknown>>;

/** What an enrolment shows of a training record. Facts of the person that it tells are put down with them. */
export function shownOf(
  fitting: Fitting,
  row: Row,
  enrolment: Enrolment,
  person: Person,
  mentors: ReadonlySet<string>,
): Shown | null {
  const record = textOf(enrolment, 'training_record_id');
  const urn = textOf(enrolment, 'school_urn');
  const cohort = yearOf(enrolment);
  const schedule = textOf(enrolment, 'schedule_identifier');
  if (record === null || urn === null || cohort === null || schedule === null) {
    leave(fitting, row, ['ecf_enrolments'], 'an enrolment without record, school, cohort or schedule');
    return null;
  }
  const role: Role = textOf(enrolment, 'participant_type') === 'mentor' ? 'mentor' : 'ect';
  const school = fitting.schools.of(urn);
  const partnership = fitting.partnerships.training(school, cohort, textOf(enrolment, 'delivery_partner_id'));
  const funding = flagOf(enrolment, 'eligible_for_funding');
  const email = textOf(enrolment, 'email');
  const mentor = role === 'ect' ? mentorOf(fitting, row, enrolment, mentors) : null;
  const scheduleCohort = scheduleCohortOf(fitting, row, cohort);
  fitPerson(fitting, enrolment, role, person);
  return {
    record,
    role,
    urn,
    status: textOf(enrolment, 'participant_status'),
    createdAt: instantOf(enrolment, 'created_at') ?? fitting.observed.at,
    isCompleted: role === 'ect' && textOf(enrolment, 'induction_end_date') !== null,
    entry: {
      role,
      record,
      partnership: partnership.id,
      schedule,
      ...(scheduleCohort !== cohort && { scheduleCohort }),
      trainingStatus: trainingStatuses.find((one) => one === textOf(enrolment, 'training_status')) ?? 'active',
      ...actionOf(enrolment, 'deferral', 'deferred'),
      ...actionOf(enrolment, 'withdrawal', 'withdrawn'),
      ...(mentor !== null && { mentor }),
      ...(funding !== null && { eligibleForFunding: funding }),
      ...(email !== null && { email }),
      ...trnOf(row, enrolment),
      ...completionOf(row, enrolment, role),
      ...(flagOf(enrolment, 'cohort_changed_after_payments_frozen') === true && { frozenCohort: cohort }),
    },
  };
}

/** A time; one that is none would spoil the order of all others. */
function instantOf(enrolment: Enrolment, name: string): string | null {
  const text = textOf(enrolment, name);
  return text !== null && /^20\d\d-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

export function leave(
  { left }: Fitting,
  { id }: { readonly id: string },
  attributes: readonly string[],
  why: string,
): void {
  left.push({ list: 'participants', id, attributes, why });
}

/** A mentor who is neither a participant nor in the list of unfunded mentors cannot be somebody's mentor. */
function mentorOf(fitting: Fitting, row: Row, enrolment: Enrolment, mentors: ReadonlySet<string>): string | null {
  const id = textOf(enrolment, 'mentor_id');
  if (id === null || mentors.has(id)) return id;
  leave(fitting, row, ['ecf_enrolments.mentor_id'], 'the mentor is in no list');
  return null;
}

/** The cohort under which the list of participants shows the person: that of the schedule. */
function scheduleCohortOf({ observed }: Fitting, { id, attributes }: Row, cohort: number): number {
  const cohorts = observed.cohortsOfParticipant.get(id);
  if (cohorts === undefined || cohorts.length === 0 || cohorts.includes(cohort)) return cohort;
  const enrolments = attributes['ecf_enrolments'];
  const shown: readonly unknown[] = Array.isArray(enrolments) ? enrolments : [];
  // of two enrolments the cohort may be that of the other
  return shown.length === 1 ? (cohorts[0] ?? cohort) : (cohorts.at(-1) ?? cohort);
}

/** Whether the TRN was found right, where it is not as usual. A TRN that a school typed is not served. */
function trnOf(row: Row, enrolment: Enrolment): { trnValidated?: boolean; typedTrn?: string } {
  const hasTrn = textOf(row, 'teacher_reference_number') !== null;
  const trnValidated = flagOf(enrolment, 'teacher_reference_number_validated');
  if (trnValidated === null || (hasTrn && trnValidated)) return {};
  return { trnValidated, ...(!hasTrn && { typedTrn: '0000000' }) };
}

/** When a record ended, if the person has another one or nobody says why. */
function completionOf(row: Row, enrolment: Enrolment, role: Role): Pick<Shown['entry'], 'completion'> {
  if (role === 'ect') {
    const isOnly = listOf(row, 'ecf_enrolments').length === 1;
    return isOnly ? {} : { completion: { on: textOf(enrolment, 'induction_end_date') } };
  }
  const reason = fundingReasons.find((one) => one === textOf(enrolment, 'mentor_ineligible_for_funding_reason'));
  return { completion: { on: textOf(enrolment, 'mentor_funding_end_date'), reason: reason ?? null } };
}

function actionOf(
  enrolment: Enrolment,
  name: string,
  field: 'deferred' | 'withdrawn',
): { deferred?: { at: string; reason: string }; withdrawn?: { at: string; reason: string } } {
  const action = recordOf(enrolment, name);
  const [at, reason] = [action && textOf(action, 'date'), action && textOf(action, 'reason')];
  return at !== null && reason !== null ? { [field]: { at, reason } } : {};
}

function fitPerson(fitting: Fitting, enrolment: Enrolment, role: Role, person: Person): void {
  const end = textOf(enrolment, 'induction_end_date');
  if (role === 'ect' && end !== null) {
    fitting.counts.add('inductions');
    const made = (textOf(enrolment, 'created_at') ?? end).slice(0, 10);
    person.induction = { start: made < end ? made : end, end, outcome: 'pass' };
  }
  if (role === 'ect') return;
  const [funded, reason] = [
    textOf(enrolment, 'mentor_funding_end_date'),
    textOf(enrolment, 'mentor_ineligible_for_funding_reason'),
  ];
  if (funded !== null) person.mentorFundingEnd = funded;
  const known = fundingReasons.find((one) => one === reason);
  if (known !== undefined) person.mentorFundingReason = known;
}
