import { createClient } from 'lead-provider-sdk';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { againstOf } from '../../src/parity/against.ts';
import { asksFor, modelSide, reportOf, textOf, walk } from '../../src/parity/index.ts';
import { runWrites } from '../../src/parity/writes/run.ts';
import { runs } from '../support/size.ts';
import { mutations } from './mutations/index.ts';
import { mapRows, type Send } from './mutations/kit.ts';
import { observe } from './observe.ts';
import { isFound, planOf, playMutation, playSides, worldOf } from './play.ts';

const both = ['rect', 'ecf'] as const;
const named = (text: string) => mutations.filter(({ name }) => name.includes(text));

describe('parity', { timeout: 120_000 }, () => {
  test('finds no difference between a service and itself, in any world', async () => {
    for (let seed = 1; seed <= runs(20); seed += 1) {
      const service = seed % 2 === 0 ? 'ecf' : 'rect';
      const { differences, moved } = await playSides(service, worldOf(service, { seed }));
      expect([differences, moved]).toEqual([[], []]);
    }
  });

  const SOME = [
    'leaves out the very second',
    'ecf_enrolments.mentor_id is never',
    'sort is reversed',
    'is 403',
    'page 0 is',
    'other zone',
  ];
  test.each(SOME.flatMap(named))('finds $service: $name', async (mutation) => {
    const { differences } = await playMutation(mutation);
    expect(isFound(mutation, { ...EMPTY, service: mutation.service, differences })).toBe(true);
  });

  test.each(both)('names no id, no token and no value in what it asks: %s', async (service) => {
    const mock = createMock({ service, scenario: worldOf(service) });
    const side = modelSide(mock, 'lp1');
    const asks = asksFor(await observe({ service, send: side.send, token: side.token }));
    expect(asks.length).toBeGreaterThan(150);
    expect(new Set(asks.map(({ name }) => name)).size).toBe(asks.length);
    for (const { name } of asks) expect(name).not.toMatch(/[0-9a-f]{8}-|@|\d{5}/);
  });

  test('does not compare the order of rows that were made in the same second', async () => {
    const scenario = sameSecond(worldOf('rect'));
    const shuffled = mapRows((rows) => (rows[0]?.['type'] === 'partnership' ? rows.toReversed() : rows));
    const reversed = await playSides('rect', worldOf('rect'), shuffled);
    expect(reversed.differences.some(({ path }) => path === 'order')).toBe(true);
    const { differences } = await playSides('rect', scenario, shuffled);
    expect(differences.filter(({ path }) => path === 'order')).toEqual([]);
  });

  test('calls moved what does not differ twice', async () => {
    let count = 0;
    const once =
      (send: Send): Send =>
      async (request) => {
        const isWhole =
          request.url.endsWith('/statements?page[per_page]=3000') ||
          request.url.includes('statements?page%5Bper_page%5D=3000');
        // the first is the observation's own, the second the walk's
        if (isWhole && (count += 1) === 1) return new Response('gone', { status: 502, headers: { date: NOW } });
        return send(request);
      };
    const { differences, moved } = await playSides('rect', worldOf('rect'), once);
    expect(count).toBeGreaterThan(1);
    expect([differences, moved]).toEqual([[], ['statements: all']]);
  });

  test('sets the clock of the mock to Date plus Age', async () => {
    const scenario = worldOf('rect');
    const side = modelSide(createMock({ service: 'rect', scenario }), 'lp1');
    const asks = asksFor(await observe({ service: 'rect', send: side.send, token: side.token })).slice(0, 1);
    const clocks: string[] = [];
    const model = { ...side, setClock: (at: Date) => clocks.push(at.toISOString()) };
    const send: Send = async (request) => {
      const answer = await side.send(request);
      const headers = new Headers(answer.headers);
      headers.set('date', 'Tue, 15 Sep 2026 09:00:00 GMT');
      headers.set('age', '30');
      return new Response(await answer.text(), { status: answer.status, headers });
    };
    await walk({ ...side, send }, model, asks);
    expect(clocks).toEqual(['2026-09-15T09:00:30.000Z']);
  });
});

