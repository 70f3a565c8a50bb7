import { inspect } from 'node:util';
import { createClient, HttpError, isLeadProviderError, RateLimitError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { explain } from 'lead-provider-sdk/rules';
import { describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, TOKEN } from '../support/observed-client.ts';

const get = (answer: () => Response | Promise<Response>): Promise<unknown> =>
  errorOf(observe('rect', answer).dfe.participants.get(ID));

describe('every shape of refusal becomes issues', () => {
  test.each<[string, Response, object]>([
    [
      '{errors: […]}',
      json({ errors: [{ title: 'reason', detail: 'is missing' }] }, 422),
      { status: 422, outcome: 'refused', issues: [{ title: 'reason', detail: 'is missing' }] },
    ],
    [
      '{error: "…"}',
      json({ error: 'HTTP Token: Access denied' }, 401),
      { status: 401, outcome: 'refused', issues: [{ title: 'HTTP 401', detail: 'HTTP Token: Access denied' }] },
    ],
    ['{error: […]}', json({ error: [{ title: 'a', detail: 'b' }] }, 422), { issues: [{ title: 'a', detail: 'b' }] }],
    [
      'plain text',
      new Response('upstream gone\n', { status: 502 }),
      { status: 502, outcome: 'unknown', issues: [], body: 'upstream gone\n' },
    ],
    [
      'HTML',
      new Response('<!DOCTYPE html><html><title>Bad gateway</title>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      }),
      { issues: [], body: '<!DOCTYPE html><html><title>Bad gateway</title>' },
    ],
    ['a refusal without a body', new Response(null, { status: 400 }), { status: 400, outcome: 'refused', issues: [] }],
    [
      'an empty 503',
      new Response('', { status: 503, headers: { 'content-length': '0' } }),
      { status: 503, outcome: 'unknown', retryable: true, issues: [] },
    ],
    [
      'a redirect',
      new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      { status: 302, outcome: 'refused' },
    ],
  ])('%s', async (_name, response, expected) => {
    const error = await get(() => response);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ kind: 'http', operation: 'participants.get', attempts: 1, ...expected });
  });

  test('429 says when to come back', async () => {
    const { dfe } = observe(
      'rect',
      () => new Response('Retry later\n', { status: 429, headers: { date: 'Tue, 10 Feb 2026 12:01:30 GMT' } }),
      {},
      new FakeRuntime(),
    );
    const error = await errorOf(dfe.participants.get(ID));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({
      kind: 'rate-limit',
      outcome: 'refused',
      retryable: true,
      retryAt: new Date('2026-02-10T12:05:00Z'),
    });
  });

  test('a success without data is no success', async () => {
    for (const response of [json({}), json([]), new Response('<html>'), new Response('')]) {
      expect(await get(() => response)).toMatchObject({ kind: 'validation', outcome: 'unknown' });
    }
  });
});

describe('failures of the connection', () => {
  const refused = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
  });
  const reset = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' }),
  });

  test('a server that is not there got nothing', async () => {
    expect(await get(() => Promise.reject(refused))).toMatchObject({
      kind: 'network',
      outcome: 'not-sent',
      attempts: 1,
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('a write whose connection broke may have been applied', async () => {
    const { dfe } = observe('rect', () => Promise.reject(reset));
    expect(await errorOf(dfe.declarations.void(ID))).toMatchObject({
      kind: 'network',
      outcome: 'unknown',
      retryable: false,
      operation: 'declarations.void',
    });
  });

  test('an answer that breaks off after the status was a success', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"da'));
        controller.error(reset);
      },
    });
    const { dfe } = observe('rect', () => new Response(broken, { status: 200 }));
    expect(await errorOf(dfe.declarations.void(ID))).toMatchObject({ kind: 'network', outcome: 'unknown' });
  });

  test('an AbortSignal stops a call, before and while it is sent', async () => {
    const { dfe, requests } = observe('rect', () => new Promise(() => {}));
    expect(await errorOf(dfe.participants.get(ID, { signal: AbortSignal.abort() }))).toMatchObject({
      kind: 'aborted',
      outcome: 'not-sent',
    });
    expect(requests).toHaveLength(0);
    const real = observe('rect', () => Promise.reject(new DOMException('stopped', 'AbortError')));
    const controller = new AbortController();
    const call = real.dfe.participants.get(ID, { signal: controller.signal });
    controller.abort();
    expect(await errorOf(call)).toMatchObject({ kind: 'aborted' });
  });
});

