import { isRecord } from '../../base/guards.ts';
import { isUuid } from '../../base/uuid.ts';
import type { Service } from '../../contract/index.ts';
import type { StoredBefore, StoredRecord } from '../../errors/index.ts';
import type { WriteName } from './types.ts';

/** What a write asks for. */
export interface What {
  readonly service: Service;
  readonly operation: WriteName;
  readonly id: string | undefined;
  /** The attributes that are sent. */
  readonly draft: Readonly<Record<string, unknown>>;
}

/** A write that was sent, as far as its outcome is judged by it. */
export interface Written extends What {
  /** When it was first sent, by our clock. */
  readonly since: number;
  /** Whether it was sent by another process, whose clock may have been off. */
  readonly stored: boolean;
  /** The clock header it was sent with; then no clock decides what came before what. */
  readonly serverDate: string | null;
  /** What was read of its records before it was sent; null when nothing was. */
  readonly before: StoredBefore | null;
}

/** A record of the API as far as settling looks at it. */
export interface Resource {
  readonly id: string;
  readonly type?: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export function isResource(value: unknown): value is Resource {
  return isRecord(value) && typeof value['id'] === 'string' && isUuid(value['id']) && isRecord(value['attributes']);
}

/** The values that a write sets, as one record shows them. */
export type Values = StoredRecord['values'];

/** Null when the record does not show the part that the write changes: a participant without that role. */
export function valuesOf({ operation, draft }: What, { attributes }: Resource): Values | null {
  const own = (...names: readonly string[]): Values =>
    Object.fromEntries(names.map((name) => [name, plain(attributes[name])]));
  switch (operation) {
    case 'declarations.create':
    case 'declarations.void':
      return own('state');
    case 'partnerships.create':
    case 'partnerships.update':
      return own('delivery_partner_id', 'status', 'challenged_at');
    default:
      return enrolmentValues(attributes['ecf_enrolments'], draft['course_identifier']);
  }
}

/** Somebody who was merged can have two enrolments in one role. The values of the second have names that end in `/1`. */
function enrolmentValues(listed: unknown, course: unknown): Values | null {
  const all: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const role = course === 'ecf-mentor' ? 'mentor' : 'ect';
  const enrolments = all.filter(isRecord).filter(({ participant_type }) => participant_type === role);
  if (enrolments.length === 0) return null;
  const values = enrolments.flatMap((enrolment, at) => {
    const { training_status, deferral, withdrawal, schedule_identifier, cohort } = enrolment;
    const report = training_status === 'deferred' ? deferral : training_status === 'withdrawn' ? withdrawal : null;
    const own = {
      training_status,
      reason: isRecord(report) ? report['reason'] : null,
      date: isRecord(report) ? report['date'] : null,
      schedule_identifier,
      cohort,
      frozen: enrolment['cohort_changed_after_payments_frozen'],
    };
    return Object.entries(own).map(([name, value]) => [at === 0 ? name : `${name}/${at}`, plain(value)] as const);
  });
  return Object.fromEntries(values);
}

/** Whether a participant has more than one enrolment in the role, so that it cannot be told which one a write is about. */
export const isDouble = (values: Values): boolean => 'training_status/1' in values;

function plain(value: unknown): string | boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Whether these values are what the write asked for. */
export function isAsAsked(what: What, values: Values): boolean {
  const { operation, draft } = what;
  switch (operation) {
    case 'declarations.create':
      return !isOutOfEffect(values['state']);
    case 'declarations.void':
      return isOutOfEffect(values['state']);
    case 'partnerships.create':
    case 'partnerships.update':
      return isSame(values['delivery_partner_id'], draft['delivery_partner_id']);
    default: {
      for (let at = 0; ; at += 1) {
        const suffix = at === 0 ? '' : `/${at}`;
        if (!(`training_status${suffix}` in values)) return false;
        if (isEnrolmentAsAsked(what, (name) => values[name + suffix])) return true;
      }
    }
  }
}

function isEnrolmentAsAsked({ operation, draft }: What, value: (name: string) => Values[string] | undefined): boolean {
  const status = value('training_status');
  switch (operation) {
    case 'participants.defer':
      return status === 'deferred' && value('reason') === draft['reason'];
    case 'participants.withdraw':
      return status === 'withdrawn' && value('reason') === draft['reason'];
    case 'participants.resume':
      return status === 'active';
    default: {
      const { cohort } = draft;
      return (
        value('schedule_identifier') === draft['schedule_identifier'] &&
        (cohort == null || cohort === '' || isSame(cohort, value('cohort')))
      );
    }
  }
}

const OUT_OF_EFFECT: ReadonlySet<unknown> = new Set(['voided', 'awaiting-clawback', 'clawed-back']);
const LIVE: ReadonlySet<unknown> = new Set(['submitted', 'eligible', 'payable', 'paid']);

export const isOutOfEffect = (state: unknown): boolean => OUT_OF_EFFECT.has(state);
/** Whether a declaration in this state holds its type: nobody can declare it again. */
export const isLive = (state: unknown): boolean => LIVE.has(state);

/** Whether a declaration is of the participant, course and type that a write declares. */
export function isOfSlot({ draft }: What, { attributes }: Resource, participantId: unknown): boolean {
  return (
    isSame(attributes['participant_id'], participantId) &&
    attributes['declaration_type'] === draft['declaration_type'] &&
    attributes['course_identifier'] === draft['course_identifier']
  );
}

/** Whether a declaration of the slot has the date asked for. The services keep whole seconds. */
export function isOfDate({ draft }: What, { attributes }: Resource): boolean {
  return seconds(attributes['declaration_date']) === seconds(draft['declaration_date']);
}

/** Whether two ids or cohorts are the same, as the services compare them: case and hyphens do not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  return bare(a) === bare(b);
}

function bare(value: unknown): string {
  return String(value).replaceAll('-', '').toLowerCase();
}

function seconds(value: unknown): number {
  // both services take a comma before the fraction, too
  return Math.floor(Date.parse(String(value).replace(',', '.')) / 1000);
}

/** A record as it is kept for later comparison; null when it does not show what the write changes. */
function storedRecord(what: What, record: Resource): StoredRecord | null {
  const values = valuesOf(what, record);
  const { updated_at } = record.attributes;
  return values && { id: record.id, values, updatedAt: typeof updated_at === 'string' ? updated_at : null };
}

/** The records that a write may change, as they are kept. Of partnerships only those with its school count. */
export function storedRecords(what: What, records: readonly unknown[]): StoredBefore {
  const { operation, draft } = what;
  const counts = ({ attributes }: Resource): boolean =>
    operation !== 'partnerships.create' || isSame(attributes['school_id'], draft['school_id']);
  return {
    records: records
      .filter(isResource)
      .filter(counts)
      .flatMap((record) => storedRecord(what, record) ?? []),
  };
}

/** The record as it was before the write; undefined when it was not seen. */
export function beforeOf({ before, operation }: Written, { id }: Resource): StoredRecord | undefined {
  if (before === null) return undefined;
  const found = before.records.find((record) => isSame(record.id, id));
  // a participant can have another id than before, when two were merged meanwhile
  return found ?? (operation.startsWith('participants.') ? before.records[0] : undefined);
}

export function differs(a: Values, b: Values): boolean {
  return Object.keys({ ...a, ...b }).some((name) => a[name] !== b[name]);
}
