import {
  createClient,
  type BulkResult,
  type CheckManyOptions,
  type Client,
  type Service,
  type Verdict,
} from 'lead-provider-sdk';
import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import type { ReadParticipant } from 'lead-provider-sdk/rules';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { randomOf } from '../../src/mock/worlds/random.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, json, observe } from '../support/observed-client.ts';

interface World<S extends Service> {
  readonly mock: Mock;
  readonly dfe: Client<S>;
  /** How often each operation has reached the service. */
  readonly sent: () => Record<string, number>;
}

function world<S extends Service>(service: S, mock = createMock({ service })): World<S> {
  const dfe = createClient({ service, baseUrl: 'http://localhost', token: mock.token('lp1'), fetch: mock.fetch });
  const sent = (): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { operation } of mock.requests) counts[operation ?? '?'] = (counts[operation ?? '?'] ?? 0) + 1;
    return counts;
  };
  return { mock, dfe, sent };
}

const started = (participant_id: string) => ({
  participant_id,
  declaration_type: 'started' as const,
  declaration_date: '2025-10-20T00:00:00Z',
  course_identifier: 'ecf-induction' as const,
  evidence_held: 'other' as const,
});
const STRANGER = '33333333-7d0c-4a6e-9a3b-0d8f3f1c2b4a';

describe('many declarations', () => {
  test('have a row each, in the order given, with the object that was passed', async () => {
    const { mock, dfe, sent } = world('rect');
    const drafts = ['ben', 'dan', 'ada'].map((name) => ({ ...started(mock.id(name)), note: name }));
    const { rows, counts, refusedBy } = await dfe.declarations.checkMany(drafts);
    expect(rows.map(({ index }) => index)).toEqual([0, 1, 2]);
    for (const { index, draft } of rows) expect(draft).toBe(drafts[index]);
    expect(counts.refuse).toBe(rows.filter(({ verdict }) => verdict.outcome === 'refuse').length);
    expect(refusedBy.get('rect.declaration.D8')).toBe(1);
    expect(sent()).toEqual({ 'participants.get': 3, 'declarations.list': 1, 'statements.list': 1 });
  });

  test('are judged by the schedules and cohorts that are given', async () => {
    const { mock, dfe } = world('rect');
    const outcome = async (options: CheckManyOptions): Promise<unknown> => {
      const { rows } = await dfe.declarations.checkMany([started(mock.id('ben'))], options);
      return rows.map(({ verdict }) => [verdict.outcome, verdict.refusals.map(({ rule }) => rule)]);
    };
    const cohort = Number((await dfe.participants.get(mock.id('ben'))).attributes.ecf_enrolments[0]?.cohort);
    expect(await outcome({})).toEqual([['clear', []]]);
    expect(await outcome({ schedules: [] })).toEqual([['unsure', []]]);
    expect(await outcome({ cohorts: [{ year: cohort, paymentsFrozen: true }] })).toEqual([
      ['refuse', ['rect.declaration.D15']],
    ]);
  });

  test('of one participant are judged in order', async () => {
    const { mock, dfe, sent } = world('rect');
    const ben = started(mock.id('ben'));
    const { rows } = await dfe.declarations.checkMany([
      { ...ben, declaration_date: '2025-10-21T00:00:00Z' },
      ben,
      { ...ben, participant_id: ben.participant_id.toUpperCase() },
    ]);
    expect(rows.map(({ verdict }) => verdict.refusals.map(({ rule }) => rule))).toEqual([
      ['rect.declaration.D8'],
      [],
      ['rect.declaration.D8'],
    ]);
    expect(sent()).toMatchObject({ 'participants.get': 1 });
  });

  test('that are malformed are refused on their own', async () => {
    for (const service of ['rect', 'ecf'] as const) {
      const { mock, dfe } = world(service);
      const ben = started(mock.id('ben'));
      const nobodys = { ...ben, participant_id: undefined };
      const drafts: unknown[] = [
        ...['2025-10-20', '2025-10-20T00:00:00', 'soon', '', undefined, 7, true, new Date(NaN), null, {}].map(
          (declaration_date) => ({ ...ben, declaration_date }),
        ),
        nobodys,
        {},
        started(STRANGER),
        ben,
      ];
      // the compiler would refuse these drafts
      const { rows } = await dfe.declarations.checkMany(drafts as (typeof ben)[]);
      const outcomes = rows.map(({ verdict }) => verdict.outcome);
      expect(outcomes.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 'refuse'));
      expect(outcomes.slice(13), service).toEqual(['clear']);
      if (service === 'rect') expect(outcomes[12]).toBe('refuse');
    }
  });

  test('one that is no object is an error of the call, before anything is read', async () => {
    const { mock, dfe, sent } = world('rect');
    for (const wrong of [null, 'a draft', [], undefined]) {
      const drafts = [started(mock.id('ben')), wrong] as ReturnType<typeof started>[];
      const error = await errorOf(dfe.declarations.checkMany(drafts));
      expect(error).toMatchObject({ kind: 'validation', outcome: 'not-sent', issues: [{ title: 'drafts[1]' }] });
    }
    // @ts-expect-error a list is asked for
    expect(await errorOf(dfe.declarations.checkMany({}))).toMatchObject({ kind: 'validation', outcome: 'not-sent' });
    expect(sent()).toEqual({});
  });

  test('without a draft, and with checks: off, nothing is read', async () => {
    const { mock, dfe, sent } = world('rect');
    expect(await dfe.declarations.checkMany([])).toMatchObject({ rows: [], counts: { refuse: 0 } });
    const { counts } = await dfe.declarations.checkMany([started(mock.id('dan'))], { checks: 'off' });
    expect(counts).toEqual({ refuse: 0, clear: 1, unsure: 0 });
    expect(sent()).toEqual({});
  });

  test('records that are passed are not read; a participant who is not among them is', async () => {
    const { mock, dfe, sent } = world('rect');
    const participants = await dfe.participants.list().collect({ max: 1000 });
    const declarations = await dfe.declarations.list().collect({ max: 1000 });
    const statements = await dfe.statements.list().collect({ max: 1000 });
    mock.forgetRequests();
    const drafts = ['ben', 'ada'].map((name) => started(mock.id(name)));
    const known = { participants, declarations, statements };
    const { rows } = await dfe.declarations.checkMany(drafts, known);
    expect(rows.map(({ verdict }) => verdict.outcome)).toEqual(['clear', 'refuse']);
    expect(sent()).toEqual({});
    const ben = participants.filter(({ id }) => id === mock.id('ben'));
    expect(await dfe.declarations.checkMany(drafts, { ...known, participants: ben })).toMatchObject({ rows });
    expect(sent()).toEqual({ 'participants.get': 1 });
  });

  test('whoever the walk did not show is asked for before being taken for nobody', async () => {
    const { mock, dfe, sent } = world('rect');
    const absent = mock.id('ben');
    const hiding = createClient({
      service: 'rect',
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      fetch: async (request) => {
        const response = await mock.fetch(request);
        if (!/participants\?/.test(request.url)) return response;
        const { data }: { data: { id: string }[] } = await response.json();
        return json({ data: data.filter(({ id }) => id !== absent) }, 200, {
          date: response.headers.get('date') ?? '',
        });
      },
    });
    const strangers = Array.from({ length: 45 }, (_, n) => STRANGER.slice(0, -2) + String(n + 10));
    const { rows } = await hiding.declarations.checkMany([absent, ...strangers].map(started));
    expect(rows[0]?.verdict).toEqual(await dfe.declarations.check(started(absent)));
    expect(rows.slice(1).every(({ verdict }) => verdict.outcome === 'refuse')).toBe(true);
    expect(sent()).toMatchObject({ 'statements.list': 2 });
  });
});

