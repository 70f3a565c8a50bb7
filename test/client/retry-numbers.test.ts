import { describe, expect, test } from 'vitest';
import {
  backoff,
  failureBehind,
  failureOf,
  retriesFor,
  RetryQuota,
  retryTable,
  type Failure,
} from '../../src/client/retries.ts';
import { comeBack, spread } from '../../src/client/retry-after.ts';
import { AbortedError, NetworkError, TimeoutError } from '../../src/errors/index.ts';

/** What is tried again, how often, and after how long. */

test.each<[number, Failure | null]>([
  [200, null],
  [304, null],
  [400, null],
  [404, null],
  [407, null],
  [408, 'busy'],
  [409, null],
  [422, null],
  [428, null],
  [429, 'throttled'],
  [430, null],
  [499, null],
  [500, 'busy'],
  [503, 'busy'],
  [599, 'busy'],
])('a %d is %s', (status, failure) => {
  expect(failureOf(status)).toBe(failure);
});

test('reads are tried again after every failure, writes only when they were certainly not applied', () => {
  expect(Object.entries(retryTable).map(([failure, { read, write }]) => [failure, read, write])).toEqual([
    ['unreached', true, true],
    ['throttled', true, true],
    ['lost', true, false],
    ['timeout', true, false],
    ['busy', true, false],
  ]);
});

describe('a try without a whole answer', () => {
  const details = { operation: 'x', attempts: 1 };
  const timeout = (limit: 'attempt' | 'call', outcome: 'unknown' | 'refused' | 'not-sent'): unknown =>
    new TimeoutError('late', { ...details, outcome, limit, retryable: false });
  const network = (outcome: 'unknown' | 'refused' | 'not-sent', retryable: boolean): unknown =>
    new NetworkError('gone', { ...details, outcome, retryable });

  test.each<[string, unknown, Failure | null]>([
    ['late', timeout('attempt', 'unknown'), 'timeout'],
    ['late for its place', timeout('attempt', 'not-sent'), 'unreached'],
    ['late for the whole call', timeout('call', 'unknown'), null],
    ['late for the whole call, unsent', timeout('call', 'not-sent'), null],
    ['broken', network('unknown', false), 'lost'],
    ['broken, of a read', network('unknown', true), 'lost'],
    ['without a connection', network('not-sent', true), 'unreached'],
    ['with a bad certificate', network('not-sent', false), null],
    ['stopped', new AbortedError('stopped', { ...details, outcome: 'unknown', retryable: true }), null],
    ['of another kind', new Error('x'), null],
    ['nothing', undefined, null],
  ])('%s', (_, error, failure) => {
    expect(failureBehind(error)).toBe(failure);
  });
});

describe('how often', () => {
  test.each<[string, number, Parameters<typeof retriesFor>]>([
    ['four times, when nobody says', 4, ['participants.get', 'GET', undefined, undefined]],
    ['as often as the call says', 1, ['participants.get', 'GET', 1, 2]],
    ['never, when the call says 0', 0, ['participants.get', 'GET', 0, 2]],
    ['as often as the client says', 2, ['participants.get', 'GET', undefined, 2]],
    ['by operation first', 3, ['participants.get', 'GET', { 'participants.get': 3, reads: 5 }]],
    ['0 by operation counts', 0, ['participants.get', 'GET', { 'participants.get': 0, reads: 5 }]],
    ['then as a read', 5, ['participants.get', 'GET', { reads: 5, writes: 6 }]],
    ['or as a write', 6, ['declarations.void', 'PUT', { reads: 5, writes: 6 }]],
    ['what the call leaves open, the client decides', 7, ['declarations.void', 'PUT', { reads: 5 }, { writes: 7 }]],
    ['what both leave open is four', 4, ['declarations.void', 'PUT', { reads: 5 }, { reads: 7 }]],
    ['raw has no operation', 5, ['raw', 'HEAD', { reads: 5, writes: 6 }]],
    ['raw writes, too', 6, ['raw', 'POST', { reads: 5, writes: 6 }]],
  ])('%s', (_, times, given) => {
    expect(retriesFor(...given)).toBe(times);
  });
});

test('waits double from half a second up to twenty, and chance takes a part of them', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => backoff(1, attempt))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
  ]);
  expect([backoff(0.5, 2), backoff(0, 5), spread(0), spread(0.5)]).toEqual([500, 0, 0, 500]);
});

describe('the tries of a client', () => {
  const spent = (failure: Failure, quota = new RetryQuota()): number => {
    let times = 0;
    while (times < 1000 && quota.spend(failure)) times += 1;
    return times;
  };

  test('are used up sooner by time limits, and never by a 429', () => {
    expect((['unreached', 'lost', 'busy', 'timeout', 'throttled'] as const).map((one) => spent(one))).toEqual([
      100, 100, 100, 50, 1000,
    ]);
  });

  test('come back with successes, but never above what there was', () => {
    const quota = new RetryQuota();
    for (let n = 0; n < 50; n += 1) quota.earn();
    expect(spent('busy', quota)).toBe(100);
    for (let n = 0; n < 4; n += 1) quota.earn();
    expect(spent('busy', quota)).toBe(0);
    quota.earn();
    expect(spent('busy', quota)).toBe(1);
    expect(quota.spend('throttled')).toBe(true);
  });
});

describe('when to come back', () => {
  const now = Date.parse('2026-02-10T12:01:30Z');
  const back = (status: number, headers: Record<string, string>) =>
    comeBack({ status, headers: new Headers(headers) }, now);

  test('is said by a 429 always, by others only with the header', () => {
    expect(back(429, {})).toEqual({ waitMs: 210_000, at: now + 210_000 });
    expect(back(503, {})).toBeNull();
    expect(back(503, { 'retry-after': 'soon' })).toBeNull();
    expect(back(503, { 'retry-after': '5' })).toEqual({ waitMs: 5000, at: now + 5000 });
  });

  test('is at most ten minutes to wait, of others than a 429 with the moment as it was asked', () => {
    expect(back(503, { 'retry-after': '700' })).toEqual({ waitMs: 600_000, at: now + 700_000 });
    expect(back(429, { 'retry-after': '700' })).toEqual({ waitMs: 600_000, at: now + 600_000 });
    expect(back(429, { 'retry-after': '0' })).toEqual({ waitMs: 1000, at: now + 1000 });
  });

  test('by the clock of the service, when it is off by five minutes at most', () => {
    const at = (ms: number): string => new Date(now + ms).toUTCString();
    expect(back(429, { date: at(-300_000) })?.waitMs).toBe(210_000);
    expect(back(429, { date: at(60_000) })?.waitMs).toBe(150_000);
    expect(back(429, { date: at(361_000) })?.waitMs).toBe(210_000);
    expect(back(429, { date: at(-361_000) })?.waitMs).toBe(210_000);
  });
});
