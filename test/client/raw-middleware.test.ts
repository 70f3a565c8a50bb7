import { expect, test } from 'vitest';
import { makeRaw, sendBy } from '../../src/client/make-raw.ts';
import { errorOf, json, observe } from '../support/observed-client.ts';

/** Middleware of openapi-fetch on `raw`, and what a method of it that cannot read an answer becomes. */

const LIST = '/api/v3/statements';
const mark = { onRequest: ({ request }: { request: Request }) => request.headers.set('x-mark', 'yes') };

test('middleware is there from the next request on, and no longer when it is taken out', async () => {
  const { dfe, requests } = observe('rect', () => json({ data: [] }));
  await dfe.raw.GET(LIST);
  dfe.raw.use(mark);
  await dfe.raw.GET(LIST);
  dfe.raw.eject(mark);
  await dfe.raw.GET(LIST);
  expect(requests.map(({ headers }) => headers.get('x-mark'))).toEqual([null, 'yes', null]);
});

test('middleware added before the first request is there for it', async () => {
  const { dfe, requests } = observe('rect', () => json({ data: [] }));
  dfe.raw.use(mark, { onResponse: ({ response }) => new Response(response.body, { status: 203 }) });
  const { response } = await dfe.raw.GET(LIST);
  expect(requests[0]?.headers.get('x-mark')).toBe('yes');
  expect(response.status).toBe(203);
});

test('a success that is no JSON is an error of ours, which says whether anything was changed', async () => {
  const { dfe } = observe('rect', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
  expect(await errorOf(dfe.raw.GET(LIST))).toMatchObject({
    kind: 'validation',
    operation: 'raw',
    outcome: 'unknown',
    message: expect.stringContaining('parseAs: "text"'),
  });
  expect(await dfe.raw.GET(LIST, { parseAs: 'text' })).toMatchObject({ data: '<html>' });
});

test('what else a method throws is passed on as it is, and a method that there is not does nothing', async () => {
  const cause = new RangeError('of a fetch');
  const raw = makeRaw('http://localhost:1', () => Promise.reject(cause));
  expect(await errorOf(sendBy(raw, 'GET', [LIST]))).toBe(cause);
  expect(await sendBy(raw, 'LINK', [LIST])).toBeUndefined();
});

test('raw sends to its own server alone', async () => {
  const { dfe, requests } = observe('rect', () => json({ data: [] }));
  const elsewhere = dfe.raw.GET(LIST, { baseUrl: 'http://elsewhere.test' });
  expect(await errorOf(elsewhere)).toMatchObject({
    kind: 'validation',
    outcome: 'not-sent',
    issues: [{ title: 'baseUrl', detail: expect.stringContaining('the token would go along') }],
  });
  expect(requests).toEqual([]);
});
