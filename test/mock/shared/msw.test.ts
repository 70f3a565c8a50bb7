import { createMock, type Fault, type Mock, type MockOptions } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { serve } from 'lead-provider-sdk/mock/server';
import { getResponse, http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { services } from '../../../src/contract/index.ts';

const MARK = 'x-lead-provider-mock';

async function answer(mock: Mock, path = '/api/v3/statements', token = mock.token('lp1')): Promise<Response> {
  const request = new Request(`https://mock.test${path}`, { headers: { authorization: `Bearer ${token}` } });
  const response = await getResponse(handlers(mock), request);
  if (response === undefined) throw new Error('no handler took the request');
  return response;
}

const marked = ({ status, headers }: Response): unknown[] => [status, headers.get(MARK)];

describe.each(services)('the msw handlers of %s', (service) => {
  test('say on every answer that nobody counts the request', async () => {
    const mock = createMock({ service });
    expect(marked(await answer(mock))).toEqual([200, 'uncounted']);
    expect(marked(await answer(mock, '/api/v3/statements', 'nobody'))).toEqual([401, 'uncounted']);
    expect(marked(await answer(mock, `/api/v3/statements/${mock.id('nobody', { unknown: true })}`))).toEqual([
      404,
      'uncounted',
    ]);
    expect(marked(await answer(mock, '/api/v3/nothing'))).toEqual([404, 'uncounted']);
  });

  test.each<[number, Fault['effect']]>([
    [429, { kind: 'status', status: 429 }],
    [502, { kind: 'html' }],
    [204, { kind: 'status', status: 204 }],
    [200, { kind: 'slow-body', ms: 1 }],
  ])('a %i that a fault brings says so too', async (status, effect) => {
    const mock = createMock({ service });
    mock.faults.add({ effect });
    const response = await answer(mock);
    expect(marked(response)).toEqual([status, 'uncounted']);
    expect((await response.text()) === '').toBe(status === 204);
  });

  test('otherwise the answer is what the mock answers', async () => {
    const path = '/api/v3/participants';
    const [through, plain] = [await answer(createMock({ service }), path), await own(createMock({ service }), path)];
    expect(plain.headers.get(MARK)).toBeNull();
    through.headers.delete(MARK);
    expect([...through.headers]).toEqual([...plain.headers]);
    expect(await through.text()).toBe(await plain.text());
  });

  test.each<NonNullable<MockOptions['throttle']>>(['fixed', 'rolling', { limit: 1 }])(
    'a mock with the throttle %j counts them, so nothing is said',
    async (throttle) => {
      const mock = createMock({ service, throttle });
      expect(marked(await answer(mock))).toEqual([200, null]);
      if (typeof throttle === 'object') expect(marked(await answer(mock))).toEqual([429, null]);
    },
  );

  test('a mock made with the throttle off is as one made without', async () => {
    expect(marked(await answer(createMock({ service, throttle: 'off' })))).toEqual([200, 'uncounted']);
  });
});

test('a connection that breaks is an error of the network', async () => {
  const mock = createMock({ service: 'rect' });
  for (const effect of [{ kind: 'drop' }, { kind: 'late', afterMs: 0 }] as const) {
    mock.faults.add({ effect });
    expect((await answer(mock)).type).toBe('error');
  }
});

test('neither the HTTP server nor a handler of yours says so', async () => {
  const mock = createMock({ service: 'rect' });
  const server = await serve(mock);
  const headers = { authorization: `Bearer ${mock.token('lp1')}` };
  expect(marked(await fetch(`${server.url}/api/v3/statements`, { headers }))).toEqual([200, null]);
  await server.close();
  const mine = http.get('*/api/v3/statements', () => HttpResponse.json({ data: [] }));
  const response = await getResponse([mine, ...handlers(mock)], new Request('https://mock.test/api/v3/statements'));
  expect(response?.headers.get(MARK)).toBeNull();
});

function own(mock: Mock, path: string): Promise<Response> {
  return mock.fetch(
    new Request(`https://mock.test${path}`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }),
  );
}
