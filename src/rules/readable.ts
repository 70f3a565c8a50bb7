import { isNested, isRecord } from '../base/guards.ts';

/** The kinds of record that the rules look into; see `CheckInput`. */
export type ReadKind = 'participant' | 'declaration' | 'statement' | 'partnership' | 'school' | 'deliveryPartner';

type Values = Readonly<Record<string, unknown>>;
type Look = (attributes: Values) => string | null;

/**
 * What makes a record unreadable for the rules, or for whoever follows changes of id: in words that hold none of its
 * values. Null when it can be read. Only what is walked is looked at: the rules make do with any text, and with what
 * is missing.
 */
export function problemIn(kind: ReadKind, value: unknown): string | null {
  if (!isRecord(value)) return 'it is not a record';
  if (typeof value['id'] !== 'string') return 'its id is not a text';
  const attributes = value['attributes'];
  return isRecord(attributes) ? looks[kind](attributes) : 'it has no attributes';
}

const looks: Readonly<Record<ReadKind, Look>> = {
  participant: ({ ecf_enrolments, participant_id_changes }) =>
    records('ecf_enrolments', ecf_enrolments, enrolment) ??
    records('participant_id_changes', participant_id_changes, () => null),
  declaration: (attributes) =>
    typeof attributes['participant_id'] === 'string'
      ? plainly(attributes, 'declaration_type', 'declaration_date')
      : 'participant_id is not a text',
  statement: (attributes) => plainly(attributes, 'cohort', 'cut_off_date'),
  partnership: (attributes) => plainly(attributes, 'cohort'),
  school: (attributes) => plainly(attributes, 'cohort'),
  deliveryPartner: ({ cohort }) =>
    Array.isArray(cohort) && !cohort.some(isNested) ? null : 'cohort is not a list of years',
};

function records(name: string, value: unknown, look: Look): string | null {
  if (!Array.isArray(value) || !value.every(isRecord)) return `${name} is not a list of records`;
  for (const item of value) {
    const problem = look(item);
    if (problem !== null) return `${name}: ${problem}`;
  }
  return null;
}

const statuses = [
  ['withdrawn', 'withdrawal'],
  ['deferred', 'deferral'],
] as const;

/** The date of a status is read while the status lasts. */
function enrolment(one: Values): string | null {
  for (const [status, name] of statuses) {
    const action = one[name];
    if (one['training_status'] !== status || action === null) continue;
    if (!isRecord(action) || isNested(action['date'])) return `${name} is not a record with a date`;
  }
  return plainly(one, 'cohort', 'schedule_identifier');
}

/** Values that are made numbers or times, or compared; not all objects can be. */
function plainly(attributes: Values, ...names: readonly string[]): string | null {
  const nested = names.find((name) => isNested(attributes[name]));
  return nested === undefined ? null : `${nested} is not a plain value`;
}
