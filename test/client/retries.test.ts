import { readFileSync } from 'node:fs';
import { isLeadProviderError, memoryBudget, type ClientOptions } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { backoff, retryTable, type Failure } from '../../src/client/retries.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { echo, errorOf, ID, json, observe, type Observed } from '../support/observed-client.ts';

const START = Date.parse('2026-02-10T12:01:30Z');
/** What chance adds to a wait that was asked for. */
const SPREAD = 500;

const withCode = (code: string, syscall: string): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('socket'), { code, syscall }) });
const ok = (): Response => json({ data: { id: ID, type: 'participant', attributes: {} } });
const throttled = (date = 'Tue, 10 Feb 2026 12:01:30 GMT'): Response =>
  new Response('Retry later\n', { status: 429, headers: { date } });

/** How each failure looks to a client. */
const fail: Readonly<Record<Failure, () => Response | Promise<Response>>> = {
  unreached: () => Promise.reject(withCode('ECONNREFUSED', 'connect')),
  throttled: () => throttled(),
  lost: () => Promise.reject(withCode('ECONNRESET', 'read')),
  timeout: () => new Promise(() => undefined),
  busy: () => new Response('', { status: 503 }),
};
const failures = Object.keys(retryTable) as Failure[];

type Call = (dfe: Observed<'rect'>['dfe']) => Promise<unknown>;
const read: Call = (dfe) => dfe.participants.get(ID);
const write: Call = (dfe) => dfe.declarations.void(ID);

function client(
  answers: readonly (() => Response | Promise<Response>)[],
  options: Partial<Pick<ClientOptions<'rect'>, 'retries' | 'budget'>> = {},
  runtime = new FakeRuntime(),
) {
  const seen = observe(
    'rect',
    (request, count) => answers[count - 1]?.() ?? (request.method === 'GET' ? ok() : echo(request)),
    { retries: 4, ...options },
    runtime,
  );
  return { ...seen, runtime };
}

