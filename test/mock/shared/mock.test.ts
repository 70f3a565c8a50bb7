import { createMock, generateScenario, profiles, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { services, type Service } from '../../../src/contract/index.ts';
import { checkScenario } from '../../../src/mock/scenario/check.ts';

const list = { rect: '/api/v3/participants', ecf: '/api/v3/participants/ecf' } as const;
const send = (mock: Mock, path: string, init: RequestInit = {}): Promise<Response> =>
  mock.fetch(
    new Request(`https://mock.test${path}`, {
      ...init,
      headers: { authorization: `Bearer ${mock.token('lp1')}`, 'content-type': 'application/json' },
    }),
  );
const defer = (service: Service, mock: Mock): Promise<Response> =>
  send(mock, `${list[service]}/${mock.id('ben')}/defer`, {
    method: 'PUT',
    body: JSON.stringify({ data: { attributes: { reason: 'other', course_identifier: 'ecf-induction' } } }),
  });

describe.each(services)('the mock of %s', (service) => {
  test('keeps what it received, with the rules that refused and where they are written', async () => {
    const mock = createMock({ service });
    await defer(service, mock);
    await defer(service, mock);
    await mock.fetch(new Request('https://mock.test/api/v3/nowhere'));
    expect(
      mock.requests.map(({ operation, leadProvider, status, rules, sources }) => ({
        operation,
        leadProvider,
        status,
        rules,
        sources,
      })),
    ).toEqual([
      { operation: 'participants.defer', leadProvider: 'lp1', status: 200, rules: [], sources: [] },
      {
        operation: 'participants.defer',
        leadProvider: 'lp1',
        status: 422,
        rules: [service === 'rect' ? 'rect.defer.F3' : 'ecf.defer.5'],
        sources: [service === 'rect' ? 'docs/services/rect.md#f3' : 'docs/services/ecf.md#defer-5'],
      },
      {
        operation: null,
        leadProvider: null,
        status: 404,
        rules: [service === 'rect' ? 'rect.request.3' : 'ecf.request.2'],
        sources: [`docs/services/${service}.md#request-${service === 'rect' ? 3 : 2}`],
      },
    ]);
    mock.forgetRequests();
    expect(mock.requests).toEqual([]);
  });

  test('goes back to a snapshot, any number of times', async () => {
    const mock = createMock({ service });
    const before = await mock.peek('lp1', list[service]);
    const snapshot = mock.snapshot();
    const ids: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      mock.clock.advance({ days: 20 });
      expect((await defer(service, mock)).status).toBe(200);
      const made = await send(mock, service === 'rect' ? '/api/v3/partnerships' : '/api/v3/partnerships/ecf', {
        method: 'POST',
        body: JSON.stringify({
          data: { attributes: { cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') } },
        }),
      });
      ids.push(((await made.json()) as { data: { id: string } }).data.id);
      expect(await mock.peek('lp1', list[service])).not.toEqual(before);
      mock.restore(snapshot);
      expect(await mock.peek('lp1', list[service])).toEqual(before);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(() => createMock({ service: service === 'rect' ? 'ecf' : 'rect' }).restore(snapshot)).toThrow(
      /snapshot is of/,
    );
  });

  test('loads another world in place, and keeps the old one when that is not right', async () => {
    const mock = createMock({ service });
    expect(() => mock.load({ schools: [{ id: 's1' }] })).toThrow(/schools/);
    expect((await defer(service, mock)).status).toBe(200);
    mock.load(generateScenario({ service, seed: 9, participants: 20 }));
    expect(await mock.peek('lp1', list[service])).toHaveLength(20);
  });

  test('throttles per header, and opens again with the next window', async () => {
    const mock = createMock({ service, throttle: { limit: 3 } });
    const statuses = async (count: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let i = 0; i < count; i += 1) seen.push((await send(mock, '/api/v3/statements')).status);
      return seen;
    };
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    expect((await mock.fetch(new Request('https://mock.test/api/v3/statements'))).status).toBe(401);
    const refused = await send(mock, '/api/v3/statements');
    expect([refused.headers.get('content-type'), await refused.text(), refused.headers.get('retry-after')]).toEqual([
      'text/plain',
      'Retry later\n',
      null,
    ]);
    mock.clock.advance({ minutes: 5 });
    expect(await statuses(1)).toEqual([200]);
  });

  test('throttles over any five minutes in the rolling mode', async () => {
    const mock = createMock({ service, throttle: { mode: 'rolling', limit: 2 } });
    const one = async (): Promise<number> => (await send(mock, '/api/v3/statements')).status;
    // over the boundary of a fixed window
    mock.clock.set('2026-02-10T12:04:59Z');
    expect([await one(), await one()]).toEqual([200, 200]);
    mock.clock.advance({ seconds: 2 });
    expect(await one()).toBe(429);
    mock.clock.advance({ minutes: 5 });
    expect(await one()).toBe(200);
  });
});

describe.each(services)('generated worlds of %s', (service) => {
  test('are the same for the same seed, differ for another, and pass the check', () => {
    const [a, b, c] = [3, 3, 4].map((seed) => generateScenario({ service, seed, participants: 150 }));
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    expect(() => checkScenario(a, service)).not.toThrow();
  });

  test('have the size asked for and every kind of record in them', async () => {
    const scenario = generateScenario({ service, seed: 1, participants: 300, unfundedMentors: 15, transfers: 30 });
    const mock = createMock({ service, scenario });
    const read = async (path: string): Promise<{ attributes: Record<string, unknown> }[]> => {
      return (await mock.peek('lp1', `${path}?page[per_page]=3000`)) as { attributes: Record<string, unknown> }[];
    };
    const suffix = service === 'rect' ? '' : '/ecf';
    expect(await read(`/api/v3/participants${suffix}`)).toHaveLength(300);
    expect((await read(`/api/v3/participants${suffix}/transfers`)).length).toBeGreaterThan(5);
    expect((await read(`/api/v3/unfunded-mentors${suffix}`)).length).toBeGreaterThan(0);
    const states = new Set(
      (await read('/api/v3/participant-declarations')).map(({ attributes }) => attributes['state']),
    );
    for (const state of ['submitted', 'eligible', 'paid', 'voided']) expect(states).toContain(state);
  });

  test('the profiles are those of three providers', () => {
    expect(profiles.L).toMatchObject({ participants: 60_000, declarations: 275_000 });
    expect(() => generateScenario({ service, participants: -1 })).toThrow(RangeError);
  });
});
