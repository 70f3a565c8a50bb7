import { describe, expect, test } from 'vitest';
import type { JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Looks } from '../../src/bulk/run/looks.ts';
import type { Settlement } from '../../src/errors/index.ts';
import { after, bareRun, NOON, planned, SETTLE_AFTER_MS, type BareRun } from './bare.ts';

const EVERY_MS = 10_000;

/** Rows that were sent, and of which it is not known what became of them. */
async function open(
  rows: readonly PlannedRow[],
  { operation = 'declarations.create', ...options }: { operation?: BulkOperation; marginMinutes?: number | null } = {},
): Promise<BareRun & { looking: Looks }> {
  const run = bareRun(operation, rows, options);
  for (const { line } of rows) {
    await run.context.noteRow(run.row(line), { type: 'sending' });
    await run.context.noteRow(run.row(line), { type: 'unknown' });
  }
  run.events.length = 0;
  return Object.assign(run, { looking: new Looks(run.context) });
}

const record = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: 'R',
  type: 'participant-declaration',
  attributes: { state: 'submitted', statement_id: null, ...more },
});

/** What is noted of the only row after one look that finds this. */
async function noted(
  found: Partial<Settlement>,
  row: Partial<PlannedRow> = {},
  options: Parameters<typeof open>[1] & { again?: number; at?: number } = {},
): Promise<Partial<JournalEvent>> {
  const run = await open([planned(2, row)], options);
  for (let sends = 1; sends < (options.again ?? 1); sends += 1) {
    await run.context.noteRow(run.row(2), { type: 'settled' });
    await run.context.noteRow(run.row(2), { type: 'sending' });
    await run.context.noteRow(run.row(2), { type: 'unknown' });
  }
  run.events.length = 0;
  run.now = options.at ?? NOON;
  run.find = () => found;
  await run.looking.look(undefined);
  expect(run.events).toHaveLength(1);
  return run.events[0] ?? {};
}

describe('a look', () => {
  test('is at all rows that are open, and at no other', async () => {
    const run = await open([planned(2), planned(3), planned(4)]);
    await run.context.noteRow(run.row(3), { type: 'settled' });
    expect(run.looking.open().map(({ planned: { line } }) => line)).toEqual([2, 4]);
    run.now += 1000;
    await run.looking.look(undefined);
    expect(run.looks.map((writes) => writes.length)).toEqual([2]);
  });

  test('asks about what was sent, since when, and until when it can have been', async () => {
    const before = { records: [] };
    const run = bareRun('declarations.create', [planned(2, { id: 'now', draft: { participant_id: 'then' } })]);
    await run.context.noteRow(run.row(2), { type: 'sending', before });
    run.now += 5000;
    await run.context.noteRow(run.row(2), { type: 'unknown' });
    await new Looks(run.context).look(undefined);
    expect(run.looks).toEqual([
      [
        {
          ...{ operation: 'declarations.create', draft: { participant_id: 'now' }, before },
          ...{ since: after(0).toISOString(), until: after(5000).toISOString() },
        },
      ],
    ]);
  });

  test.each<[BulkOperation, boolean]>([
    ['declarations.create', false],
    ['partnerships.create', false],
    ['declarations.void', true],
    ['participants.withdraw', true],
  ])('at a row of %s names the record it is about: %s', async (operation, isNamed) => {
    const run = await open([planned(2, { id: 'X', draft: { reason: 'other' } })], { operation });
    await run.looking.look(undefined);
    const [write] = run.looks[0] ?? [];
    expect(write?.id).toBe(isNamed ? 'X' : undefined);
    expect(write?.draft).toEqual({
      reason: 'other',
      ...(operation === 'declarations.create' && { participant_id: 'X' }),
    });
    expect(write).not.toHaveProperty('before');
  });
});