describe('a failed request is tried again by the table', () => {
  test.each(failures)('a read after: %s', async (failure) => {
    const { dfe, requests, runtime, events } = client([fail[failure], fail[failure]]);
    await expect(runtime.run(read(dfe))).resolves.toMatchObject({ id: ID });
    expect(requests).toHaveLength(3);
    expect(events.filter(({ type }) => type === 'retry')).toMatchObject([
      { attempt: 1, reason: failure },
      { attempt: 2, reason: failure },
    ]);
  });

  test.each(failures)('a write after: %s', async (failure) => {
    const { dfe, requests, runtime } = client([fail[failure]]);
    const call = runtime.run(write(dfe));
    if (retryTable[failure].write) {
      await expect(call).resolves.toMatchObject({ id: ID });
      expect(requests).toHaveLength(2);
    } else {
      const error = await errorOf(call);
      expect(error).toMatchObject({
        outcome: 'unknown',
        attempts: 1,
        retryable: false,
      });
      expect(requests).toHaveLength(1);
    }
  });

  test.each([400, 401, 403, 404, 409, 422])('never after a refusal: %i', async (status) => {
    const { dfe, requests, runtime } = client([() => json({ errors: [] }, status)]);
    expect(await errorOf(runtime.run(dfe.statements.get(ID)))).toMatchObject({
      status,
      outcome: 'refused',
      attempts: 1,
    });
    expect(requests).toHaveLength(1);
  });

  test('four times, and then says how often', async () => {
    const { dfe, requests, runtime } = client(Array.from({ length: 9 }, () => fail.busy));
    expect(await errorOf(runtime.run(read(dfe)))).toMatchObject({ status: 503, attempts: 5, retryable: true });
    expect(requests).toHaveLength(5);
  });

  test('a refused connection says that nothing was sent, however often it was tried', async () => {
    const { dfe, runtime } = client(Array.from({ length: 9 }, () => fail.unreached));
    expect(await errorOf(runtime.run(write(dfe)))).toMatchObject({
      kind: 'network',
      outcome: 'not-sent',
      attempts: 5,
      retryable: true,
    });
  });

  test('a write that was refused by 429 and then stopped was refused, not lost', async () => {
    const controller = new AbortController();
    const { dfe, runtime, requests } = client([fail.throttled]);
    const call = dfe.declarations.void(ID, { signal: controller.signal });
    await runtime.advance(1000);
    controller.abort();
    expect(await errorOf(call)).toMatchObject({ kind: 'aborted', outcome: 'refused', attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test.each<[object, number, number]>([
    [{ retries: 0 }, 1, 1],
    [{ retries: { reads: 1 } }, 2, 5],
    [{ retries: { writes: 2, 'participants.get': 3 } }, 4, 3],
  ])('as often as asked: %j', async (options, reads, writes) => {
    for (const [call, count] of [
      [read, reads],
      [write, writes],
    ] as const) {
      const { dfe, requests, runtime } = client(
        Array.from({ length: 9 }, () => fail.unreached),
        options,
      );
      await errorOf(runtime.run(call(dfe)));
      expect(requests).toHaveLength(count);
    }
  });

  test('waits with full jitter, longer each time', async () => {
    expect([0, 0.5, 0.999].map((random) => backoff(random, 1))).toEqual([0, 250, 499.5]);
    expect([1, 2, 3, 4, 10].map((attempt) => backoff(1, attempt))).toEqual([500, 1000, 2000, 4000, 20_000]);
    const { dfe, runtime, events } = client([fail.busy, fail.busy, fail.busy], {}, new FakeRuntime(0, [0.2, 0.9, 0.1]));
    await runtime.run(read(dfe));
    expect(events.flatMap((event) => (event.type === 'retry' ? [event.delayMs] : []))).toEqual([100, 900, 200]);
  });

  test('stops trying against a service that is down, until it answers again', async () => {
    let down = true;
    const runtime = new FakeRuntime();
    const { dfe, requests } = observe(
      'rect',
      () => (down ? new Response('', { status: 503 }) : ok()),
      { retries: 4 },
      runtime,
    );
    for (let i = 0; i < 40; i += 1) await errorOf(runtime.run(read(dfe)));
    const before = requests.length;
    await errorOf(runtime.run(read(dfe)));
    expect(requests.length - before).toBe(1);
    expect(before).toBe(40 + 100);
    down = false;
    for (let i = 0; i < 5; i += 1) await runtime.run(read(dfe));
    down = true;
    const later = requests.length;
    await errorOf(runtime.run(read(dfe)));
    expect(requests.length - later).toBe(2);
  });
});

describe('429 without Retry-After', () => {
  test.each([
    ['without a budget', () => 'off' as const],
    ['with a budget', (runtime: FakeRuntime) => memoryBudgetOn(runtime)],
  ])('%s the call goes on when the service counts anew, by its own clock', async (_name, budgetOn) => {
    const runtime = new FakeRuntime();
    const { dfe, requests } = client(
      [() => throttled('Tue, 10 Feb 2026 12:01:30 GMT')],
      { budget: budgetOn(runtime) },
      runtime,
    );
    await runtime.run(read(dfe));
    expect(requests).toHaveLength(2);
    expect(runtime.now() - START).toBe(210_000 + SPREAD);
  });

  test('holds back everybody who shares the budget, and no longer', async () => {
    const runtime = new FakeRuntime();
    const budget = memoryBudgetOn(runtime);
    const one = client([() => throttled()], { budget }, runtime);
    const other = client([], { budget }, runtime);
    const first = one.dfe.participants.get(ID);
    await runtime.advance(10);
    const second = runtime.run(other.dfe.statements.get(ID));
    await runtime.advance(209_000);
    expect(other.requests).toHaveLength(0);
    await Promise.all([runtime.run(first), second]);
    expect(runtime.now() - START).toBe(210_000 + SPREAD);
    expect(other.events).toContainEqual(expect.objectContaining({ type: 'budget-wait', reason: 'blocked' }));
  });

  test('ends at once when the deadline comes first, and says when to come back', async () => {
    const { dfe, requests, runtime } = client([fail.throttled]);
    const error = await errorOf(runtime.run(dfe.participants.get(ID, { deadlineMs: 60_000 })));
    expect(error).toMatchObject({ kind: 'rate-limit', retryAt: new Date('2026-02-10T12:05:00Z'), outcome: 'refused' });
    expect(requests).toHaveLength(1);
    expect(runtime.pending).toBe(0);
  });
});

describe('Retry-After', () => {
  test.each<[string, string, number]>([
    ['in seconds', '90', 90_000],
    ['as a date', 'Tue, 10 Feb 2026 12:03:00 GMT', 90_000],
  ])('%s is obeyed', async (_name, value, ms) => {
    const runtime = new FakeRuntime();
    const busy = (): Response =>
      new Response('', { status: 503, headers: { 'retry-after': value, date: 'Tue, 10 Feb 2026 12:01:30 GMT' } });
    const { dfe } = client([busy], {}, runtime);
    await runtime.run(read(dfe));
    expect(runtime.now() - START).toBe(ms + SPREAD);
  });

  test('past the deadline it is told, not sat out and not ignored', async () => {
    const busy = (): Response =>
      new Response('', { status: 503, headers: { 'retry-after': '3600', date: 'Tue, 10 Feb 2026 12:00:00 GMT' } });
    for (const options of [{ deadlineMs: 120_000 }, {}]) {
      const { dfe, requests, runtime } = client([busy]);
      expect(await errorOf(runtime.run(dfe.participants.get(ID, options)))).toMatchObject({
        status: 503,
        // by our clock, which is ahead of the service's
        retryAt: new Date('2026-02-10T13:01:30Z'),
      });
      expect(requests).toHaveLength(1);
    }
  });
});

test('each try is charged to the budget', async () => {
  const runtime = new FakeRuntime();
  const { dfe } = client(
    [fail.busy, fail.busy],
    { budget: memoryBudgetOn(runtime, { limit: 3, windowMs: 60_000 }) },
    runtime,
  );
  await runtime.run(read(dfe));
  const before = runtime.now();
  await runtime.run(read(dfe));
  expect(runtime.now() - before).toBeGreaterThan(50_000);
});

test("a budget of one's own is a value with sensible bounds", () => {
  expect(() => memoryBudget({ limit: 0 })).toThrow(RangeError);
  expect(() => memoryBudget({ windowMs: Number.NaN })).toThrow(RangeError);
  expect(isLeadProviderError(memoryBudget())).toBe(false);
});

test('the table in docs/reliability.md is the one that is used', () => {
  const rows = [
    ...readFileSync('docs/reliability.md', 'utf8').matchAll(/^\| `([a-z-]+)`: [^|]+\| (again|no)[^|]*\| (again|no)/gm),
  ];
  expect(
    Object.fromEntries(
      rows.map(([, failure, reads, writes]) => [failure, { read: reads === 'again', write: writes === 'again' }]),
    ),
  ).toEqual(retryTable);
});
