import { isRecord } from '../../base/guards.ts';
import type { Item, Resource } from '../resources.ts';
import type { Value } from '../store/steps.ts';
import { enrolmentsOf } from './difference.ts';
import { idOf } from './ids.ts';

/** The columns that hold what was served, by name. */
export type Served = Readonly<Record<string, Value>>;

type Attributes = Readonly<Record<string, unknown>>;

/** How a column is read from what was served. What is not of the kind that it holds is null; `raw` has it all. */
export type Read = (attributes: Attributes, provider: string | null) => Value;

export type ServedColumns = Readonly<Record<string, Read>>;

/**
 * What was served in the records of a list, as columns. Nothing that was not served is ever written here: current ids are
 * joined by the views.
 */
export const columnsOf: Readonly<Record<Resource, ServedColumns>> = {
  deliveryPartners: { ...texts('name', 'created_at'), cohorts: list('cohort') },
  statements: { ...texts('month', 'year', 'cohort', 'cut_off_date', 'payment_date', 'created_at'), ...flags('paid') },
  partnerships: {
    ...texts('cohort', 'urn', 'delivery_partner_name', 'status', 'challenged_reason', 'challenged_at'),
    ...texts('induction_tutor_name', 'induction_tutor_email', 'created_at'),
    ...ids('school_id', 'delivery_partner_id'),
    participants_currently_training: number('participants_currently_training'),
  },
  schools: {
    ...texts('name', 'urn', 'induction_programme_choice', 'induction_tutor_name', 'induction_tutor_email'),
    ...texts('created_at'),
    ...flags('in_partnership', 'expression_of_interest'),
  },
  participants: { ...texts('full_name'), trn: text('teacher_reference_number') },
  unfundedMentors: { ...texts('full_name', 'email', 'created_at'), trn: text('teacher_reference_number') },
  transfers: {},
  declarations: {
    ...ids('participant_id', 'mentor_id', 'statement_id', 'clawback_statement_id', 'delivery_partner_id'),
    type: text('declaration_type'),
    course: text('course_identifier'),
    date: text('declaration_date'),
    ...texts('state', 'ineligible_for_funding_reason', 'created_at'),
    evidence: text('evidence_held'),
    provider: text('lead_provider_name'),
    ours: (attributes, provider) =>
      provider === null ? null : Number(textIn(attributes['lead_provider_name']) === provider),
    ...flags('uplift_paid'),
  },
};

const enrolmentColumns: ServedColumns = {
  ...ids('training_record_id', 'mentor_id', 'delivery_partner_id'),
  role: text('participant_type'),
  ...texts('email', 'school_urn', 'cohort', 'training_status', 'participant_status', 'schedule_identifier'),
  ...texts('created_at', 'induction_end_date', 'mentor_funding_end_date', 'working_pattern'),
  induction_start_date: text('overall_induction_start_date'),
  last_induction_period_end_date: text('most_recent_induction_period_end_date'),
  mentor_ineligible_reason: text('mentor_ineligible_for_funding_reason'),
  withdrawal_reason: within('withdrawal', 'reason'),
  withdrawal_date: within('withdrawal', 'date'),
  deferral_reason: within('deferral', 'reason'),
  deferral_date: within('deferral', 'date'),
  ...flags('eligible_for_funding', 'pupil_premium_uplift', 'sparsity_uplift'),
  frozen: flag('cohort_changed_after_payments_frozen'),
};

const transferColumns: ServedColumns = {
  training_record_id: (attributes) => idIn(attributes['training_record_id']) ?? '',
  created_at: (attributes) => textIn(attributes['created_at']) ?? '',
  ...texts('transfer_type', 'status'),
  leaving_date: within('leaving', 'date'),
  leaving_school_urn: within('leaving', 'school_urn'),
  leaving_provider: within('leaving', 'provider'),
  joining_date: within('joining', 'date'),
  joining_school_urn: within('joining', 'school_urn'),
  joining_provider: within('joining', 'provider'),
};

export const servedColumns = (resource: Resource, { attributes }: Item, provider: string | null): Served =>
  readAll(columnsOf[resource], attributes, provider);

/** Rows of other tables that belong to the record. */
export function partsOf(resource: Resource, item: Item): readonly { readonly table: string; readonly row: Served }[] {
  if (resource === 'participants')
    return enrolmentsOf(item).map((enrolment) => ({
      table: 'dfe_enrolments',
      row: { participant_id: idOf(item.id), ...readAll(enrolmentColumns, enrolment) },
    }));
  if (resource !== 'transfers') return [];
  const transfers = item.attributes['transfers'];
  const seen = new Map<string, number>();
  return (Array.isArray(transfers) ? transfers.filter(isRecord) : []).map((transfer) => {
    const columns = readAll(transferColumns, transfer);
    const key = `${columns['training_record_id']} ${columns['created_at']}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { table: 'dfe_transfers', row: { participant_id: idOf(item.id), ...columns, ordinal } };
  });
}

function readAll(columns: ServedColumns, attributes: Attributes, provider: string | null = null): Served {
  const row: Record<string, Value> = {};
  for (const name in columns) row[name] = columns[name]?.(attributes, provider) ?? null;
  return row;
}

/** No database keeps these signs in a text. */
const textIn = (value: unknown): string | null =>
  typeof value === 'string' ? value.replace(/\u0000|\p{Surrogate}/gu, '\ufffd') : null;

const idIn = (value: unknown): string | null => (typeof value === 'string' ? idOf(value) : null);

function text(name: string): Read {
  return (attributes) => textIn(attributes[name]);
}

function flag(name: string): Read {
  return (attributes) => (typeof attributes[name] === 'boolean' ? Number(attributes[name]) : null);
}

function number(name: string): Read {
  return (attributes) => (Number.isSafeInteger(attributes[name]) ? Number(attributes[name]) : null);
}

function list(name: string): Read {
  return (attributes) => {
    const value = attributes[name];
    return Array.isArray(value) ? JSON.stringify(value.map(String).sort()) : null;
  };
}

function within(outer: string, name: string): Read {
  return (attributes) => {
    const value = attributes[outer];
    return isRecord(value) ? textIn(value[name]) : null;
  };
}

function ids(...names: readonly string[]): ServedColumns {
  return each(names, (name) => (attributes) => idIn(attributes[name]));
}

function texts(...names: readonly string[]): ServedColumns {
  return each(names, text);
}

function flags(...names: readonly string[]): ServedColumns {
  return each(names, flag);
}

function each(names: readonly string[], read: (name: string) => Read): ServedColumns {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
