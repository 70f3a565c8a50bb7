import { describe, expect, test } from 'vitest';
import { toError } from '../../src/client/to-error.ts';

/** What an answer other than a success becomes: what of it is believed, and which advice it gets. */

function errorFor(
  status: number,
  text: string,
  more: { operation?: string; method?: string; headers?: HeadersInit } = {},
) {
  const { operation = 'participants.get', method = 'GET', headers = {} } = more;
  return toError(
    {
      response: new Response(status === 304 ? null : text, { status, headers }),
      text,
      attempts: 2,
      token: 's3cret-token',
      again: null,
      held: false,
    },
    { operation, method, attempts: 2, repeatSafe: method === 'GET', secret: 's3cret-token' },
  );
}
const body = (value: unknown): string => JSON.stringify(value);

describe('what counts as said by a service', () => {
  test.each<[unknown, object[], boolean]>([
    [{ errors: [{ title: 'reason', detail: 'is missing' }] }, [{ title: 'reason', detail: 'is missing' }], false],
    [{ errors: [{ title: 'reason' }] }, [{ title: 'reason', detail: '' }], false],
    [{ errors: [{ detail: 'is missing' }] }, [{ title: '', detail: 'is missing' }], false],
    [{ errors: [{ title: 7, detail: 'is missing' }] }, [{ title: '', detail: 'is missing' }], false],
    [{ errors: [{ title: 7, detail: 7 }] }, [], true],
    [{ errors: ['reason'] }, [], true],
    [{ errors: [{ title: 'a', detail: 'b' }, 'c'] }, [{ title: 'a', detail: 'b' }], false],
    [{ errors: [] }, [], false],
    [{ error: 'Access denied' }, [{ title: 'HTTP 422', detail: 'Access denied' }], false],
    [{ errors: 7 }, [], true],
    [{ message: 'x' }, [], true],
    [['x'], [], true],
    ['x', [], true],
  ])('%j', (said, issues, isForeign) => {
    const error = errorFor(422, body(said));
    expect(error).toMatchObject({ issues, outcome: 'refused', attempts: 2, body: said });
    expect(error.message.includes('did not come from the service itself')).toBe(isForeign);
  });

  test('an empty answer is nobody else’s', () => {
    for (const text of ['', ' \n']) expect(errorFor(404, text).message).not.toContain('did not come from');
  });

  test('what a service says when it fails is not told, but kept', () => {
    const error = errorFor(500, body({ error: 'Ada Lovelace is not unique' }));
    expect(error).toMatchObject({ issues: [], body: { error: 'Ada Lovelace is not unique' } });
    expect(error.message).not.toContain('Ada');
  });
});

describe('what to do next', () => {
  test.each([
    [400, 'participants.get', 'Correct the request and send it again.'],
    [401, 'participants.get', 'Check that the token belongs to this service'],
    [403, 'participants.get', "not a lead provider's token"],
    [404, 'participants.get', 'No such record is visible to this token'],
    [404, 'participants.list', 'Is this the service you named?'],
    [401, 'participants.list', 'Check that the token belongs to this service'],
  ])('%i of %s', (status, operation, advice) => {
    const words = 'Is this the service you named?';
    const { message } = errorFor(status, body({ errors: [] }), { operation });
    expect(message).toContain(advice);
    expect(message.includes(words)).toBe(advice === words);
    expect(message).not.toContain('Redirects');
  });

  test('what somebody between said gets no advice that only the service could give', () => {
    expect(errorFor(404, '<html>nothing here</html>').message).not.toContain('No such record');
  });

  test.each([301, 302, 304, 307, 399])('%i: redirects are not followed', (status) => {
    expect(errorFor(status === 399 ? 300 : status, '').message).toContain('Redirects are not followed');
  });

  test('a text that ends a sentence gets no second full stop', () => {
    const of = (detail: string): string => errorFor(422, body({ errors: [{ title: 'reason', detail }] })).message;
    expect(of('is missing')).toContain(' reason: is missing. ');
    expect(of('is missing.')).toContain(' reason: is missing. ');
    expect(of('is it?')).toContain(' reason: is it? ');
  });
});

test('a read that may be sent again says so; a write never does', () => {
  expect(errorFor(503, '').retryable).toBe(true);
  expect(errorFor(422, '').retryable).toBe(false);
  expect(errorFor(503, '', { operation: 'declarations.create', method: 'POST' })).toMatchObject({
    retryable: false,
    outcome: 'unknown',
  });
});

test('a 429 without a moment to come back is an answer like others', () => {
  expect(errorFor(429, 'Retry later')).toMatchObject({ kind: 'http', status: 429, retryAt: null });
});

test('the token is nowhere, and a request id is told', () => {
  const error = errorFor(422, body({ errors: [{ title: 's3cret-token', detail: 's3cret-token' }] }), {
    headers: { 'x-request-id': 'abc-1' },
  });
  expect(error).toMatchObject({ requestId: 'abc-1', issues: [{ title: '[token]', detail: '[token]' }] });
  expect(error.message + body(error)).not.toContain('s3cret-token');
});
