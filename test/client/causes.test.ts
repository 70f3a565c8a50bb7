import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { failed, neverConnected, type Ending } from '../../src/client/failures.ts';
import { RetryQuota } from '../../src/client/retries.ts';

/** What is kept of the error that a fetch failed with, and what it says about whether anything was sent. */

const plan: Ending['plan'] = {
  operation: 'participants.get',
  method: 'GET',
  path: '/api/v3/participants/{id}',
  repeatSafe: true,
  quota: new RetryQuota(),
  call: 1,
  signal: undefined,
  serverDate: null,
  timeoutMs: 1,
  deadline: Infinity,
  retries: 0,
  once: false,
  leaving: undefined,
  priority: 'normal',
};
const errorOf = (cause: unknown) => failed({ plan, outcome: 'unknown', attempts: 1 }, cause, 's3cret-token');
const system = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });

describe('the copy of a cause', () => {
  test('has name, message, code and stack, without the token, and what the cause carries is gone', () => {
    const cause = Object.assign(new Error('to s3cret-token'), {
      name: 'Odd s3cret-token',
      code: 'E_s3cret-token',
      request: { headers: { authorization: 'Bearer s3cret-token' } },
    });
    const copy = errorOf(cause).cause;
    expect(copy).toBeInstanceOf(Error);
    expect(copy).toMatchObject({ name: 'Odd [token]', message: 'to [token]', code: 'E_[token]' });
    expect(copy).toMatchObject({ stack: expect.stringContaining('causes.test.ts') });
    expect(isRecord(copy) && 'request' in copy).toBe(false);
    // as of any other error, they are not listed
    expect(Object.keys(copy as object)).toEqual(['code']);
  });

  test('has the causes below it, three deep, and none where there is none', () => {
    const deep = ['a', 'b', 'c', 'd', 'e'].reduceRight<Error | undefined>(
      (cause, message) => (cause === undefined ? new Error(message) : new Error(message, { cause })),
      undefined,
    );
    const messages: unknown[] = [];
    for (let at = errorOf(deep).cause; isRecord(at); at = at['cause']) messages.push(at['message']);
    expect(messages).toEqual(['a', 'b', 'c', 'd']);
    expect('cause' in (errorOf(new Error('alone')).cause as object)).toBe(false);
  });

  test('of an error without a stack has an empty one, and a cause that is no error is a text', () => {
    const bare = new Error('bare');
    Reflect.deleteProperty(bare, 'stack');
    expect(errorOf(bare).cause).toMatchObject({ stack: '' });
    expect(errorOf('with s3cret-token').cause).toBe('with [token]');
  });
});

describe('the words', () => {
  test.each<[string, unknown, string]>([
    [
      'the code of the system, however deep',
      new TypeError('fetch failed', { cause: system('ECONNRESET', 'read') }),
      'ECONNRESET',
    ],
    ['the first of several', new AggregateError([system('ECONNREFUSED', 'connect'), system('X', 'y')]), 'ECONNREFUSED'],
    ['a code that is no text is none', Object.assign(new Error('odd'), { code: 7 }), 'odd'],
    ['the message where there is no code', new Error('closed'), 'closed'],
    ['of several without an error, the message', new AggregateError(['x'], 'all failed'), 'all failed'],
    ['what was thrown', 'gone', 'gone'],
  ])('%s', (_, cause, word) => {
    expect(errorOf(cause).message).toContain(`the connection failed (${word}).`);
  });
});

describe('nothing was sent', () => {
  const refused = system('ECONNREFUSED', 'connect');
  test.each<[string, unknown, boolean]>([
    ['a refused connection', refused, true],
    ['inside the error of fetch', new TypeError('fetch failed', { cause: refused }), true],
    ['a name that nobody knows', system('ENOTFOUND', 'getaddrinfo'), true],
    ['a connection that took too long', Object.assign(new Error(), { code: 'UND_ERR_CONNECT_TIMEOUT' }), true],
    ['every address refused', new AggregateError([refused, refused]), true],
    ['one address was reached', new AggregateError([refused, system('ECONNRESET', 'read')]), false],
    ['no address at all is not known', new AggregateError([]), false],
    ['a connection that broke', system('ECONNRESET', 'read'), false],
    ['a host that is unreachable while an answer is awaited', system('EHOSTUNREACH', 'read'), false],
    ['a certificate', Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }), true],
    ['a port that fetch never connects to', new TypeError('fetch failed', { cause: new Error('bad port') }), true],
    ['another error of that name', new Error('x', { cause: new Error('bad port') }), false],
    ['no error', 'ECONNREFUSED', false],
  ])('%s', (_, cause, expected) => {
    expect(neverConnected(cause)).toBe(expected);
  });

  test('and what trying again does not change is not to be tried again', () => {
    expect(errorOf(Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' })).retryable).toBe(false);
    expect(errorOf(system('ECONNRESET', 'read')).retryable).toBe(true);
  });
});
