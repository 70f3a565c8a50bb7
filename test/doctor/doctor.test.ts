import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { afterAll, describe, expect, test } from 'vitest';
import { countedFetch, MOST_REQUESTS } from '../../src/doctor/counted-fetch.ts';
import { examine, textOf, type DoctorOptions, type Line } from '../../src/doctor/index.ts';
import { anyRedis, NO_REDIS } from '../redis/support.ts';
import { disturbances } from './disturbances.ts';
import { fakeRedis } from './fake-redis.ts';
import { playground } from './play.ts';

const { play, close } = playground();
afterAll(close);

const okOf = (lines: readonly Line[]): readonly string[] =>
  lines.filter(({ verdict }) => verdict === 'ok').map(({ id }) => id);

const TOKEN = 'MARK-token-0123456789abcdefghijkl';

function optionsOver(scenario: Scenario, service: 'rect' | 'ecf'): DoctorOptions {
  const mock = createMock({ service, scenario });
  const now = (): number => Date.parse(mock.clock.now);
  return { service, server: { baseUrl: 'https://mock.test' }, token: TOKEN, fetch: mock.fetch, now };
}

describe('lead-provider doctor', { timeout: 60_000 }, () => {
  test.each(['rect', 'ecf'] as const)(
    'says ok to everything of a service that is as described: %s',
    async (service) => {
      const { lines, wrong } = await play({ service });
      const others = lines.filter(({ verdict }) => verdict !== 'ok').map(({ id }) => id);
      expect(others).toEqual(service === 'ecf' ? ['description'] : []);
      expect(wrong).toEqual([]);
    },
  );

  const SOME = ['wrong environment', 'token of the other service', 'clock 90 s behind', 'pages cut at 1,000'];
  const MORE = ['sort ignored', 'an attribute that is missing', 'an old copy', 'a copy that was cut', 'Redis away'];
  test.each(disturbances.filter(({ name }) => [...SOME, ...MORE].includes(name)))(
    'names what is disturbed, and nothing else: $name',
    async (disturbance) => {
      const { differing, wrong } = await play(disturbance);
      expect(differing).toEqual([disturbance.line]);
      expect(wrong).toEqual([]);
    },
  );

  test.each(['rect', 'ecf'] as const)('says ok to nothing that an empty world does not show: %s', async (service) => {
    const empty = { leadProviders: [{ id: 'lp1', token: TOKEN }], cohorts: [{ year: 2025 }] };
    const { lines } = await examine(optionsOver(empty, service));
    expect(okOf(lines)).toEqual([
      ...['token', 'service', 'media-type', 'page-zero', 'filter-shape', 'filter-required', 'filter-date'],
      ...(service === 'ecf' ? ['filter-status'] : []),
      ...['clock', 'budget'],
    ]);
    expect(lines.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    for (const { verdict, why } of lines) if (verdict !== 'ok') expect(why).toMatch(/\w/);
  });

  test('says nothing of a refused token but that it is refused', async () => {
    const { lines } = await play({ options: { token: 'a-token-of-somebody-else-0123456' } });
    const ok = okOf(lines);
    // what no token is needed for
    expect(ok).toEqual([
      'environment',
      'description',
      'clock',
      'copy-integrity',
      'copy-age',
      'budget',
      'redis',
      'redis-budget',
    ]);
  });

  test('tells nothing of what a server writes, wherever it writes it', async () => {
    const marked = `MARK-${TOKEN}`;
    const base = optionsOver({ leadProviders: [{ id: 'lp1', token: TOKEN }] }, 'rect');
    const record = (attributes: object): object => ({ id: marked, type: marked, attributes, [marked]: marked });
    const attributes = {
      ...{ full_name: marked, [marked]: marked, cohort: marked, created_at: marked, updated_at: marked, month: marked },
      ...{ ecf_enrolments: [{ training_status: marked, schedule_identifier: marked, cohort: '2025', [marked]: 1 }] },
      ...{ cut_off_date: marked, payment_date: marked, lead_provider_name: marked, state: marked },
    };
    const answers: readonly (() => Response)[] = [
      () =>
        Response.json({ data: [record(attributes), record({ ...attributes, created_at: 'MARK' })], [marked]: marked }),
      () => Response.json({ errors: [{ title: marked, detail: marked }] }, { status: 400 }),
      () => Response.json({ error: marked }, { status: 401, statusText: 'MARK' }),
      () => new Response(marked, { status: 302, headers: { location: `https://MARK.example/${marked}` } }),
      () => new Response(marked),
      () => {
        throw new TypeError(marked);
      },
    ];
    const store = await fakeRedis({ version: marked });
    const told: string[] = [];
    for (const answer of answers) {
      const fetch = async (): Promise<Response> => {
        const response = answer();
        for (const name of ['content-type', 'date', 'x-request-id', 'x-mark']) response.headers.append(name, marked);
        return response;
      };
      const redis = { url: store.url.replace('//', '//MARK:MARK@'), key: 'MARK' };
      const { lines, requests } = await examine({ ...base, fetch, redis, leadProviderName: 'MARK', db: '/MARK' });
      told.push(textOf(lines, requests), JSON.stringify(lines));
    }
    await store.close();
    expect(told).toHaveLength(2 * answers.length);
    expect(told.filter((text) => text.toLowerCase().includes('mark'))).toEqual([]);
  });

  test('sends no more than 40 requests, no write and no moved clock', async () => {
    const counted = countedFetch(async () => new Response('{}'), Date.now);
    const fetch = (request: Request): Promise<Response> => counted.fetch(request);
    const address = 'https://mock.test/api/v3/statements';
    await expect(fetch(new Request(address, { method: 'POST' }))).rejects.toThrow('only reads');
    const moved = { headers: { 'x-with-server-date': '2026-01-01T00:00:00Z' } };
    await expect(fetch(new Request(address, moved))).rejects.toThrow('only reads');
    for (let i = 0; i < MOST_REQUESTS; i += 1) await fetch(new Request(address));
    await expect(fetch(new Request(address))).rejects.toThrow('no more');
    expect([MOST_REQUESTS, counted.count()]).toEqual([40, 40]);
  });

  test('reads the budget of a real Redis, and takes its own requests from it', async (context) => {
    const redis = await anyRedis();
    if (redis === null) return context.skip(NO_REDIS);
    try {
      const at = { url: redis.url, key: `doctor-${crypto.randomUUID()}` };
      const linesOf = async (): Promise<readonly (Line | undefined)[]> => {
        const { lines } = await play({ options: { redis: at } });
        return ['redis', 'redis-budget', 'token'].map((id) => lines.find((line) => line.id === id));
      };
      const [server, store, token] = await linesOf();
      expect([server?.verdict, store?.verdict, token?.verdict]).toEqual(['ok', 'cannot tell', 'ok']);
      const [, after] = await linesOf();
      expect(after).toMatchObject({ verdict: 'ok', found: expect.stringMatching(/^[2-9]\d requests in use, no gap$/) });
    } finally {
      await redis.stop();
    }
  });
});
