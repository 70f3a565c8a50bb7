import { describe, expect, test } from 'vitest';
import { BulkError } from '../../src/bulk/bulk-error.ts';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { NotNow } from '../../src/bulk/run/context.ts';
import { ended } from '../../src/bulk/run/ended.ts';
import { RateLimitError, ValidationError } from '../../src/errors/index.ts';
import { bareRun, NOON, planned, type BareRun } from './bare.ts';
import { aborted, http, network } from './served.ts';

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

const types = ({ events }: BareRun): readonly string[] => events.map(({ type }) => type);

describe('a send that was held back', () => {
  test('because its deadline came: missed; for any other reason it stays as it is', async () => {
    const run = await after(new NotNow('deadline'), { left: false });
    expect(run.events).toMatchObject([{ type: 'missed', line: 2, why: 'its cut-off came before its turn' }]);
    for (const why of ['stopping', 'breaker', 'lost'] as const) {
      const other = await after(network('not-sent', new NotNow(why)), { left: false });
      expect([other.events, other.context.failure, other.context.unreached]).toEqual([[], null, 0]);
    }
  });
});

describe('a run cannot go on', () => {
  test('when its journal cannot be kept', async () => {
    const storage = new BulkError('storage', 'The disk is full.');
    expect((await after(storage)).context.failure).toBe(storage);
    const wrapped = await after(network('not-sent', new Error('x', { cause: storage })), { left: false });
    expect([wrapped.context.failure, wrapped.events]).toEqual([storage, []]);
  });

  test.each([401, 403])('when the token is refused, status %i, to a read or to the send', async (status) => {
    const read = await after(http(status), { left: false });
    expect(read.events).toEqual([]);
    const send = await after(http(status));
    expect(send.events).toMatchObject([{ type: 'pending', why: `status ${status}` }]);
    for (const { context } of [read, send]) {
      expect(context.failure).toMatchObject({ reason: 'stopped' });
      expect(context.failure?.message).toMatch(`The service refuses the token (status ${status})`);
      expect(context.failure?.cause).toMatchObject({ kind: 'http', status });
    }
  });

  test('when five requests in a row reach nobody, be they reads or sends; an answer begins anew', async () => {
    const run = bareRun('declarations.create', [planned(2)]);
    const lose = (left: boolean, error: unknown = network(left ? 'not-sent' : 'unknown')): Promise<void> =>
      ended(run.context, run.row(2), error, left, no);
    for (const left of [false, true, false, true]) await lose(left);
    expect(run.context.failure).toBeNull();
    run.context.answered(run.row(2));
    for (const left of [false, true, false, true]) await lose(left);
    await lose(false, aborted('unknown'));
    await lose(true, aborted());
    expect(run.context.failure).toBeNull();
    await lose(false, http(500));
    expect(run.context.failure).toMatchObject({ reason: 'stopped' });
    expect(run.context.failure?.message).toMatch(/cannot be reached/);
    expect(run.context.failure?.cause).toMatchObject({ status: 500 });
  });

  test('when something else is thrown, which is not hidden', async () => {
    await expect(after(new TypeError('a mistake'))).rejects.toThrow('a mistake');
  });
});

describe('what became of a send', () => {
  test('not known: open, and it counts for the breaker', async () => {
    const run = await after(network('unknown'));
    expect(run.events).toMatchObject([{ type: 'unknown', why: 'network' }]);
    expect((await after(http(502, { outcome: 'unknown' }))).events).toMatchObject([{ why: 'status 502' }]);
    for (let count = 0; count < 7; count += 1) await ended(run.context, run.row(2), network('unknown'), true, no);
    expect(run.context.breaker.isOpenForNew).toBe(false);
  });

  test('recorded, and taken back since', async () => {
    const run = await after(http(200, { outcome: 'applied' }));
    expect(run.events).toMatchObject([{ type: 'undone', why: 'recorded, and taken back since' }]);
    expect(run.asked).toEqual([]);
  });

  test('it never left: it does not count; one that was not about to leave is not noted', async () => {
    expect((await after(network('not-sent'))).events).toMatchObject([{ type: 'unsent', why: 'network' }]);
    expect(types(await after(network('not-sent'), { left: false }))).toEqual([]);
  });

  test('the client refuses it: refused', async () => {
    const issues = [{ title: 'a', detail: 'b' }];
    const error = new ValidationError('Not so.', { operation: 'x', outcome: 'not-sent', issues });
    const run = await after(error, { left: false });
    expect(run.events).toMatchObject([{ type: 'refused', why: 'Not so.' }]);
    expect(run.context.unreached).toBe(0);
  });

  test('it never left, and its cut-off is over by now, less the margin: missed', async () => {
    const over = Date.parse('2026-06-30T22:55:00.000Z');
    const row = { expected: { statement: 'S', cutOff: '2026-06-30' } };
    const run = await after(network('not-sent'), { left: false, row, now: over });
    expect(run.events).toMatchObject([{ type: 'missed', why: 'its cut-off came before its turn' }]);
    expect(run.context.unreached).toBe(0);
    const before = await after(network('not-sent'), { left: false, row, now: over - 1 });
    expect([types(before), before.context.unreached]).toEqual([[], 1]);
  });

  test('too many requests: it does not count, and is sent again', async () => {
    const error = new RateLimitError('429', { operation: 'x', retryAt: new Date(NOON), requestId: null });
    const run = await after(error);
    expect(run.events).toMatchObject([{ type: 'unsent', why: 'too many requests' }]);
    expect(run.context.failure).toBeNull();
  });
});
