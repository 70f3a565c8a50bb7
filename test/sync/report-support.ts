import { statementReport, type StatementReport } from '../../src/sync/reports/index.ts';
import type { CopyConnection, Value } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';

type Some = Readonly<Record<string, Value>>;

const seen = { first_seen: '2026-06-01T03:00:00Z', last_changed: '2026-06-02T03:00:00Z', unlisted: 0 };

/** A statement as it is served; `s` is the one that reports of these tests are on, with its cut-off at the end of July. */
export const statement = (id: string, more: Some = {}): Some => ({
  ...{ id, cohort: '2025', month: 'August', year: '2026', cut_off_date: '2026-07-31', payment_date: '2026-08-25' },
  ...{ paid: 0, ...seen, ...more },
});

export const declaration = (id: string, more: Some = {}): Some => ({
  ...{
    id,
    participant_id: 'ann',
    type: 'started',
    state: 'eligible',
    course: 'ecf-induction',
    ours: 1,
    uplift_paid: 0,
  },
  ...{ date: '2026-07-01T10:00:00Z', created_at: '2026-07-02T10:00:00Z', ...seen, ...more },
});

/** A look at a declaration, the first of which is `ordinal` 0. */
export const look = (id: string, ordinal: number, at: string, state: string | null, more: Some = {}): Some => ({
  ...{ declaration_id: id, ordinal, seen_at: at, seen_before: null, state, statement_id: 's', ...more },
});

export const enrolment = (person: string, more: Some = {}): Some => ({
  ...{ participant_id: person, training_record_id: `tr-${person}`, role: 'ect', cohort: '2025' },
  ...{ training_status: 'active', participant_status: 'active', ...more },
});

export const send = (line: number, more: Some = {}): Some => ({
  ...{ run: 'r', line, declaration_id: null, at: '2026-08-01T08:00:00Z', expected_statement: 's', statement_id: 't' },
  ...more,
});

/** A copy on 20 October 2026 with the statements `s` and the later `t`, and what is put into it beside them. */
export async function reportCopy(
  more: Readonly<Record<string, readonly Some[]>>,
  statements = [statement('s'), statement('t', { month: 'November', cut_off_date: '2026-10-31' })],
): Promise<CopyConnection> {
  const copy = await bareCopy();
  await put(copy, 'dfe_schema', { name: 'service', value: 'rect' });
  await put(copy, 'dfe_today', { one: 1, day: '2026-10-20', at: '2026-10-20T09:00:00Z' });
  await put(copy, 'dfe_statements', ...statements);
  await put(
    copy,
    'dfe_participants',
    { id: 'ann', full_name: 'Ann', ...seen },
    { id: 'bob', full_name: 'Bob', ...seen },
  );
  for (const [table, rows] of Object.entries(more)) await put(copy, table, ...rows);
  return copy;
}

/** What is reported on `s`. */
export async function reported(...world: Parameters<typeof reportCopy>): Promise<StatementReport> {
  return statementReport(await reportCopy(...world), 's');
}
