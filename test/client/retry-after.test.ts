import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

const START = Date.parse('2026-02-10T12:01:30Z');
/** What is left of the service's five minutes at START. */
const REST = 210_000;
const DATE = 'Tue, 10 Feb 2026 12:01:30 GMT';

/** What one answer makes a client do: how long it waits before its second request, and what its error says without one. */
async function told(status: number, headers: Record<string, string>, chance = 0) {
  const answer = (): Response => new Response('', { status, headers });
  const waiting = new FakeRuntime(START, [chance]);
  const again = observe('rect', (_, n) => (n === 1 ? answer() : json({ data: { id: ID } })), { retries: 1 }, waiting);
  await waiting.run(again.dfe.statements.get(ID).catch(() => undefined));
  const ending = new FakeRuntime(START, [chance]);
  const error = await errorOf(ending.run(observe('rect', answer, {}, ending).dfe.statements.get(ID)));
  const { retryAt }: { retryAt?: string | null } = JSON.parse(JSON.stringify(error));
  return {
    waited: again.requests.length === 2 ? waiting.now() - START : null,
    retryIn: typeof retryAt === 'string' ? Date.parse(retryAt) - START : null,
  };
}

describe('Retry-After counts only when it is one by RFC 9110', () => {
  test.each([
    ['', 'empty'],
    ['-5', 'negative'],
    ['+5', 'with a sign'],
    ['1.5', 'a fraction'],
    ['120.5', 'a fraction'],
    ['1e3', 'with an exponent'],
    ['"60"', 'quoted'],
    ['10, 20', 'a list'],
    ['60s', 'with a unit'],
    ['9007199254740993', 'longer than nine digits'],
    ['99999999999999999999', 'longer than nine digits'],
    ['2026-02-10T12:03:00Z', 'another form of date'],
    ['Tuesday, 10-Feb-26 12:03:00 GMT', 'an obsolete form of date'],
    ['Tue Feb 10 12:03:00 2026', 'an obsolete form of date'],
    ['Tue, 10 Feb 2026 12:03:00', 'a date without its zone'],
    ['Tue, 10 Feb 2026 13:03:00 +0100', 'a date in another zone'],
    ['Tue, 31 Feb 2026 12:03:00 GMT', 'no day of the calendar'],
    ['Invalid Date', 'no date'],
    ['never', 'a word'],
  ])('%j is none (%s)', async (value) => {
    expect(await told(429, { date: DATE, 'retry-after': value })).toEqual({ waited: REST, retryIn: REST });
    expect(await told(503, { date: DATE, 'retry-after': value })).toEqual({ waited: 0, retryIn: null });
  });

  test.each([
    ['90', 90_000],
    ['007', 7000],
    ['Tue, 10 Feb 2026 12:03:00 GMT', 90_000],
    ['600', 600_000],
  ])('%j is one', async (value, ms) => {
    for (const status of [429, 503])
      expect(await told(status, { date: DATE, 'retry-after': value })).toEqual({ waited: ms, retryIn: ms });
  });

  test.each(['0', '000000000', DATE, 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'a 429 that says %j is not tried again at once',
    async (value) => {
      expect(await told(429, { date: DATE, 'retry-after': value })).toEqual({ waited: 1000, retryIn: 1000 });
      expect(await told(503, { date: DATE, 'retry-after': value })).toEqual({ waited: 0, retryIn: 0 });
    },
  );

  test.each(['999999999', '864000', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'a 429 that asks for more than ten minutes (%j) gets ten minutes',
    async (value) => {
      expect(await told(429, { date: DATE, 'retry-after': value })).toEqual({ waited: 600_000, retryIn: 600_000 });
      // any other failure ends, and says when
      const { waited, retryIn } = await told(503, { date: DATE, 'retry-after': value });
      expect([waited, Number(retryIn) > 600_000]).toEqual([null, true]);
    },
  );

  test('within a long deadline a 503 is asked again after ten minutes', async () => {
    const runtime = new FakeRuntime(START, [0]);
    const { dfe, requests } = observe(
      'rect',
      (_, n) => (n === 1 ? new Response('', { status: 503, headers: { 'retry-after': '1200' } }) : json({ data: {} })),
      { retries: 1, deadlineMs: 3_600_000 },
      runtime,
    );
    await runtime.run(dfe.statements.get(ID));
    expect([requests.length, runtime.now() - START]).toEqual([2, 600_000]);
  });
});

describe("the service's clock", () => {
  test.each([
    ['as ours', DATE, REST],
    ['a minute ahead', 'Tue, 10 Feb 2026 12:02:30 GMT', REST - 60_000],
    ['four minutes behind', 'Tue, 10 Feb 2026 11:57:30 GMT', 150_000],
    ['ten minutes ahead is not believed', 'Tue, 10 Feb 2026 12:12:00 GMT', REST],
    ['of 1970 is not believed', 'Thu, 01 Jan 1970 00:00:00 GMT', REST],
    ['unreadable', 'soon', REST],
  ])('%s: a 429 waits for the end of its five minutes, told by our clock', async (_name, date, ms) => {
    expect(await told(429, { date })).toEqual({ waited: ms, retryIn: ms });
  });

  test('a cached answer is older than its Date by its Age', async () => {
    expect(await told(429, { date: 'Tue, 10 Feb 2026 12:01:00 GMT', age: '30' })).toMatchObject({ waited: REST });
    const headers = { date: 'Tue, 10 Feb 2026 12:00:00 GMT', 'retry-after': 'Tue, 10 Feb 2026 12:03:00 GMT' };
    expect(await told(503, { ...headers, age: '60' })).toMatchObject({ waited: 120_000 });
    // with an age that cannot be read it tells no time, and ours counts
    expect(await told(503, { ...headers, age: '-1' })).toMatchObject({ waited: 90_000 });
  });

  test('a date to come back at is a distance from the date of the answer, however wrong both are', async () => {
    const headers = { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 1970 00:01:30 GMT' };
    for (const status of [429, 503]) expect(await told(status, headers)).toEqual({ waited: 90_000, retryIn: 90_000 });
  });
});

test('those who were told the same moment do not come back in the same instant', async () => {
  for (const status of [429, 503]) {
    const waits = await Promise.all(
      [0, 0.25, 0.999].map(async (chance) => (await told(status, { 'retry-after': '60' }, chance)).waited),
    );
    expect(waits).toEqual([60_000, 60_250, 60_999]);
  }
});

test('fifty callers who are told to come back at once do not storm the service', async () => {
  const runtime = new FakeRuntime(START, [0]);
  const budget = memoryBudgetOn(runtime);
  const refusal = (): Response => new Response('', { status: 429, headers: { 'retry-after': '0' } });
  const { dfe, requests } = observe('rect', refusal, { retries: 4, budget }, runtime);
  const calls = Array.from({ length: 50 }, () => dfe.statements.get(ID).catch(() => undefined));
  await runtime.advance(900);
  expect(requests).toHaveLength(50);
  await runtime.run(Promise.all(calls));
  expect(runtime.now() - START).toBeGreaterThanOrEqual(4000);
});