describe('the next look', () => {
  test('is due never while nothing is open, at once when something is, and not twice within ten seconds', async () => {
    expect(new Looks(bareRun('declarations.create', [planned(2)]).context).dueAt()).toBeNull();
    const run = await open([planned(2), planned(3)]);
    expect(run.looking.dueAt()).toBeLessThanOrEqual(NOON);
    run.find = () => ({ lookAgainAt: after(1000) });
    await run.looking.look(undefined);
    expect(run.looking.dueAt()).toBe(NOON + EVERY_MS);
  });

  test('is at the earliest moment that the client names for any row, and at that row alone', async () => {
    const run = await open([planned(2, { draft: { n: 'a' } }), planned(3, { draft: { n: 'b' } })]);
    run.find = ({ draft }) => ({ lookAgainAt: after(JSON.stringify(draft).includes('"a"') ? 60_000 : 30_000) });
    await run.looking.look(undefined);
    expect(run.looking.dueAt()).toBe(NOON + 30_000);
    run.now += 30_000;
    await run.looking.look(undefined);
    expect(run.looks.map((writes) => writes.length)).toEqual([2, 1]);
    expect(run.looks[1]?.[0]?.draft).toMatchObject({ n: 'b' });
  });

  test('is not long after nothing can come any more; from then on as the client plans it', async () => {
    const run = await open([planned(2)]);
    run.find = () => ({ lookAgainAt: after(3_600_000) });
    await run.looking.look(undefined);
    expect(run.looking.dueAt()).toBe(NOON + SETTLE_AFTER_MS);
    run.now += SETTLE_AFTER_MS;
    await run.looking.look(undefined);
    expect(run.looking.dueAt()).toBe(NOON + 3_600_000);
  });

  test('is soon after one that failed, whatever the client plans', async () => {
    const run = await open([planned(2)]);
    run.find = () => ({ lookAgainAt: after(60_000), cause: new Error('down') });
    await run.looking.look(undefined);
    expect(run.looking.dueAt()).toBe(NOON + EVERY_MS);
  });

  test('is never when looking again cannot help; the row stays open for a person', async () => {
    const run = await open([planned(2)]);
    run.find = () => ({ lookAgainAt: null });
    await run.looking.look(undefined);
    expect(run.looking.open()).toEqual([]);
    expect(run.looking.dueAt()).toBeNull();
    expect(run.row(2).state).toBe('unknown');
    expect(run.events).toEqual([]);
  });
});

describe('what a look finds', () => {
  test('applied: done by this run, or there before it', async () => {
    expect(await noted({ result: 'applied', record: record() })).toMatchObject({ type: 'done', record: 'R' });
    const there = { result: 'applied', record: record(), already: true } as const;
    expect(await noted(there)).toMatchObject({ type: 'already', record: 'R' });
    expect(await noted({ ...there, already: false })).toMatchObject({ type: 'done' });
  });

  test.each(['voided', 'awaiting-clawback', 'clawed-back'])('applied, and %s since: undone', async (state) => {
    const found = { result: 'applied', record: record({ state }) } as const;
    expect(await noted(found)).toMatchObject({ type: 'undone', record: 'R' });
    // that is what a void asks for
    const voided = await noted(found, { id: 'R' }, { operation: 'declarations.void' });
    expect(voided).toMatchObject({ type: 'done', record: 'R' });
  });

  test.each<[boolean | undefined, string]>([
    [true, 'already'],
    [false, 'done'],
    [undefined, 'done'],
  ])('what was asked for is so of a participant (already: %s): %s', async (already, type) => {
    const person = { id: 'P', attributes: { ecf_enrolments: [] } };
    const found: Partial<Settlement> = { result: 'applied', record: person, ...(already !== undefined && { already }) };
    const row = { id: 'P', draft: { reason: 'other', course_identifier: 'ecf-induction' } };
    expect(await noted(found, row, { operation: 'participants.withdraw' })).toMatchObject({ type, record: 'P' });
  });

  test('not applied: it may be sent again, three times in all', async () => {
    const found = { result: 'not-applied' } as const;
    expect(await noted(found)).toMatchObject({ type: 'settled' });
    expect(await noted(found, {}, { again: 2 })).toMatchObject({ type: 'settled' });
    expect(await noted(found, {}, { again: 3 })).toMatchObject({ type: 'gave-up' });
  });

  test('not applied, and somebody acted on the record: it is not sent again', async () => {
    expect(await noted({ result: 'not-applied', touched: true })).toMatchObject({ type: 'touched' });
    expect(await noted({ result: 'not-applied', touched: true }, {}, { again: 3 })).toMatchObject({ type: 'touched' });
    expect(await noted({ result: 'not-applied', touched: false })).toMatchObject({ type: 'settled' });
  });

  test('not applied, and its cut-off is over, less the margin: missed', async () => {
    // the end of that day in London, in summer
    const over = Date.parse('2026-06-30T22:55:00.000Z');
    const row = { expected: { statement: 'S', cutOff: '2026-06-30' } };
    const found = { result: 'not-applied' } as const;
    expect(await noted(found, row, { at: over })).toMatchObject({ type: 'missed' });
    expect(await noted(found, row, { at: over - 1 })).toMatchObject({ type: 'settled' });
    expect(await noted(found, row, { at: over, marginMinutes: null })).toMatchObject({ type: 'settled' });
    expect(await noted(found, row, { at: over, again: 3 })).toMatchObject({ type: 'gave-up' });
  });

  test('lets the breaker try again, when anything is found out', async () => {
    const run = await open([planned(2)]);
    for (let count = 0; count < 8; count += 1) run.context.breaker.answered(`o${count}`, 'open');
    await run.looking.look(undefined);
    expect(run.context.breaker.isOpenForNew).toBe(false);
    const other = await open([planned(2)]);
    for (let count = 0; count < 8; count += 1) other.context.breaker.answered(`o${count}`, 'open');
    other.find = () => ({ result: 'not-applied' });
    await other.looking.look(undefined);
    expect(other.context.breaker.isOpenForNew).toBe(true);
  });
});
