import { expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Looks } from '../../src/bulk/run/looks.ts';
import { bareRun, NOON, planned, SETTLE_AFTER_MS, type BareRun } from './bare.ts';

/** What is kept of rows that were open, when it is found out what became of them. */

async function open(operation: BulkOperation, rows: readonly PlannedRow[]): Promise<BareRun & { looks: unknown }> {
  const run = bareRun(operation, rows);
  for (const type of ['sending', 'unknown'] as const) await run.context.noteRow(run.row(2), { type });
  run.events.length = 0;
  return run;
}

const at = new Date(NOON).toISOString();

test("what a person's later rows rest on is kept before that theirs was done", async () => {
  const draft = { reason: 'other', course_identifier: 'ecf-induction' };
  const basis = { records: [] };
  const run = await open('participants.defer', [
    planned(2, { key: 'p', id: 'P', draft }),
    planned(3, { key: 'p', id: 'P', draft, basis }),
    planned(4, { key: 'p', id: 'P', draft }),
    planned(5, { key: 'q', id: 'Q', draft, basis }),
  ]);
  const id = 'aaaaaaaa-0000-4000-8000-000000000001';
  const person = {
    id,
    attributes: { ecf_enrolments: [{ participant_type: 'ect', training_status: 'deferred' }], updated_at: 'now' },
  };
  run.find = () => ({ result: 'applied', record: person });
  await new Looks(run.context).look(undefined);
  expect(run.events).toMatchObject([
    { type: 'replanned', line: 3, at, before: { records: [{ id, values: { training_status: 'deferred' } }] } },
    { type: 'done', line: 2, at, record: 'P' },
  ]);
});

test('one of which no record was found stays open, as nobody knows what there is', async () => {
  const run = await open('declarations.create', [planned(2)]);
  run.find = () => ({ result: 'applied', record: null });
  await new Looks(run.context).look(undefined);
  expect(run.events).toMatchObject([{ type: 'unknown', line: 2 }]);
});

test('a row that is about no record asks for none', async () => {
  const run = await open('declarations.void', [planned(2)]);
  await new Looks(run.context).look(undefined);
  expect(run.looks).toStrictEqual([[{ operation: 'declarations.void', draft: {}, since: at, until: at }]]);
});

test('the second look is no sooner than answers may take, when that is less than ten seconds', async () => {
  const run = await open('declarations.create', [planned(2)]);
  Object.assign(run.context.writer, { settleAfterMs: 400 });
  run.find = () => ({ lookAgainAt: new Date(NOON + 100) });
  const looks = new Looks(run.context);
  await looks.look(undefined);
  expect(looks.dueAt()).toBe(NOON + 400);
  expect(SETTLE_AFTER_MS).toBeGreaterThan(10_000);
});