type Draft = Omit<ReturnType<typeof started>, 'declaration_type' | 'course_identifier'> & {
  readonly declaration_type: 'started' | 'retained-1' | 'retained-2' | 'completed';
  readonly course_identifier: 'ecf-induction' | 'ecf-mentor';
};

/** The checks of declarations, as far as both services have them in common. */
interface DeclarationChecks {
  readonly check: (draft: Draft, options?: CheckManyOptions) => Promise<Verdict>;
  readonly checkMany: (drafts: readonly Draft[], options?: CheckManyOptions) => Promise<BulkResult<Draft>>;
}

/** Checks drafts of different participants together and each alone. The verdicts are the same. */
async function same(
  { check, checkMany }: DeclarationChecks,
  drafts: readonly Draft[],
  options: CheckManyOptions = {},
): Promise<string[]> {
  const { rows } = await checkMany(drafts, options);
  for (const { draft, verdict } of rows) expect(verdict, JSON.stringify(draft)).toEqual(await check(draft, options));
  return rows.map(({ verdict }) => verdict.outcome);
}

describe.each(['rect', 'ecf'] as const)('each draft is judged as on its own, %s', (service) => {
  test('in the default world: current, retired and unknown ids', async () => {
    const { mock, dfe } = world(service);
    const people = await dfe.participants.list().collect({ max: 1000 });
    const ids = [...people.map(({ id }) => id), STRANGER, 'no-id', mock.id('ada-first-id')];
    await same(
      dfe.declarations,
      ids.filter((id) => id !== mock.id('ada')).map((id) => started(id)),
    );
    await same(dfe.declarations, [started(mock.id('ada'))]);
  });

  test.each([1, 2, 3, 4, 5, 6])('in generated worlds, seed %i', async (seed) => {
    const scenario = generateScenario({ service, seed, participants: 60, declarations: 100 });
    const { dfe } = world(service, createMock({ service, scenario }));
    const people: readonly ReadParticipant[] = await dfe.participants.list().collect({ max: 1000 });
    const random = randomOf(seed);
    const drafts = people.map(({ id, attributes }): Draft => {
      const retired = attributes.participant_id_changes[0]?.from_participant_id;
      const [enrolment] = attributes.ecf_enrolments;
      const year = Number(enrolment?.cohort ?? 2024);
      const [declaration_type, declaration_date] = random.pick([
        ['started', `${year}-10-20T09:00:00Z`],
        ['retained-1', `${year + 1}-01-20T09:00:00Z`],
        ['retained-2', `${year + 1}-04-20T09:00:00Z`],
        ['completed', `${year + 2}-06-20T09:00:00+01:00`],
      ] as const);
      return {
        ...started(random.chance(0.5) ? id : (retired ?? id)),
        declaration_type,
        declaration_date,
        course_identifier: enrolment?.participant_type === 'mentor' ? 'ecf-mentor' : 'ecf-induction',
      };
    });
    const outcomes = await same(dfe.declarations, drafts);
    expect(new Set(outcomes).size).toBeGreaterThan(1);
    await same(dfe.declarations, drafts.slice(0, 20), { checks: 'service' });
  });
});