describe('what an error tells', () => {
  const failing = (): Promise<unknown> =>
    get(() => json({ errors: [{ title: 'x', detail: 'y' }] }, 422, { 'x-request-id': 'req-1' }));

  test('what failed, why and what to do', async () => {
    expect(await failing()).toMatchObject({
      message: 'participants.get failed with status 422. x: y. Nothing was changed.',
      requestId: 'req-1',
    });
  });

  test('a list that is not there says nothing of ids, a record does', async () => {
    const { dfe } = observe('ecf', () => json({ error: 'Resource not Found' }, 404));
    expect(await errorOf(dfe.partnerships.list().take(1))).toMatchObject({
      message: 'partnerships.list failed with status 404. HTTP 404: Resource not Found. Is this the service you named?',
    });
    expect(await errorOf(dfe.partnerships.get(ID))).toMatchObject({
      message: expect.stringContaining('an id may have been retired'),
    });
  });

  test('what was done already is not to be corrected and sent again', async () => {
    const mock = createMock({ service: 'rect' });
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'https://mock.test',
      token: mock.token('lp1'),
      fetch: mock.fetch,
      checks: 'off',
    });
    const error = await errorOf(dfe.participants.resume(mock.id('ben'), { course_identifier: 'ecf-induction' }));
    expect(isLeadProviderError(error) ? explain(error).map(({ action }) => action) : []).toEqual(['already-done']);
    expect(error).toMatchObject({ message: expect.stringMatching(/Nothing was changed\.$/) });
    expect(error).toMatchObject({ message: expect.not.stringMatching(/send it again/i) });
  });

  test('never the token, never the body', async () => {
    const error = await get(() => json({ errors: [], secret: 'someone@example.com' }, 422));
    const told = JSON.stringify(error) + inspect(error, { depth: 10 });
    expect(told).not.toContain(TOKEN);
    expect(told).not.toContain('someone@example.com');
    expect(error).toMatchObject({ body: { secret: 'someone@example.com' } });
  });

  test.each([403, 404, 502])('that a %i of a proxy is none of the service', async (status) => {
    const error = await get(() => new Response('<html><title>Blocked: Ann Lee</title>', { status }));
    expect(error).toMatchObject({ status, message: expect.stringContaining('did not come from the service itself') });
    for (const advice of ["lead provider's token", 'visible to this token', 'Ann Lee', 'Blocked'])
      expect(inspect(error) + JSON.stringify(error)).not.toContain(advice);
    expect(error).toMatchObject({ body: '<html><title>Blocked: Ann Lee</title>' });
  });

  test('nothing a service says when it fails itself', async () => {
    const said = { errors: [{ title: 'PG::Error', detail: 'duplicate key (trn)=(1234567), Ann Lee' }] };
    const error = await get(() => json(said, 500));
    expect(inspect(error) + JSON.stringify(error)).not.toMatch(/Ann Lee|1234567|PG::/);
    expect(error).toMatchObject({ issues: [], body: said, message: expect.not.stringContaining('did not come from') });
  });

  test.each(['', 'a b', 'a\tb', 'x'.repeat(129), '<script>', 'é'])('no request id such as %j', async (id) => {
    expect(await get(() => json({ errors: [] }, 422, { 'x-request-id': id }))).toMatchObject({ requestId: null });
  });

  test('the guard knows errors of another copy of the package', async () => {
    const error = await failing();
    const copy = Object.assign(new Error('from another copy'), { kind: 'http', status: 404 });
    Object.defineProperty(copy, Symbol.for('lead-provider-sdk.error'), { value: true });
    expect([error, copy, new Error('x'), null, 'x'].map((e) => isLeadProviderError(e))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([error, copy].map((e) => isLeadProviderError(e, 'http'))).toEqual([true, true]);
    expect(isLeadProviderError(error, 'network')).toBe(false);
  });

  test('events carry no token, no body and no id', async () => {
    const { dfe, events } = observe('rect', () => json({ data: {} }));
    await dfe.participants.get(ID);
    expect(events).toMatchObject([
      { type: 'request', operation: 'participants.get', method: 'GET', path: '/api/v3/participants/{id}', attempt: 1 },
      { type: 'response', operation: 'participants.get', status: 200, attempt: 1 },
    ]);
    expect(JSON.stringify(events)).not.toContain(ID);
  });
});
