import type { Item } from '../../src/bulk/client.ts';
import type { Choices, Decision } from '../../src/bulk/plan/decision.ts';
import { byEveryId, type FactSource } from '../../src/bulk/plan/facts.ts';
import { judge } from '../../src/bulk/plan/judge.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { plain } from '../../src/rules/reads.ts';

/** A plan without a service: records by hand, judged at noon of 10 June 2026 in UTC, 13:00 in London. */
export const NOW = Date.parse('2026-06-10T12:00:00Z');

/** An id that ends in a number. */
export const idOf = (number: number): string => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;

type Values = Readonly<Record<string, unknown>>;

export const enrolment = (more: Values = {}): Values => ({
  ...{ participant_type: 'ect', cohort: '2025', school_urn: '100001', schedule_identifier: 'ecf-standard-september' },
  ...{ training_status: 'active', participant_status: 'active', eligible_for_funding: true },
  ...{ withdrawal: null, deferral: null, induction_end_date: null, mentor_funding_end_date: null },
  ...{ cohort_changed_after_payments_frozen: false, delivery_partner_id: idOf(900) },
  ...more,
});

export const person = (
  number: number,
  enrolments: readonly Values[] = [enrolment()],
  retired: number[] = [],
): Item => ({
  id: idOf(number),
  attributes: {
    ecf_enrolments: enrolments,
    participant_id_changes: retired.map((from) => ({ from_participant_id: idOf(from) })),
  },
});

export const declaration = (number: number, of: number, more: Values = {}): Item => ({
  id: idOf(number),
  attributes: {
    ...{ participant_id: idOf(of), declaration_type: 'started', course_identifier: 'ecf-induction' },
    ...{ declaration_date: '2025-10-15T00:00:00Z', state: 'submitted', statement_id: null },
    ...{ lead_provider_name: 'Alpha', evidence_held: 'training-event-attended', updated_at: '2025-10-20T09:00:00Z' },
    ...more,
  },
});

export const statement = (number: number, cutOff: string | null, more: Values = {}): Item => ({
  id: idOf(number),
  attributes: { cohort: '2025', cut_off_date: cutOff, paid: false, ...more },
});

/** What a stand holds. */
export interface Held {
  readonly people?: readonly Item[];
  readonly declarations?: readonly Item[];
  readonly statements?: readonly Item[];
  readonly partnerships?: readonly Item[];
  readonly schools?: readonly Item[];
  readonly partners?: readonly Item[];
}

export interface Stand {
  readonly facts: FactSource;
  /** What was asked for, in its order. */
  readonly asked: (readonly [what: string, ...of: readonly string[]])[];
}

const found = (ids: readonly string[], all: readonly Item[]): ReadonlyMap<string, Item | null> =>
  new Map(ids.map((id) => [plain(id), all.find((item) => plain(item.id) === plain(id)) ?? null]));

export function standOf(held: Held): Stand {
  const asked: Stand['asked'] = [];
  const told = <T>(answer: T, ...what: readonly [string, ...string[]]): Promise<T> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const { people = [], declarations = [], statements = [], partnerships = [], schools = [], partners = [] } = held;
  return {
    asked,
    facts: {
      participants: (ids) => told(byEveryId(ids, people), 'participants', ...ids),
      declarationsOf: (ids) => told(declarations, 'declarations of', ...ids),
      declarations: (ids) => told(found(ids, declarations), 'declarations', ...ids),
      statements: () => told(statements, 'statements'),
      partnerships: (cohorts) => told(partnerships, 'partnerships', ...cohorts),
      schools: (ids, cohort) => told(found(ids, schools), 'schools', cohort, ...ids),
      deliveryPartners: () => told(partners, 'delivery partners'),
    },
  };
}

export const CHOICES: Choices = { holdUnsure: false, sendUnsure: false, clawBack: false, marginMinutes: 5 };

/** What a plan says about rows, by what is held. */
export function judged(
  operation: BulkOperation,
  rows: readonly SourceRow[],
  held: Held | Stand,
  choices: Partial<Choices> = {},
  { now = NOW, provider = 'Alpha' }: { now?: number; provider?: string | null } = {},
): Promise<readonly Decision[]> {
  const { facts } = 'facts' in held ? held : standOf(held);
  return judge(operation, rows, { facts, choices: { ...CHOICES, ...choices }, now, provider });
}

/** A draft of a started declaration that nothing speaks against. */
export const started = (line: number, of: number, more: Readonly<Record<string, string>> = {}): SourceRow => ({
  ...{ line, id: null },
  draft: {
    ...{ participant_id: idOf(of), declaration_type: 'started', declaration_date: '2025-10-15T00:00:00Z' },
    ...{ course_identifier: 'ecf-induction', evidence_held: 'training-event-attended' },
    ...more,
  },
});

/** A row that leaves an attribute out. */
export const without = (row: SourceRow, name: string): SourceRow => ({
  ...row,
  draft: Object.fromEntries(Object.entries(row.draft).filter(([one]) => one !== name)),
});