test('on ecf a retired id is judged by the declarations of the current one', async () => {
  const { mock, dfe } = world('ecf');
  const verdict = await dfe.declarations.check(started(mock.id('ada-first-id')));
  const ada = await dfe.declarations.check(started(mock.id('ada')));
  expect(ada.refusals.map(({ rule }) => rule)).toEqual(['ecf.declaration.10']);
  expect(verdict.refusals.map(({ rule }) => rule)).toEqual(['ecf.declaration.10']);
});

describe('limits', () => {
  // current: participant, then declarations; retired: two requests to find out who it is
  test.each(['ben', 'ada-first-id'])('one deadline holds for all reads: %s', async (name) => {
    const mock = createMock({ service: 'rect' });
    const runtime = new FakeRuntime(Date.parse(mock.clock.now));
    const starts: number[] = [];
    const connection = connect(
      {
        service: 'rect',
        baseUrl: 'http://localhost',
        token: mock.token('lp1'),
        retries: 0,
        fetch: async (request) => {
          starts.push(runtime.now());
          await new Promise<void>((resolve) => runtime.later(resolve, 400));
          return mock.fetch(request);
        },
      },
      runtime,
    );
    const dfe = clientOver<'rect'>('rect', connection, {});
    const begun = runtime.now();
    const drafts = [started(mock.id(name))];
    const error = await errorOf(runtime.run(dfe.declarations.checkMany(drafts, { deadlineMs: 600 })));
    expect(error).toMatchObject({ kind: 'timeout', limit: 'call', outcome: 'not-sent' });
    expect(runtime.now() - begun).toBe(600);
    expect(starts.map((at) => at - begun)).toEqual([0, 0, 400]);
    await runtime.run(dfe.declarations.checkMany(drafts, { deadlineMs: 1300 }));
  });

  test('one signal stops all reads', async () => {
    const control = new AbortController();
    const { dfe, requests } = observe('rect', () => {
      control.abort();
      return json({ data: [] });
    });
    const call = dfe.declarations.checkMany([started(STRANGER)], { signal: control.signal, checks: 'service' });
    expect(await errorOf(call)).toMatchObject({ kind: 'aborted', outcome: 'not-sent' });
    expect(requests.length).toBeLessThanOrEqual(2);
  });
});

test('a hundred declarations among 20,000 participants take 115 requests or less', { timeout: 60_000 }, async () => {
  const size = { participants: 20_000, schools: 200, partnerships: 300, transfers: 10, declarations: 10 };
  const scenario = generateScenario({ service: 'rect', seed: 3, unfundedMentors: 1, ...size });
  const { mock, dfe } = world('rect', createMock({ service: 'rect', scenario }));
  const people = await dfe.participants.list({ cohort: 2025, training_status: 'active' }).take(1500);
  const drafts = people
    .filter(
      ({
        attributes: {
          ecf_enrolments: [one, ...more],
        },
      }) => one?.participant_type === 'ect' && more.length === 0,
    )
    .map(({ id }) => ({ ...started(id), declaration_date: '2025-10-20T09:00:00Z' }));
  const { rows: all } = await dfe.declarations.checkMany(drafts);
  const fit = all.filter(({ verdict }) => verdict.outcome === 'clear').slice(-100);
  expect(fit.length).toBe(100);
  mock.forgetRequests();
  // the walk goes on to its end for an id that nobody has
  const { rows } = await dfe.declarations.checkMany([...fit.map(({ draft }) => draft), started(STRANGER)]);
  const walked = mock.requests.filter(
    ({ operation, query }) => operation === 'participants.list' && !/filter/.test(query),
  );
  // six full pages, one of 2,000, and an empty one: a service may have lowered the size of its pages
  expect(walked.length).toBe(8);
  for (const { draft, verdict } of rows)
    if (verdict.outcome === 'clear') await dfe.declarations.create(draft, { checks: 'off' });
  const creates = mock.requests.filter(({ operation }) => operation === 'declarations.create');
  expect(creates.length).toBe(100);
  expect(creates.every(({ status }) => status === 200)).toBe(true);
  expect(mock.requests.length).toBeLessThanOrEqual(115);
});
