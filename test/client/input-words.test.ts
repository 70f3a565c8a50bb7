import { describe, expect, test } from 'vitest';
import { checkLimits, checkNames, refuse, toInstant } from '../../src/client/input.ts';
import { sendOptions } from '../../src/client/options.ts';
import { checkToken, tokenFor } from '../../src/client/token.ts';
import { isRead } from '../../src/client/types.ts';
import { errorOf, thrown } from '../support/observed-client.ts';

/** What is refused before anything is sent, and how an instant is read. */

const issuesOf = (run: () => unknown): unknown => {
  const error = thrown(run);
  return typeof error === 'object' && error !== null && 'issues' in error ? error.issues : error;
};

test('a refusal says what was not done, names each fault, and that nothing was sent', () => {
  const issues = [
    { title: 'a', detail: 'Is wrong.' },
    { title: 'b', detail: 'Is worse.' },
  ];
  expect(thrown(() => refuse('participants.get', issues))).toMatchObject({
    kind: 'validation',
    operation: 'participants.get',
    outcome: 'not-sent',
    issues,
    message: 'participants.get was not sent. a: Is wrong. b: Is worse.',
  });
  expect(thrown(() => refuse('createClient', issues))).toMatchObject({
    message: 'createClient cannot use its options. a: Is wrong. b: Is worse.',
  });
});

describe('names of options', () => {
  const names = ['timeoutMs', 'deadlineMs', 'retries'];
  const refused = (given: unknown): unknown => issuesOf(() => checkNames('x', given, names));

  test('that there are pass, and none as well', () => {
    for (const given of [{}, { retries: 1 }, { timeoutMs: 1, deadlineMs: 2, retries: 3 }, { retries: undefined }])
      expect(() => checkNames('x', given, names)).not.toThrow();
  });

  test('that there are not are all told, each with what was probably meant, when more than half of it is alike', () => {
    expect(refused({ timeout: 1, retries: 1, deadline: 2, xyz: 3 })).toEqual([
      { title: 'timeout', detail: 'No such option. Did you mean timeoutMs?' },
      { title: 'deadline', detail: 'No such option. Did you mean deadlineMs?' },
      { title: 'xyz', detail: 'No such option.' },
    ]);
    // of four letters two pairs are alike, which is a half and no more
    expect(issuesOf(() => checkNames('x', { abxy: 1 }, ['abc']))).toEqual([
      { title: 'abxy', detail: 'No such option.' },
    ]);
    expect(issuesOf(() => checkNames('x', { any: 1 }, []))).toEqual([{ title: 'any', detail: 'No such option.' }]);
  });

  test.each([[null], [7], ['text'], [[]]])('have to be in an object, not %j', (given) => {
    expect(refused(given)).toEqual([{ title: 'options', detail: 'Has to be an object.' }]);
  });
});

describe('limits', () => {
  const titles = (options: object): unknown[] => {
    try {
      checkLimits('x', options);
      return [];
    } catch (error) {
      return error instanceof Error && 'issues' in error && Array.isArray(error.issues)
        ? error.issues.map((issue: { title: string }) => issue.title)
        : [error];
    }
  };

  test.each(['timeoutMs', 'deadlineMs', 'maxResponseBytes', 'settleAfterMs'])('%s is above 0', (name) => {
    for (const good of [1, 0.5, Infinity, undefined]) expect(titles({ [name]: good })).toEqual([]);
    for (const bad of [0, -1, NaN]) expect(titles({ [name]: bad })).toEqual([name]);
  });

  test('retries are whole numbers of at least 0, one for all or one by operation', () => {
    for (const retries of [undefined, 0, 4, {}, { reads: 0, writes: undefined }, { 'participants.get': 2 }])
      expect(titles({ retries })).toEqual([]);
    for (const retries of [-1, 1.5, NaN, Infinity, { reads: 1, writes: -1 }, { reads: 0.5 }])
      expect(titles({ retries })).toEqual(['retries']);
  });

  test('maxUnderWay is a whole number of at least 1', () => {
    for (const good of [undefined, 1, 20]) expect(titles({ maxUnderWay: good })).toEqual([]);
    for (const bad of [0, -1, 1.5, Infinity]) expect(titles({ maxUnderWay: bad })).toEqual(['maxUnderWay']);
  });

  test('all that are wrong are told at once', () => {
    expect(titles({ timeoutMs: 0, retries: -1, maxUnderWay: 0, deadlineMs: 5 })).toEqual([
      'timeoutMs',
      'retries',
      'maxUnderWay',
    ]);
  });
});

