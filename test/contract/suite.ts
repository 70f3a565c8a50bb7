import { createMock, defaultScenario, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { routeOf, routes, wrapperNames, type Service, type WrapperName } from '../../src/contract/index.ts';
import { validateAgainstSpec } from '../support/spec-validator.ts';

/** A way to reach a mock: requests go in at `origin`, through `fetch`. */
export interface Door {
  readonly origin: string;
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

interface Success {
  readonly id?: string;
  readonly query?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One plain success of each operation that both services have, in the default story. Words stand for its ids. */
const successes: Readonly<Record<Extract<WrapperName<'rect'>, WrapperName<'ecf'>>, Success>> = {
  'participants.list': {},
  'participants.get': { id: 'ben' },
  'participants.defer': { id: 'ben', attributes: { reason: 'career-break', course_identifier: 'ecf-induction' } },
  'participants.resume': { id: 'cara', attributes: { course_identifier: 'ecf-induction' } },
  'participants.withdraw': { id: 'ben', attributes: { reason: 'moved-school', course_identifier: 'ecf-induction' } },
  'participants.changeSchedule': {
    id: 'ben',
    attributes: { schedule_identifier: 'ecf-standard-january', course_identifier: 'ecf-induction' },
  },
  'participants.transfers': { id: 'tom' },
  'transfers.list': {},
  'unfundedMentors.list': {},
  'unfundedMentors.get': { id: 'uma' },
  'declarations.list': {},
  'declarations.get': { id: 'd-eligible' },
  'declarations.create': {
    attributes: {
      participant_id: 'ben',
      declaration_type: 'started',
      declaration_date: '2025-10-20T00:00:00Z',
      course_identifier: 'ecf-induction',
      evidence_held: 'training-event-attended',
    },
  },
  'declarations.void': { id: 'd-paid' },
  'partnerships.list': {},
  'partnerships.get': { id: 'ps1' },
  'partnerships.create': { attributes: { cohort: '2025', school_id: 's4', delivery_partner_id: 'dp1' } },
  'partnerships.update': { id: 'ps1', attributes: { delivery_partner_id: 'dp2' } },
  'schools.list': { query: 'filter[cohort]=2025' },
  'schools.get': { id: 's1', query: 'filter[cohort]=2025' },
  'deliveryPartners.list': {},
  'deliveryPartners.get': { id: 'dp1' },
  'statements.list': {},
  'statements.get': { id: 'st-2025-apr' },
};

/** The same for the operations that one service alone has. */
const ownSuccesses: {
  readonly [S in Service]: Readonly<Record<Exclude<WrapperName<S>, keyof typeof successes>, Success>>;
} = {
  rect: {},
  ecf: {},
};

function successOf(service: Service, name: WrapperName): Success {
  const all: Readonly<Record<string, Success>> = { ...successes, ...ownSuccesses[service] };
  const found = all[name];
  if (found === undefined) throw new Error(`test/contract/suite.ts has no success of ${service} ${name}`);
  return found;
}

/** What a client may count on, written once and run through each door. */
export function contractSuite(service: Service, open: (mock: Mock) => Promise<Door>): void {
  let mock: Mock;
  let door: Door;

  const start = async (scenario: Scenario): Promise<void> => {
    mock = createMock({ service, scenario });
    door = await open(mock);
  };

  beforeEach(() => start(defaultScenario(service)));
  afterEach(() => door.close());

  interface Asked {
    readonly id?: string;
    readonly query?: string;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly token?: string | null;
  }

  function ask(
    name: WrapperName,
    { id, query, body, headers, token = mock.token('lp1') }: Asked = {},
  ): Promise<Response> {
    const [method, path] = routeOf(service, name);
    return send(
      method.toUpperCase(),
      path.replace('{id}', id === undefined ? '' : mock.id(id)) + (query === undefined ? '' : `?${query}`),
      {
        ...(body !== undefined && { body }),
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
    );
  }

  const send = (method: string, target: string, init: RequestInit): Promise<Response> =>
    door.fetch(new Request(`${door.origin}${target}`, { method, ...init }));

  /** A body whose ids are the UUIDs behind the scenario's words. */
  const written = (attributes: Readonly<Record<string, string>>): string =>
    JSON.stringify({
      data: {
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, key.endsWith('_id') ? mock.id(value) : value]),
        ),
      },
    });

  const mediaType = service === 'rect' ? 'application/json; charset=utf-8' : 'application/vnd.api+json';
  const notFound =
    service === 'rect'
      ? { errors: [{ title: 'Resource not found', detail: expect.any(String) }] }
      : { error: 'Resource not Found' };

  const names: readonly WrapperName[] = wrapperNames(service);

  test.each(names)('%s succeeds and answers as described', async (name) => {
    const { attributes, ...rest } = successOf(service, name);
    const response = await ask(name, { ...rest, ...(attributes && { body: written(attributes) }) });
    const body: unknown = await response.json();
    expect({ status: response.status, body }).toMatchObject({ status: 200, body: { data: expect.anything() } });
    expect(response.headers.get('content-type')).toBe(mediaType);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    validateAgainstSpec(service, name, response.status, response.headers.get('content-type'), body);
    if (name.endsWith('.list')) expect(body).not.toEqual({ data: [] });
  });

  test('a write can be read back', async () => {
    const made: unknown = await (
      await ask('partnerships.create', {
        body: written({ cohort: '2025', school_id: 's4', delivery_partner_id: 'dp1' }),
      })
    ).json();
    const listed: unknown = await (await ask('partnerships.list')).json();
    expect(made).toMatchObject({
      data: { attributes: { school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') } },
    });
    expect(listed).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({ attributes: expect.objectContaining({ school_id: mock.id('s4') }) }),
      ]),
    });
  });

  describe('401', () => {
    test.each<[string, Asked]>([
      ['no token', { token: null }],
      ['an unknown token', { token: 'nobody' }],
      ['a scheme in lower case', { token: null, headers: { authorization: 'bearer lp1-token' } }],
      ['no token, before the body is looked at', { token: null, body: '{' }],
    ])('%s', async (_name, asked) => {
      const response = await ask('declarations.create', asked);
      expect([response.status, await response.json()]).toEqual([401, { error: 'HTTP Token: Access denied' }]);
      expect(response.headers.get('content-type')).toBe(mediaType);
    });
  });

  describe('404', () => {
    test.each(names.filter((name) => name.endsWith('.get')))('%s of an id nobody has', async (name) => {
      const response = await ask(name, {
        id: mock.id('nobody', { unknown: true }),
        ...(name === 'schools.get' && { query: 'filter[cohort]=2025' }),
      });
      expect([response.status, await response.json()]).toEqual([404, notFound]);
    });

    test('a retired id', async () => {
      expect((await ask('participants.get', { id: 'ada-first-id' })).status).toBe(404);
      expect(
        await (
          await ask('participants.list', { query: `filter[from_participant_id]=${mock.id('ada-first-id')}` })
        ).json(),
      ).toMatchObject({ data: [{ id: mock.id('ada') }] });
    });

    test('a path and a method that there are not', async () => {
      const headers = { authorization: `Bearer ${mock.token('lp1')}`, accept: 'application/json' };
      expect((await send('GET', '/api/v3/npq-applications', { headers })).status).toBe(404);
      expect((await send('DELETE', routes[service]['statements.list'][1], { headers })).status).toBe(404);
    });
  });

  describe('400', () => {
    test('a body that is no JSON: an empty answer', async () => {
      const response = await ask('declarations.create', { body: '{"data":' });
      expect([response.status, await response.text()]).toEqual([400, '']);
    });

    test.each<[string, WrapperName, Asked, string]>([
      ['a body without data', 'declarations.create', { body: '{}' }, 'Bad request'],
      ['page 0', 'statements.list', { query: 'page[page]=0' }, 'Bad request'],
      ['a page of nothing', 'statements.list', { query: 'page[per_page]=none' }, 'Bad request'],
      ['a bare date', 'participants.list', { query: 'filter[updated_since]=2026-01-01' }, 'Bad request'],
      ['schools without a cohort', 'schools.list', {}, 'Bad parameter'],
      ['a filter that is no hash', 'participants.list', { query: 'filter=2025' }, 'Bad parameter'],
    ])('%s', async (_name, name, asked, title) => {
      const response = await ask(name, asked);
      expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ title }] }]);
    });
  });

  describe('pages', () => {
    const idsOn = async (query: string): Promise<string[]> => {
      const body: unknown = await (await ask('deliveryPartners.list', { query })).json();
      if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data))
        throw new Error('no list');
      return body.data.map((item: { id: string }) => item.id);
    };

    test('hold 100 unless asked, 3,000 at most, and nothing past the end', async () => {
      await door.close();
      await start({
        ...defaultScenario(service),
        bulk: [{ kind: 'deliveryPartner', count: 3100, idPrefix: 'bulk', links: [{ lp: 'lp1', cohort: 2025 }] }],
      });
      expect(await idsOn('')).toHaveLength(100);
      const first = await idsOn('page[per_page]=5000');
      const second = await idsOn('page[per_page]=5000&page[page]=2');
      // two of the story, and the bulk
      expect([first.length, second.length]).toEqual([3000, 102]);
      expect(new Set([...first, ...second]).size).toBe(3102);
      expect(await idsOn('page[per_page]=5000&page[page]=3')).toEqual([]);
    });
  });

  describe('the clock', () => {
    test('stands where it was put, and the header moves it for one request', async () => {
      const later = '2026-03-02T09:00:00Z';
      const deferral = { reason: 'other', course_identifier: 'ecf-induction' };
      const moved = await ask('participants.defer', {
        id: 'ben',
        body: written(deferral),
        headers: { 'x-with-server-date': later },
      });
      expect(await moved.json()).toMatchObject({
        data: {
          attributes: { ecf_enrolments: [{ training_status: 'deferred', deferral: { reason: 'other', date: later } }] },
        },
      });
      const after = await ask('statements.list');
      expect(after.headers.get('date')).toBe('Tue, 10 Feb 2026 12:00:00 GMT');
      mock.clock.set('2026-04-01T00:00:00Z');
      expect((await ask('statements.list')).headers.get('date')).toBe('Wed, 01 Apr 2026 00:00:00 GMT');
    });
  });

  describe('two providers', () => {
    test("see their own records and not each other's", async () => {
      const lp2 = mock.token('lp2');
      expect((await ask('partnerships.get', { id: 'ps3' })).status).toBe(404);
      expect((await ask('partnerships.get', { id: 'ps3', token: lp2 })).status).toBe(200);
      expect((await ask('statements.get', { id: 'st-2025-apr', token: lp2 })).status).toBe(404);
      expect((await ask('participants.get', { id: 'ben', token: lp2 })).status).toBe(404);
      expect((await ask('declarations.void', { id: 'd-paid', token: lp2 })).status).toBe(404);
      // tom moved from one to the other, and both see that
      for (const token of [mock.token('lp1'), lp2])
        expect((await ask('participants.transfers', { id: 'tom', token })).status).toBe(200);
    });
  });
}
