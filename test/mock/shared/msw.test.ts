import { createMock, type Fault, type Mock, type MockOptions } from 'lead-provider-sdk/mock';
import { handlers, type HandlerOptions } from 'lead-provider-sdk/mock/msw';
import { serve } from 'lead-provider-sdk/mock/server';
import { getResponse, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, test } from 'vitest';
import { routeOf, servers, services } from '../../../src/contract/index.ts';

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

describe.each(services)('the hosts that the msw handlers of %s answer', (service) => {
  const id = '0e9b1a0e-6d4c-4b44-9f3d-3a2f8e1c7d55';
  const mock = createMock({ service });
  const [, list] = routeOf(service, 'participants.list');
  const paths = [list, `${list}/${id}`, `${list}/${id}/defer`, '/api/v3/nothing'];

  async function answersAt(origin: string, options?: HandlerOptions): Promise<boolean[]> {
    const all = handlers(mock, options);
    const answered = (path: string): Promise<boolean> =>
      // getResponse gives undefined for a request that no handler matches, and the server then asks onUnhandledRequest
      getResponse(all, new Request(`${origin}${path}`, { method: path.endsWith('defer') ? 'PUT' : 'GET' })).then(
        (response) => response !== undefined,
      );
    return Promise.all(paths.map(answered));
  }

  const usual = [
    ...Object.values(servers[service]),
    ...(service === 'rect' ? ['https://register-early-career-teachers.education.gov.uk'] : []),
    'https://mock.test',
    'https://a.b.test:8443',
    'http://mock.example',
    'https://mock.invalid',
    'https://example.com',
    'https://api.example.net',
    'https://EXAMPLE.org',
    'http://localhost',
    'http://localhost:4010',
    'http://mock.localhost:3000',
    'http://127.0.0.1:4010',
    'http://127.8.9.10',
    'http://[::1]:4010',
    'http://0.0.0.0:4010',
  ];
  test.each(usual)('%s', async (origin) => {
    expect(await answersAt(origin)).toEqual([true, true, true, true]);
  });

  test.each([
    'https://api.our-company.co.uk',
    'https://education.gov.uk',
    'https://other.education.gov.uk',
    'https://evil-manage-training-for-early-career-teachers.education.gov.uk',
    'https://manage-training-for-early-career-teachers.education.gov.uk.evil.com',
    'https://www-register-early-career-teachers.education.gov.uk',
    'https://mytest',
    'https://contest',
    'https://mock.test.com',
    'https://notexample.com',
    'https://example.com.evil.io',
    'https://example.co.uk',
    'http://localhost.evil.com',
    'http://127.0.0.1.evil.com',
    'http://127.evil.com',
    'http://10.0.0.1',
    // those of the other service, whose mock may stand beside this one
    ...Object.values(servers[service === 'rect' ? 'ecf' : 'rect']),
  ])('not %s, unless the origin says so', async (origin) => {
    expect(await answersAt(origin)).toEqual([false, false, false, false]);
    expect(await answersAt(origin, { origin })).toEqual([true, true, true, true]);
    expect(await answersAt(origin, { origin: '*' })).toEqual([true, true, true, true]);
  });

  test('a path that begins otherwise, at none', async () => {
    for (const path of [
      '/',
      '/api/v1/statements',
      '/api/v30/statements',
      '/xapi/v3/statements',
      '/a/api/v3/statements',
    ])
      expect(await getResponse(handlers(mock), new Request(`https://mock.test${path}`))).toBeUndefined();
  });

  test('a request to another host is reported as msw reports any that nobody handles', async () => {
    const server = setupServer(...handlers(mock));
    const unhandled: string[] = [];
    server.listen({ onUnhandledRequest: ({ url }) => void unhandled.push(url) });
    try {
      await expect(fetch('https://dfe.nowhere.internal:1/api/v3/statements')).rejects.toThrow();
      expect(unhandled).toEqual(['https://dfe.nowhere.internal:1/api/v3/statements']);
      expect((await fetch('https://mock.test/api/v3/statements?page[page]=2')).status).toBe(401);
      expect(unhandled).toHaveLength(1);
    } finally {
      server.close();
    }
  });
});

test('an option that the handlers do not have is refused, with what was probably meant', () => {
  const mock = createMock({ service: 'rect' });
  const mistyped: object = { orign: 'https://mock.test' };
  expect(() => handlers(mock, mistyped)).toThrow(
    new RangeError('handlers: there is no option "orign". Did you mean "origin"? It takes origin.'),
  );
});

function own(mock: Mock, path: string): Promise<Response> {
  return mock.fetch(
    new Request(`https://mock.test${path}`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }),
  );
}