describe('an instant goes out', () => {
  test.each<[unknown, string]>([
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
    ['2026-01-31t09:00:00z', '2026-01-31T09:00:00Z'],
    ['2026-01-31T09:00:00.5Z', '2026-01-31T09:00:00.5Z'],
    ['2026-01-31T09:00:00+01:00', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31T23:30:00-0100', '2026-02-01T00:30:00.000Z'],
    ['2026-01-31T09:00:00,25+00:00', '2026-01-31T09:00:00.250Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59Z'],
  ])('%s as %s', (value, written) => {
    expect(toInstant(value)).toBe(written);
  });

  test.each([
    [new Date(NaN)],
    [0],
    [null],
    [undefined],
    ['2026-01-31'],
    ['2026-01-31T09:00:00'],
    ['2026-01-31T09:00Z'],
    ['x2026-01-31T09:00:00Z'],
    ['2026-01-31T09:00:00Zx'],
    ['2026-02-29T09:00:00Z'],
    ['2026-04-31T09:00:00+01:00'],
    ['2026-01-31T25:00:00Z'],
  ])('not at all: %s', (value) => {
    expect(toInstant(value)).toBeNull();
  });
});

test('the options of sending are taken out of those of a method, and what is not set is left out', () => {
  const signal = new AbortController().signal;
  const given = {
    signal,
    serverDate: '2026-01-31T09:00:00Z',
    timeoutMs: 1,
    deadlineMs: 2,
    retries: 0,
    priority: 'low',
    onUnknown: 'settle',
    follow: false,
  } as const;
  expect(sendOptions({ ...given, maxSends: 2, onSend: () => undefined })).toEqual(given);
  expect(Object.keys(sendOptions({ timeoutMs: 5, retries: undefined } as never))).toEqual(['timeoutMs']);
  expect(sendOptions(undefined)).toEqual({});
});

describe('a token', () => {
  const detail = (token: unknown): unknown => issuesOf(() => checkToken(token, 'x'));

  test('is a text of plain signs, or a function', () => {
    for (const token of ['abc', '!~', 'bearerx', 'a'.repeat(1000), () => 'abc'])
      expect(() => checkToken(token, 'x')).not.toThrow();
  });

  test.each<[unknown, string]>([
    [undefined, 'Is missing.'],
    [7, 'Is missing.'],
    ['', 'Is missing.'],
    ['\t', 'Is missing.'],
    ['BEARER abc', 'Starts with the scheme'],
    ['token abc', 'Starts with the scheme'],
    ['a b', 'Holds spaces'],
    [' abc', 'Holds spaces'],
    ['abc\n', 'Holds spaces'],
    ['abcé', 'Holds spaces'],
    ['abc\u007f', 'Holds spaces'],
  ])('is not %j', (token, words) => {
    expect(detail(token)).toEqual([{ title: 'token', detail: expect.stringContaining(words) }]);
  });

  test('of a function is asked for with each request, and checked', async () => {
    let calls = 0;
    const token = (): string => `t${(calls += 1)}`;
    expect([await tokenFor(token, 'x'), await tokenFor(token, 'x'), await tokenFor('abc', 'x')]).toEqual([
      't1',
      't2',
      'abc',
    ]);
    expect(await tokenFor(() => Promise.resolve('later'), 'x')).toBe('later');
    for (const [bad, words] of [
      [() => Promise.reject(new RangeError('s3cret')), 'The token function failed (RangeError).'],
      // what is thrown need not be an error
      [() => Promise.reject('s3cret'), 'The token function failed (it threw no Error).'],
      [() => 7 as never, 'The token function returned no text.'],
      [() => 'Bearer x', 'Starts with the scheme'],
      [() => ' ', 'Is missing.'],
    ] as const) {
      const error = await errorOf(tokenFor(bad, 'participants.get'));
      expect(error).toMatchObject({
        operation: 'participants.get',
        outcome: 'not-sent',
        issues: [{ title: 'token', detail: expect.stringContaining(words) }],
      });
      expect(String(error)).not.toContain('s3cret');
    }
  });
});

test('only GET and HEAD read', () => {
  expect(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'get'].map(isRead)).toEqual([true, true, false, false, false, false]);
});
