import { describe, expect, test } from 'vitest';
import { BulkError } from '../../src/bulk/bulk-error.ts';
import { NotNow, recordIn, RunContext } from '../../src/bulk/run/context.ts';
import { bareRun, NOON, planned } from './bare.ts';

const OVER = Date.parse('2026-06-30T22:55:00.000Z');
const expected = { statement: 'S', cutOff: '2026-06-30' };
const at = new Date(NOON).toISOString();

describe('right before a send', () => {
  test('it is kept that it is about to be sent, by which id, and what was there', async () => {
    const run = bareRun('declarations.create', [planned(2, { id: 'I' }), planned(3)]);
    const before = { records: [] };
    await run.context.leave(run.row(2), before);
    await run.context.leave(run.row(3), undefined);
    expect(run.events).toEqual([
      { type: 'sending', line: 2, at, id: 'I', before },
      { type: 'sending', line: 3, at, before: null },
    ]);
    expect(run.context.sends).toBe(2);
  });

  test('nothing leaves when the run stops, or its deadline is there', async () => {
    const row = planned(2, { expected });
    const held = async (
      change: (run: ReturnType<typeof bareRun>) => void,
      options: Parameters<typeof bareRun>[2] = {},
    ): Promise<unknown> => {
      const run = bareRun('declarations.create', [row], options);
      change(run);
      const error: unknown = await run.context.leave(run.row(2), null).catch((one: unknown) => one);
      expect(run.context.sends).toBe(error === undefined ? 1 : 0);
      return error instanceof NotNow ? error.why : error;
    };
    expect(await held((run) => Object.assign(run.context, { stop: AbortSignal.abort() }))).toBe('stopping');
    expect(await held((run) => Object.assign(run.context, { abort: AbortSignal.abort() }))).toBe('stopping');
    expect(
      await held(({ context }) => {
        context.fail(new Error('x'));
      }),
    ).toBe('stopping');
    expect(await held((run) => (run.now = OVER))).toBe('deadline');
    expect(await held((run) => (run.now = OVER - 1))).toBeUndefined();
    expect(await held((run) => (run.now = OVER), { nextStatement: true })).toBeUndefined();
    expect(await held((run) => (run.now = OVER), { marginMinutes: null })).toBeUndefined();
  });

  test('it waits for those under way, not longer than what was read for it may be old', async () => {
    const run = bareRun('declarations.create', [planned(2)]);
    for (let key = 0; key < 16; key += 1) run.context.breaker.place(`k${key}`);
    const waits = run.context.leave(run.row(2), null);
    run.now += 8000;
    run.context.wake();
    run.context.answered({ ...run.row(2), key: 'k0' });
    run.context.wake();
    await waits;
    expect(run.context.sends).toBe(1);
    const late = run.context.leave(run.row(2), null);
    run.context.breaker.place('k16');
    run.now += 8001;
    run.context.wake();
    await expect(late).rejects.toMatchObject({ why: 'breaker' });
  });

  test('nothing leaves any more once somebody else has the journal', async () => {
    const { context } = bareRun('declarations.create', [planned(2)]);
    const { writer, ledger, queues } = context;
    const lock = { isOurs: () => Promise.resolve(false) };
    const lost = new RunContext({ writer, ledger, queues, lock, journal: { append: () => Promise.resolve() } }, {});
    await expect(lost.leave(ledger.row(2), null)).rejects.toMatchObject({ why: 'stopping' });
    expect(lost.failure).toMatchObject({ reason: 'busy' });
    expect(lost.sends).toBe(0);
  });
});

test('the first failure of a run counts; one that is none of ours is said as stopped, with its cause', () => {
  const { context } = bareRun('declarations.create', []);
  const cause = new Error('x');
  context.fail(cause);
  context.fail(new BulkError('busy', 'later'));
  expect(context.failure).toMatchObject({ reason: 'stopped', cause });
});

test('an event of a row that is gone is kept, and changes nothing', async () => {
  const run = bareRun('declarations.create', [planned(2)]);
  const row = run.row(2);
  run.context.ledger.remove(2);
  await run.context.noteRow(row, { type: 'done' });
  expect(run.events).toHaveLength(1);
  expect(run.context.ledger.rows.size).toBe(0);
});

test('a record in an answer is one with an id and attributes', () => {
  const item = { id: 'R', attributes: {} };
  expect(recordIn(item)).toBe(item);
  for (const other of [null, undefined, 'R', { id: 7, attributes: {} }, { attributes: {} }, { id: 'R' }])
    expect(recordIn(other)).toBeNull();
});
