import { expect, test } from 'vitest';
import { makeSchema } from '../../../src/sync/store/schema.ts';
import { query, write, type Steps } from '../../../src/sync/store/steps.ts';
import { makeIndexes, partTables, recordTables } from '../../../src/sync/store/tables.ts';
import { views } from '../../../src/sync/views/index.ts';
import { inLibsql } from './places.ts';
import { smallWorld } from './world.ts';

/** As many as a large provider has; `VIEWS_COPY=file` keeps the copy, and the times are told with it. */
const [PEOPLE, DECLARATIONS] = process.env['VIEWS_COPY'] === undefined ? [3000, 10_000] : [60_000, 200_000];

const series = (n: number): string => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})`;
const uuid = (kind: string, number: string): string =>
  `'${kind}' || printf('%06x', (${number}) * 7919 % 16777213) || '-0000-4000-8000-' || printf('%012d', ${number})`;
const one = (of: readonly string[], index: string): string =>
  `CASE (${index}) % ${of.length} ${of.map((value, at) => `WHEN ${at} THEN '${value}'`).join(' ')} END`;
const raw = (bytes: number): string => `hex(zeroblob(${bytes / 2}))`;
const types = ['started', 'retained-1', 'retained-2', 'retained-3'];

function* many(): Steps<void> {
  yield* write(`INSERT INTO dfe_participants (id, full_name, trn, first_seen, last_changed, gone_at, raw)
    ${series(PEOPLE)} SELECT ${uuid('pa', 'i')}, 'Person ' || i, '1234567', '2026-06-01T03:00:00Z', '2026-06-01T03:00:00Z',
    CASE WHEN i % 200 = 0 THEN '2026-07-01T03:00:00Z' END, ${raw(1100)} FROM n`);
  yield* write(`INSERT INTO dfe_enrolments (participant_id, training_record_id, role, cohort, schedule_identifier,
    training_status, participant_status, eligible_for_funding, mentor_id, created_at)
    ${series(PEOPLE)} SELECT ${uuid('pa', 'i')}, ${uuid('ta', 'i')}, ${one(['ect', 'ect', 'mentor'], 'i')},
    ${one(['2024', '2025', '2026'], 'i / 3')}, ${one(['ecf-standard-september', 'ecf-extended-september'], 'i / 9')},
    CASE WHEN i % 20 = 0 THEN 'withdrawn' ELSE 'active' END, CASE WHEN i % 20 < 2 THEN 'left' ELSE 'active' END,
    CASE WHEN i % 10 = 0 THEN NULL ELSE 1 END, ${uuid('pa', 'i + 2 - i % 3')}, '2025-09-01T00:00:00Z' FROM n`);
  yield* write(`INSERT INTO dfe_declarations (id, participant_id, type, course, date, state, statement_id, provider, ours,
    uplift_paid, created_at, first_seen, last_changed, raw)
    ${series(DECLARATIONS)} SELECT ${uuid('da', 'i')}, ${uuid('pa', `1 + i % ${PEOPLE}`)}, ${one(types, `i / ${PEOPLE}`)},
    CASE WHEN (1 + i % ${PEOPLE}) % 3 = 2 THEN 'ecf-mentor' ELSE 'ecf-induction' END, '2026-01-01T00:00:00Z',
    ${one(['paid', 'paid', 'paid', 'eligible', 'payable', 'submitted', 'voided', 'paid'], 'i * 31 / 7')},
    ${one(['s-aug', 's-nov', 's-jan', 's-nov24'], 'i')}, 'Alpha', CASE WHEN i % 15 = 0 THEN 0 ELSE 1 END, i % 2,
    '2026-01-01T00:00:00Z', '2026-06-01T03:00:00Z', '2026-06-01T03:00:00Z', ${raw(900)} FROM n`);
  for (const [ordinal, state] of ['eligible', 'payable', 'paid'].entries())
    yield* write(`INSERT INTO dfe_declaration_states (declaration_id, ordinal, seen_at, state, statement_id)
      SELECT id, ${ordinal}, '2026-0${6 + ordinal}-10T00:00:00Z',
      CASE WHEN ${ordinal} = 2 AND substr(id, 4, 1) = '0' THEN 'voided' ELSE '${state}' END, statement_id
      FROM dfe_declarations WHERE id LIKE 'da%'`);
  yield* write(`INSERT INTO dfe_sends (run, line, declaration_id, expected_statement, statement_id, at)
    SELECT 'big', row_number() OVER (ORDER BY id), id, 's-aug', statement_id, '2026-08-01T00:00:00Z'
    FROM dfe_declarations WHERE id LIKE 'da0%'`);
  yield* write(`INSERT INTO dfe_changes (seq, word, at, run, resource, record_id, kind, silent, before, after)
    ${series(DECLARATIONS)} SELECT i + 10, 'w', '2026-09-30T03:00:00Z', 7, 'participants', 'x', 'changed',
    CASE WHEN i % 100 = 0 THEN 'unexplained' ELSE 'calendar' END, ${raw(200)}, ${raw(200)} FROM n`);
}

test('the views answer from a large copy, one row for each training record and no more', async () => {
  const file = process.env['VIEWS_COPY'];
  const copy = inLibsql(file ?? ':memory:');
  await copy.write(() => makeSchema('sqlite', undefined));
  await copy.write(smallWorld);
  await copy.write(many);
  await copy.write(function* () {
    for (const table of [...recordTables, ...partTables]) for (const sql of makeIndexes(table)) yield* write(sql);
  });
  const counts: Record<string, number> = {};
  for (const { name } of views) {
    const began = performance.now();
    const rows = await copy.read(() => query(`SELECT * FROM ${name}`));
    counts[name] = rows.length;
    if (file !== undefined)
      process.stdout.write(`${name} ${rows.length} rows ${Math.round(performance.now() - began)} ms\n`);
  }
  const enrolments = await copy.read(() => query('SELECT participant_id, training_record_id FROM dfe_enrolments'));
  const records = await copy.read(() =>
    query('SELECT DISTINCT participant_id, training_record_id FROM dfe_v_declaration_candidates'),
  );
  expect(records).toHaveLength(counts['dfe_v_declaration_candidates'] ?? 0);
  expect(records.length).toBeGreaterThan(enrolments.length / 3);
  await copy.close();
}, 300_000);
