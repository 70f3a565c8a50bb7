import { describe, expect, test } from 'vitest';
import { reconcile, statementReport } from '../../src/sync/reports/index.ts';
import { declaration, enrolment, look, reportCopy, reported, statement } from './report-support.ts';

/** What a report says of waiting and of days, and a finance file against a copy that knows little. */

describe('what is stuck', () => {
  const submitted = { state: 'submitted', statement_id: null };
  const world = {
    dfe_enrolments: [
      enrolment('ann', { eligible_for_funding: 1 }),
      enrolment('ann', { training_record_id: 'second', cohort: '2024', eligible_for_funding: 1 }),
      enrolment('bob', { cohort: '2024', eligible_for_funding: 1 }),
    ],
    dfe_declarations: [
      declaration('d-2', { ...submitted, created_at: '2026-10-10T10:00:00Z' }),
      declaration('d-1', { ...submitted, created_at: '2026-10-19T10:00:00Z' }),
      declaration('d-3', { ...submitted, created_at: '2026-10-15T10:00:00Z' }),
      // of another cohort, and of nobody knows which
      declaration('d-4', { ...submitted, participant_id: 'bob' }),
      declaration('d-5', { ...submitted, participant_id: 'nobody' }),
      declaration('d-6', { ...submitted, course: 'ecf-mentor' }),
    ],
  };

  test('is of the cohort of the statement, the oldest first', async () => {
    const { stuck } = await reported(world);
    expect(stuck).toMatchObject({
      ...{ known: true, declarations: 3, withoutCohort: 2 },
      counts: [{ why: 'eligible', declarations: 3, longestDays: 10 }],
      rows: [
        { declarationId: 'd-2', days: 10 },
        { declarationId: 'd-3', days: 5 },
        { declarationId: 'd-1', days: 1 },
      ],
    });
  });

  test('is not known of a statement without a cohort, nor are cut-offs', async () => {
    const report = await reported(world, [statement('s', { cohort: null, paid: null, payment_date: null })]);
    expect(report).toMatchObject({ stuck: { known: false }, nextCutOffs: { known: false } });
    expect(report.statement).toMatchObject({ cohort: null, paid: false, paymentDate: null });
  });
});

test('states over time: the known ones in their course, others after them, and none twice for one day', async () => {
  const { states } = await reported({
    dfe_declarations: ['d-1', 'd-2', 'd-3', 'd-4'].map((id) => declaration(id)),
    dfe_declaration_states: [
      look('d-1', 0, '2026-07-01T03:00:00Z', 'zebra'),
      look('d-1', 1, '2026-07-03T03:00:00Z', 'paid'),
      look('d-2', 0, '2026-07-01T04:00:00Z', null),
      look('d-2', 1, '2026-07-05T03:00:00Z', 'eligible', { statement_id: 't' }),
      // of one instant: the later look counts
      look('d-3', 0, '2026-07-01T03:00:00Z', 'paid'),
      look('d-3', 1, '2026-07-01T03:00:00Z', 'eligible'),
      // changes nothing of the numbers
      look('d-3', 2, '2026-07-04T03:00:00Z', 'eligible'),
      // elsewhere before it came here, and off it when it was voided
      look('d-4', 0, '2026-06-01T03:00:00Z', 'eligible', { statement_id: 't' }),
      look('d-4', 1, '2026-07-02T03:00:00Z', 'payable'),
      look('d-4', 2, '2026-07-06T03:00:00Z', 'voided', { statement_id: null }),
    ],
  });
  expect(states.states).toEqual(['eligible', 'payable', 'paid', 'voided', 'unknown', 'zebra']);
  const day = (date: string, ...[eligible, payable, paid, voided, unknown, zebra]: readonly number[]) => ({
    ...{ day: date, counts: { eligible, payable, paid, voided, unknown, zebra } },
  });
  expect(states.days).toEqual([
    day('2026-07-01', 1, 0, 0, 0, 1, 1),
    day('2026-07-02', 1, 1, 0, 0, 1, 1),
    day('2026-07-03', 1, 1, 1, 0, 1, 0),
    day('2026-07-05', 1, 1, 1, 0, 0, 0),
    day('2026-07-06', 1, 0, 1, 1, 0, 0),
  ]);
  expect(Object.keys(states.days[0]?.counts ?? {})).toEqual(states.states);
});

test('a report before any run knows no age, and one after it the newest end', async () => {
  const copy = await reportCopy({ dfe_runs: [] });
  expect((await statementReport(copy, 'S')).asOf).toEqual({ lastRunEndedAt: null, day: '2026-10-20' });
  await expect(statementReport(copy, 'x')).rejects.toThrow(
    'The copy has no statement x. Run a sync, or look the id up in dfe_statements.',
  );
});

test('a finance file against a copy that knows less than it', async () => {
  const copy = await reportCopy({
    dfe_declarations: [
      declaration('d-1', { statement_id: 's', type: null, state: null, participant_id: null }),
      declaration('d-2', { statement_id: 's' }),
      declaration('d-3', { statement_id: 's', clawback_statement_id: null }),
      declaration('d-4', { statement_id: null, state: null, gone_at: '2026-08-01T03:00:00Z' }),
    ],
  });
  const file = ['id,state,type,participant', 'd-1,paid,started,ann', 'd-2,Eligible,,', 'd-4,,,', 'd-9,,,', 'd-9,,,'];
  expect(await reconcile(copy, 's', file.join('\n'))).toMatchObject({
    matched: [{ line: 3, id: 'd-2' }],
    differing: [
      {
        ...{ line: 2, id: 'd-1' },
        fields: [
          { name: 'state', file: 'paid', copy: null },
          { name: 'type', file: 'started', copy: null },
          { name: 'participantId', file: 'ann', copy: null },
        ],
      },
    ],
    onlyInCopy: [{ id: 'd-3' }],
    onlyInFile: [
      { line: 4, id: 'd-4', elsewhere: { state: null, statementId: null, goneAt: '2026-08-01T03:00:00Z' } },
      { line: 5, id: 'd-9', elsewhere: null },
    ],
    duplicates: [{ id: 'd-9', lines: [5, 6] }],
    withoutId: [],
  });
});