describe('the report of parity', { timeout: 120_000 }, () => {
  const secrets = mapRows((rows) =>
    rows.map((row): unknown =>
      JSON.parse(
        JSON.stringify(row)
          .replace(/"full_name":"[^"]*"/, '"full_name":"MARK Person"')
          .replaceAll(/"email":"[^"]*"/g, '"email":"mark@mark.example"')
          .replaceAll(/"teacher_reference_number":"\d+"/g, '"teacher_reference_number":"9999999"'),
      ),
    ),
  );

  test('holds no token and nothing of anybody, unless values are asked for', async () => {
    const scenario = worldOf('rect');
    // a capture takes over what stands everywhere; what only a sorted list says differs
    const sorted = (send: Send): Send => {
      const changed = secrets(send);
      return (request) => (request.url.includes('sort=') ? changed(request) : send(request));
    };
    const played = await playSides('rect', scenario, sorted);
    const closed = reportOf(played);
    const text = textOf(closed) + JSON.stringify(closed);
    expect(played.differences.map(({ path }) => path)).toContain('full_name');
    const real = scenario.participants?.flatMap(({ name = '', trn }) => [name, trn ?? '']) ?? [];
    for (const one of [
      'MARK',
      'mark@',
      '9999999',
      createMock({ service: 'rect', scenario }).token('lp1'),
      ...real.filter((name) => name !== ''),
    ])
      expect(text).not.toContain(one);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-(?!4000-8000-00000000dead)/);
    expect(textOf(reportOf(played, { values: true }))).toContain('MARK Person');
  });

  test('tells apart what was tested, what was fitted and what could not be reached', async () => {
    const { differences, ...played } = await playSides('rect', worldOf('rect', { unfundedMentors: 0 }));
    const text = textOf(reportOf({ ...played, differences }));
    expect(text).toMatch(/^tested: [^]*agrees {2}docs\/services\/rect.md#section-3-3/m);
    expect(text).toMatch(/^fitted: [^]*agrees {2}docs\/services\/rect.md#section-5-5/m);
    expect(text).toMatch(/^not reachable\n[^]*one of unfunded mentors: none is served/m);
    expect(text).toContain('the rules of writes: all of them: nothing was written');
  });
});

describe('the writes of parity', { timeout: 120_000 }, () => {
  test.each(both)('are at most 25, refusals first, each accepted one taken back: %s', async (service) => {
    const { steps, unreached } = await planOf(service, worldOf(service), 6);
    expect(steps.length).toBeLessThanOrEqual(25);
    const accepted = steps.findIndex(({ expects }) => expects === 'accepted');
    expect(accepted).toBeGreaterThan(5);
    expect(steps.slice(accepted).map(({ undoes }) => undoes)).toEqual(
      steps.slice(accepted).map((_, index) => index % 2 === 1),
    );
    for (const { ask, undoes, expects, leaves } of steps)
      if (expects === 'accepted' && !undoes) expect([ask.name, leaves]).not.toContain('');
    expect(unreached.length).toBeGreaterThan(0);
  });

  test('name no participant but those that were given', async () => {
    const scenario = worldOf('ecf');
    const side = modelSide(createMock({ service: 'ecf', scenario }), 'lp1');
    const { lists } = await observe({ service: 'ecf', send: side.send, token: side.token });
    const { steps } = await planOf('ecf', scenario, 3);
    const others = lists.participants.slice(3).map(({ id }) => id);
    for (const { ask } of steps) for (const id of others) expect(`${ask.path} ${ask.body ?? ''}`).not.toContain(id);
  });

  test('stop at one whose outcome is not known, and say so', async () => {
    const scenario = worldOf('ecf');
    const plan = await planOf('ecf', scenario, 6);
    let posts = 0;
    const broken =
      (send: Send): Send =>
      async (request) => {
        if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE') return send(request);
        if ((posts += 1) === 3) throw new TypeError('fetch failed');
        return send(request);
      };
    const { writes, left } = await playSides('ecf', scenario, broken, plan);
    expect(posts).toBe(3);
    expect(writes.map(({ outcome }) => outcome).slice(2, 5)).toEqual(['not settled', 'not sent', 'not sent']);
    expect(left).toEqual([{ step: plan.steps[2]?.ask.name, what: expect.stringContaining('not known') }]);
  });

  test.each(both)('%s: one whose answer is lost is looked for, and what it made is taken back', async (service) => {
    const scenario = worldOf(service);
    const plan = await planOf(service, scenario, 20);
    const accepted = plan.steps.filter(({ expects, undoes }) => expects === 'accepted' && !undoes);
    for (const isTaken of [true, false]) {
      const mock = createMock({ service, scenario });
      const side = modelSide(mock, 'lp1');
      let lost = 0;
      const send = async (request: Request): Promise<Response> => {
        const isDeclared = request.method === 'POST' && accepted.some(({ ask }) => request.url.endsWith(ask.path));
        if (!isDeclared || lost > 0) return side.send(request);
        const answer = isTaken ? await side.send(request) : null;
        if (answer?.ok === false) return answer;
        lost += 1;
        throw new TypeError('fetch failed');
      };
      const reading = { baseUrl: 'http://127.0.0.1:9', token: side.token, budget: 'off', settleAfterMs: 1 } as const;
      const fetch = (request: Request): Promise<Response> => side.send(request);
      const client =
        service === 'rect'
          ? createClient({ service, ...reading, fetch })
          : createClient({ service, ...reading, fetch });
      const server = { send, token: side.token, origin: side.origin };
      const model = modelSide(createMock({ service, scenario }), 'lp1');
      const steps = plan.steps.filter(({ ask }) => ask.operation === 'declaration' || ask.operation === 'void');
      const made = steps.filter(({ expects }) => expects === 'accepted');
      expect(made).toHaveLength(2);
      const { done, left } = await runWrites(server, model, made, async (write) => {
        const [settlement] = await client.settle([write], { wait: true });
        return settlement ?? Promise.reject(new Error('nothing'));
      });
      expect(lost).toBe(1);
      const states = mock.requests.filter(({ method }) => method !== 'GET').map(({ operation }) => operation);
      if (isTaken) {
        expect(done.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
        expect(states).toEqual(['declarations.create', 'declarations.void']);
      } else {
        expect(done.map(({ outcome }) => outcome)).toEqual(['not taken', 'not sent']);
        expect(states).toEqual([]);
        expect(left).toEqual([]);
      }
    }
  });
});

test('parity refuses production and every host but the sandbox and this machine', () => {
  const production = {
    rect: 'https://www.register-early-career-teachers.education.gov.uk',
    ecf: 'https://manage-training-for-early-career-teachers.education.gov.uk',
  };
  for (const service of both) {
    for (const against of [
      production[service],
      'production',
      'https://example.org',
      'http://127.evil.com',
      'file:///etc',
    ])
      expect(() => againstOf(service, against)).toThrow(RangeError);
    expect(againstOf(service, 'http://127.0.0.1:4010/api').origin).toBe('http://127.0.0.1:4010');
    expect(againstOf(service, 'sandbox').origin).toMatch(/^https:\/\/(sandbox|sb)\./);
  }
});

const EMPTY = { asks: 0, moved: [], seen: [], unreachable: [] };
const NOW = 'Tue, 15 Sep 2026 09:00:00 GMT';

/** All partnerships made and changed in the same second. */
const sameSecond = (scenario: Scenario): Scenario => ({
  ...scenario,
  partnerships: scenario.partnerships?.map((one) => ({
    ...one,
    createdAt: '2025-06-01T10:00:00Z',
    updatedAt: '2025-06-01T10:00:00Z',
  })),
});
