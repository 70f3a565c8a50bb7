import { isRecord } from '../../base/guards.ts';
import type { Item, Resource } from '../resources.ts';
import type { Value } from '../store/steps.ts';
import { enrolmentsOf } from './difference.ts';
import { idOf } from './ids.ts';

/** The columns of a record that hold what was served in it, by name. */
export type Served = Readonly<Record<string, Value>>;

/**
 * What was served in a record, as columns. Nothing that was not served is ever written here: current ids are joined by
 * the views.
 */
export function servedColumns(resource: Resource, item: Item, provider: string | null): Served {
  const at = reader(item.attributes);
  switch (resource) {
    case 'deliveryPartners':
      return { ...at.texts('name', 'created_at'), cohorts: at.list('cohort') };
    case 'statements':
      return {
        ...at.texts('month', 'year', 'cohort', 'cut_off_date', 'payment_date', 'created_at'),
        paid: at.flag('paid'),
      };
    case 'partnerships':
      return {
        ...at.texts('cohort', 'urn', 'delivery_partner_name', 'status', 'challenged_reason', 'challenged_at'),
        ...at.texts('induction_tutor_name', 'induction_tutor_email', 'created_at'),
        ...at.ids('school_id', 'delivery_partner_id'),
        participants_currently_training: at.number('participants_currently_training'),
      };
    case 'schools':
      return {
        ...at.texts('name', 'urn', 'induction_programme_choice', 'induction_tutor_name', 'induction_tutor_email'),
        ...at.texts('created_at'),
        in_partnership: at.flag('in_partnership'),
        expression_of_interest: at.flag('expression_of_interest'),
      };
    case 'participants':
      return { ...at.texts('full_name'), trn: at.text('teacher_reference_number') };
    case 'unfundedMentors':
      return { ...at.texts('full_name', 'email', 'created_at'), trn: at.text('teacher_reference_number') };
    case 'transfers':
      return {};
    case 'declarations':
      return {
        ...at.ids('participant_id', 'mentor_id', 'statement_id', 'clawback_statement_id', 'delivery_partner_id'),
        type: at.text('declaration_type'),
        course: at.text('course_identifier'),
        date: at.text('declaration_date'),
        ...at.texts('state', 'ineligible_for_funding_reason', 'created_at'),
        evidence: at.text('evidence_held'),
        provider: at.text('lead_provider_name'),
        ours: provider === null ? null : Number(at.text('lead_provider_name') === provider),
        uplift_paid: at.flag('uplift_paid'),
      };
  }
}

/** Rows of other tables that belong to the record. */
export function partsOf(resource: Resource, item: Item): readonly { readonly table: string; readonly row: Served }[] {
  if (resource === 'participants')
    return enrolmentsOf(item).map((enrolment) => ({
      table: 'dfe_enrolments',
      row: { participant_id: idOf(item.id), ...enrolmentColumns(enrolment) },
    }));
  if (resource !== 'transfers') return [];
  const transfers = item.attributes['transfers'];
  const seen = new Map<string, number>();
  return (Array.isArray(transfers) ? transfers.filter(isRecord) : []).map((transfer) => {
    const columns = transferColumns(transfer);
    const key = `${columns['training_record_id']} ${columns['created_at']}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { table: 'dfe_transfers', row: { participant_id: idOf(item.id), ...columns, ordinal } };
  });
}

function enrolmentColumns(enrolment: Readonly<Record<string, unknown>>): Served {
  const at = reader(enrolment);
  const [withdrawal, deferral] = [at.inside('withdrawal'), at.inside('deferral')];
  return {
    ...at.ids('training_record_id', 'mentor_id', 'delivery_partner_id'),
    role: at.text('participant_type'),
    ...at.texts('email', 'school_urn', 'cohort', 'training_status', 'participant_status', 'schedule_identifier'),
    ...at.texts('created_at', 'induction_end_date', 'mentor_funding_end_date', 'working_pattern'),
    induction_start_date: at.text('overall_induction_start_date'),
    last_induction_period_end_date: at.text('most_recent_induction_period_end_date'),
    mentor_ineligible_reason: at.text('mentor_ineligible_for_funding_reason'),
    withdrawal_reason: withdrawal.text('reason'),
    withdrawal_date: withdrawal.text('date'),
    deferral_reason: deferral.text('reason'),
    deferral_date: deferral.text('date'),
    eligible_for_funding: at.flag('eligible_for_funding'),
    pupil_premium_uplift: at.flag('pupil_premium_uplift'),
    sparsity_uplift: at.flag('sparsity_uplift'),
    frozen: at.flag('cohort_changed_after_payments_frozen'),
  };
}

function transferColumns(transfer: Readonly<Record<string, unknown>>): Served {
  const at = reader(transfer);
  const [leaving, joining] = [at.inside('leaving'), at.inside('joining')];
  return {
    training_record_id: at.id('training_record_id') ?? '',
    created_at: at.text('created_at') ?? '',
    ...at.texts('transfer_type', 'status'),
    leaving_date: leaving.text('date'),
    leaving_school_urn: leaving.text('school_urn'),
    leaving_provider: leaving.text('provider'),
    joining_date: joining.text('date'),
    joining_school_urn: joining.text('school_urn'),
    joining_provider: joining.text('provider'),
  };
}

interface Reader {
  text(name: string): string | null;
  texts(...names: readonly string[]): Served;
  id(name: string): string | null;
  ids(...names: readonly string[]): Served;
  flag(name: string): number | null;
  number(name: string): number | null;
  list(name: string): string | null;
  inside(name: string): Reader;
}

/** Reads attributes as columns hold them. What is not of the kind that a column holds is null; `raw` has it all. */
function reader(attributes: Readonly<Record<string, unknown>>): Reader {
  const text = (name: string): string | null => {
    const value = attributes[name];
    // no database keeps this sign in a text
    return typeof value === 'string' ? value.replace(/\u0000|\p{Surrogate}/gu, '\ufffd') : null;
  };
  const id = (name: string): string | null => {
    const value = attributes[name];
    return typeof value === 'string' ? idOf(value) : null;
  };
  const all = (read: (name: string) => string | null, names: readonly string[]): Served =>
    Object.fromEntries(names.map((name) => [name, read(name)]));
  return {
    text,
    id,
    texts: (...names) => all(text, names),
    ids: (...names) => all(id, names),
    flag: (name) => (typeof attributes[name] === 'boolean' ? Number(attributes[name]) : null),
    number: (name) => (Number.isSafeInteger(attributes[name]) ? Number(attributes[name]) : null),
    list(name) {
      const value = attributes[name];
      return Array.isArray(value) ? JSON.stringify(value.map(String).sort()) : null;
    },
    inside(name) {
      const value = attributes[name];
      return reader(isRecord(value) ? value : {});
    },
  };
}
