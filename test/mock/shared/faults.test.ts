import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { createMock, DroppedConnection, generateScenario, type Fault, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';

const get = (mock: Mock, path = '/api/v3/participants', token = mock.token('lp1')): Promise<Response> =>
  mock.fetch(new Request(`https://mock.test${path}`, { headers: { authorization: `Bearer ${token}` } }));

async function struck(fault: Fault, path?: string): Promise<{ mock: Mock; response: Response; text: string }> {
  const mock = createMock({ service: 'rect' });
  mock.faults.add(fault);
  const response = await get(mock, path);
  return { mock, response, text: await response.text() };
}

describe('faults', () => {
  test('a status brings the body the service really sends with it, once unless said otherwise', async () => {
    const { mock, response, text } = await struck({ effect: { kind: 'status', status: 429 } });
    expect([response.status, response.headers.get('content-type'), text]).toEqual([429, 'text/plain', 'Retry later\n']);
    expect(response.headers.get('retry-after')).toBeNull();
    expect((await get(mock)).status).toBe(200);
  });

  test.each([
    [400, '{"errors":[{"title":"Bad request"'],
    [401, '{"error":"HTTP Token: Access denied"}'],
    [404, '{"errors":[{"title":"Resource not found"'],
    [422, '{"errors":['],
    [500, '{"error":"Internal server error"}'],
    [503, '<!DOCTYPE html>'],
  ])('status %i has its own body', async (status, start) => {
    const { response, text } = await struck({ effect: { kind: 'status', status } });
    expect(response.status).toBe(status);
    expect(text.startsWith(start)).toBe(true);
  });

  test("html is a gateway's page", async () => {
    const { response, text } = await struck({ effect: { kind: 'html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(text).toContain('Bad Gateway');
  });

  test('conditions: operation, page, provider, from and times', async () => {
    const mock = createMock({ service: 'rect' });
    mock.faults.add({
      operation: 'participants.list',
      page: 2,
      leadProvider: 'lp1',
      from: 2,
      times: 2,
      effect: { kind: 'status', status: 503 },
    });
    const page2 = '/api/v3/participants?page[page]=2';
    const seen: number[] = [];
    for (const [path, token] of [
      [page2],
      ['/api/v3/participants'],
      [page2, mock.token('lp2')],
      ['/api/v3/statements?page[page]=2'],
      [page2],
      [page2],
      [page2],
    ] as const) {
      seen.push((await get(mock, path, token)).status);
    }
    expect(seen).toEqual([200, 200, 200, 200, 503, 503, 200]);
    expect(mock.faults.list).toMatchObject([{ seen: 4, struck: 2 }]);
  });

  test('probability is the same on every run of a seed', async () => {
    const run = async (): Promise<number[]> => {
      const mock = createMock({ service: 'rect', seed: 5 });
      mock.faults.add({ probability: 0.5, effect: { kind: 'status', status: 503 } });
      return Promise.all(Array.from({ length: 20 }, async () => (await get(mock)).status));
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await run()).toEqual(first);
  });

  test('a dropped connection applies nothing, a lost reply applies the write', async () => {
    for (const [kind, applied] of [
      ['drop', false],
      ['lose-reply', true],
    ] as const) {
      const mock = createMock({ service: 'rect' });
      const dfe = createClient({
        service: 'rect',
        baseUrl: 'http://localhost',
        token: mock.token('lp1'),
        fetch: mock.fetch,
        retries: 0,
        checks: 'off',
      });
      mock.faults.add({ operation: 'participants.defer', effect: { kind } });
      const error: unknown = await dfe.participants
        .defer(mock.id('ben'), { reason: 'other', course_identifier: 'ecf-induction' })
        .catch((thrown: unknown) => thrown);
      expect(isLeadProviderError(error, 'network') && error.outcome).toBe('unknown');
      const status = (await dfe.participants.get(mock.id('ben'))).attributes.ecf_enrolments[0]?.training_status;
      expect(status).toBe(applied ? 'deferred' : 'active');
      expect(mock.requests.find(({ operation }) => operation === 'participants.defer')?.status).toBe(0);
    }
  });

  test('in process a broken connection rejects as fetch does', async () => {
    const mock = createMock({ service: 'ecf' });
    mock.faults.add({ effect: { kind: 'drop' } });
    await expect(get(mock, '/api/v3/statements')).rejects.toBeInstanceOf(DroppedConnection);
    await expect(get(mock, '/api/v3/statements')).resolves.toMatchObject({ status: 200 });
  });

  test('truncated JSON, a slow body, a clock that is off', async () => {
    const { text } = await struck({ effect: { kind: 'truncate', at: 0.5 } });
    expect(() => {
      JSON.parse(text);
    }).toThrow();
    const whole = await struck({ effect: { kind: 'slow-body', ms: 8, chunks: 3 } });
    expect(JSON.parse(whole.text)).toHaveProperty('data');
    const { mock, response } = await struck({ effect: { kind: 'skew', ms: 3_600_000 } });
    expect(Date.parse(response.headers.get('date') ?? '') - Date.parse(mock.clock.now)).toBe(3_600_000);
  });

  test('a lowered page size, and rows that come between two pages', async () => {
    const mock = createMock({ service: 'rect', scenario: generateScenario({ seed: 2, participants: 60 }) });
    mock.faults.add({ operation: 'participants.list', times: Infinity, effect: { kind: 'clamp', perPage: 7 } });
    const { data } = (await (await get(mock, '/api/v3/participants?page[per_page]=50')).json()) as { data: unknown[] };
    expect(data).toHaveLength(7);
    let ran = 0;
    mock.faults.add({
      operation: 'participants.list',
      page: 2,
      effect: {
        kind: 'meanwhile',
        run: () => {
          ran += 1;
        },
      },
    });
    await get(mock, '/api/v3/participants?page[page]=2');
    expect(ran).toBe(1);
  });

  test('a step between that throws is told as such, and the request is on record as not answered', async () => {
    const mock = createMock({ service: 'rect' });
    const cause = new Error('no such person');
    mock.faults.add({
      operation: 'participants.list',
      effect: {
        kind: 'meanwhile',
        run: () => {
          throw cause;
        },
      },
    });
    await expect(get(mock, '/api/v3/participants')).rejects.toMatchObject({
      message: expect.stringContaining('"meanwhile" threw'),
      cause,
    });
    expect(mock.requests.map(({ operation, status }) => [operation, status])).toEqual([['participants.list', 0]]);
    expect((await get(mock, '/api/v3/participants')).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ['an unknown effect', { effect: { kind: 'boom' } }],
    ['an unknown operation', { operation: 'participants.fire', effect: { kind: 'drop' } }],
    ['a page of 0', { page: 0, effect: { kind: 'drop' } }],
    ['a probability of 2', { probability: 2, effect: { kind: 'drop' } }],
    ['a status of 99', { effect: { kind: 'status', status: 99 } }],
  ])('%s is refused with what to write', (_name, fault) => {
    expect(() => createMock({ service: 'rect' }).faults.add(fault as Fault)).toThrow(RangeError);
  });

  test('removing and clearing', async () => {
    const mock = createMock({ service: 'rect' });
    const id = mock.faults.add({ effect: { kind: 'status', status: 503 } });
    mock.faults.add({ effect: { kind: 'status', status: 500 } });
    mock.faults.remove(id);
    expect((await get(mock)).status).toBe(500);
    mock.faults.clear();
    expect(mock.faults.list).toEqual([]);
  });
});
