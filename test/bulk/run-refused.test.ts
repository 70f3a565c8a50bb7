import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { ended } from '../../src/bulk/run/ended.ts';
import { bareRun, NOON, planned, type BareRun } from './bare.ts';
import { http, network } from './served.ts';

interface Case {
  readonly left?: boolean;
  readonly row?: Partial<PlannedRow>;
  readonly operation?: BulkOperation;
  readonly now?: number;
  readonly there?: boolean;
}

const no = (): Promise<boolean> => Promise.resolve(false);

/** A run in which the only row's place was taken, and its send ended so. */
async function after(
  error: unknown,
  { left = true, row = {}, operation = 'declarations.create', now = NOON, there = false }: Case = {},
): Promise<BareRun & { readonly asked: unknown[] }> {
  const run = bareRun(operation, [planned(2, row)]);
  run.now = now;
  const asked: unknown[] = [];
  await ended(run.context, run.row(2), error, left, (one) => {
    asked.push(one);
    return Promise.resolve(there);
  });
  return Object.assign(run, { asked });
}

const refusal = (title: string, detail: string, status = 422) => http(status, { issues: [{ title, detail }] });
const FUTURE = refusal('declaration_date', 'The declaration date must be in the past, not in the future');

describe('a refusal', () => {
  test('that says: it is so already is no refusal', async () => {
    const error = refusal('declaration_type', 'taken');
    const run = await after(error, { there: true });
    expect([run.events, run.asked]).toEqual([[], [error]]);
  });

  test('is kept with the rule, and with what the service says', async () => {
    expect((await after(refusal('strange', 'not seen before'))).events).toMatchObject([
      { type: 'refused', rule: null, why: 'strange: not seen before' },
    ]);
    expect((await after(network('refused'))).events).toMatchObject([{ type: 'refused', rule: null, why: 'network' }]);
    // an answer without a body says its status and nothing else
    expect((await after(http(410, { issues: [] }))).events).toMatchObject([{ type: 'refused', why: 'status 410' }]);
  });

  test('because of a day to come holds it until that day in London', async () => {
    const row = { draft: { declaration_date: '2026-06-20T23:30:00Z' } };
    expect((await after(FUTURE, { row })).events).toMatchObject([{ type: 'held', until: '2026-06-21' }]);
    // the day is over by our clock, so that the service's is another one
    for (const draft of [
      { declaration_date: '2026-06-09T00:00:00Z' },
      {},
      { declaration_date: '2026-06-10T12:00:00Z' },
    ])
      expect((await after(FUTURE, { row: { draft } })).events).toMatchObject([{ type: 'held', until: '2026-06-11' }]);
  });

  test('five times by one rule of what was called clear stops the run for a person', async () => {
    const run = bareRun('declarations.create', [planned(2), planned(3, { unchecked: ['strange'] })]);
    const refuse = (line: number, error: Error = refusal('strange', 'no')): Promise<void> =>
      ended(run.context, run.row(line), error, true, no);
    for (let count = 0; count < 9; count += 1) await refuse(3);
    for (let count = 0; count < 4; count += 1) await refuse(2);
    for (let count = 0; count < 4; count += 1) await refuse(2, network('refused'));
    expect(run.context.failure).toBeNull();
    await refuse(2);
    expect(run.events.at(-1)).toMatchObject({ type: 'stopped', rule: 'strange' });
    expect(run.context.failure).toMatchObject({ reason: 'person' });
    expect(run.context.failure?.message).toMatch(/refuses by strange what the plan called clear/);
    await refuse(2, network('refused'));
    expect(run.events.at(-1)).toMatchObject({ type: 'stopped', rule: 'an answer that names no rule' });
  });
});
