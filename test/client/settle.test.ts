import {
  isLeadProviderError,
  type Client,
  type ClientEvent,
  type ClientOptions,
  type LeadProviderError,
  type Service,
  type StoredWrite,
} from 'lead-provider-sdk';
import { createMock, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { errorOf, ID, json, observe, OTHER_ID } from '../support/observed-client.ts';

/** How the outcome of a write is found out. What each story comes to is in test/faults. */

const course_identifier = 'ecf-induction';
const lost = (): Promise<Response> =>
  Promise.reject(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
    }),
  );

interface Bench<S extends Service> {
  readonly mock: Mock;
  readonly time: VirtualTime;
  readonly dfe: Client<S>;
  readonly events: ClientEvent[];
  readonly requests: Request[];
}

type Hook = (request: Request, arrive: () => Promise<Response>, writes: number) => Promise<Response>;

/** A mock, a client of it with checks, and what lies between them. */
function bench<S extends Service>(
  service: S,
  hook: Hook,
  options: Partial<Omit<ClientOptions<S>, 'environment' | 'baseUrl'>> & {
    scenario?: Scenario;
    mock?: Mock;
    checks?: 'off';
  } = {},
): Bench<S> {
  const { scenario, checks, mock = createMock({ service, ...(scenario && { scenario }) }), ...own } = options;
  const time = new VirtualTime(Date.parse(mock.clock.now));
  const events: ClientEvent[] = [];
  const requests: Request[] = [];
  let writes = 0;
  const connection = connect(
    {
      service,
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      validate: 'off',
      onEvent: (event) => events.push(event),
      fetch: (request) => {
        requests.push(request);
        if (request.method !== 'GET') writes += 1;
        const arrive = (): Promise<Response> => {
          mock.clock.set(time.now());
          return mock.fetch(request);
        };
        return hook(request, arrive, writes);
      },
      ...own,
    },
    time,
  );
  return { mock, time, events, requests, dfe: clientOver<S>(service, connection, checks ? { checks } : {}) };
}

const losesReplies: Hook = async ({ method }, arrive) => {
  const response = await arrive();
  return method === 'GET' ? response : lost();
};
const losesWrites: Hook = ({ method }, arrive) => (method === 'GET' ? arrive() : lost());

const deferral = { reason: 'other', course_identifier } as const;
const draftFor = (participant_id: string) =>
  ({
    participant_id,
    declaration_type: 'started',
    course_identifier,
    declaration_date: '2025-10-06T00:00:00Z',
    evidence_held: 'training-event-attended',
  }) as const;

async function failed<T>(time: VirtualTime, promise: Promise<T>): Promise<LeadProviderError> {
  const error = await errorOf(time.run(promise));
  if (!isLeadProviderError(error)) throw error;
  return error;
}
const wire = (write: StoredWrite | null): StoredWrite => JSON.parse(JSON.stringify(write)) as StoredWrite;

describe('by hand', () => {
  test('one look, answered at once, with the moment for the next', async () => {
    const { dfe, mock, time, events } = bench('rect', losesWrites);
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, touched: false });
    const gaveUp = time.now();
    for (const [passed, next] of [
      [0, 2],
      [2, 10],
      [9.9, 10],
      [10, 30],
      [30, 60],
      [60, 120],
      [120, 180],
    ] as const) {
      await time.advance(gaveUp + passed * 1000 - time.now());
      const settlement = await time.run(error.settle());
      expect(settlement).toMatchObject({ result: 'unknown', lookAgainAt: new Date(gaveUp + next * 1000) });
      expect(time.now()).toBe(gaveUp + passed * 1000);
    }
    await time.advance(60_000);
    expect(await time.run(error.settle())).toMatchObject({ result: 'not-applied', touched: false, lookAgainAt: null });
    expect(events.at(-1)).toEqual({ type: 'settled', operation: 'participants.defer', result: 'not-applied' });
  });

  test('wait: true goes on until it is final', async () => {
    const { dfe, mock, time } = bench('rect', losesWrites);
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    const gaveUp = time.now();
    expect(await time.run(error.settle({ wait: true }))).toMatchObject({ result: 'not-applied' });
    expect(time.now() - gaveUp).toBe(180_000);
  });

  test('and stops for a signal or a deadline, as unknown', async () => {
    const { dfe, mock, time } = bench('rect', losesWrites);
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    const controller = new AbortController();
    time.later(() => controller.abort(), 5_000);
    expect(await time.run(error.settle({ wait: true, signal: controller.signal }))).toMatchObject({
      result: 'unknown',
    });
    const start = time.now();
    expect(await time.run(error.settle({ wait: true, deadlineMs: 20_000 }))).toMatchObject({ result: 'unknown' });
    expect(time.now() - start).toBeLessThanOrEqual(20_000);
    expect(time.pending).toBe(0);
  });

  test('never rejects: what cannot be found out is unknown, with its cause', async () => {
    const { dfe, mock, time } = bench('rect', (_, arrive, writes) => (writes === 0 ? arrive() : lost()));
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    const settlement = await time.run(error.settle());
    expect(settlement).toMatchObject({ result: 'unknown', cause: { kind: 'network' } });
    expect(settlement.lookAgainAt).toBeInstanceOf(Date);
  });

  test('of an error whose outcome is known, it repeats that', async () => {
    const { dfe } = observe('rect', () => json({ errors: [] }, 422));
    const error = await errorOf(dfe.declarations.void(ID));
    if (!isLeadProviderError(error)) throw error;
    expect(await error.settle()).toEqual({ result: 'not-applied', record: null, lookAgainAt: null });
  });

  test('settleAfterMs says when nothing can arrive any more', async () => {
    const { dfe, mock, time } = bench('rect', losesWrites, { settleAfterMs: 20_000 });
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    const start = time.now();
    expect(await time.run(error.settle({ wait: true }))).toMatchObject({ result: 'not-applied' });
    expect(time.now() - start).toBe(20_000);
  });

  test('already: whether it was so before the write', async () => {
    for (const service of ['rect', 'ecf'] as const) {
      const before = createMock({ service });
      const first = bench(service, losesReplies, { mock: before });
      const { dfe, mock, time } = first as Bench<'rect'>;
      const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
      expect(await time.run(error.settle())).toMatchObject({ result: 'applied', already: false });
      // a day later somebody asks for the same again
      const again = bench(service, losesReplies, { mock: before, checks: 'off' }) as Bench<'rect'>;
      await again.time.advance(86_400_000);
      const second = await failed(again.time, again.dfe.participants.defer(mock.id('ben'), deferral));
      expect(await again.time.run(second.settle())).toMatchObject({ result: 'applied', already: true });
    }
  });
});

describe('a write that is kept over a restart', () => {
  test('the event `sending` and the error carry it as JSON without a token', async () => {
    const { dfe, mock, time, events } = bench('rect', losesReplies);
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    const sending = events.find(({ type }) => type === 'sending');
    expect(events.filter(({ type }) => type === 'sending')).toHaveLength(1);
    expect(events.findIndex(({ type }) => type === 'sending')).toBeLessThan(
      events.findLastIndex(({ type }) => type === 'request'),
    );
    const kept = { operation: 'participants.defer', id: mock.id('ben'), draft: deferral };
    expect(sending).toMatchObject({ write: { ...kept, before: { records: [{ id: mock.id('ben') }] } } });
    expect(error.write).toMatchObject({ ...kept, until: new Date(time.now()).toISOString() });
    expect(JSON.stringify([sending, error.write])).not.toContain(mock.token('lp1'));
    expect(JSON.stringify(error)).not.toContain(mock.id('ben'));
  });

  test.each(['rect', 'ecf'] as const)('%s: another process finds out the next day', async (service) => {
    for (const hook of [losesReplies, losesWrites]) {
      const { dfe, mock, time } = bench(service, hook) as Bench<'rect'>;
      const write = wire((await failed(time, dfe.declarations.create(draftFor(mock.id('ben'))))).write);
      const next = bench(service, (_, arrive) => arrive(), { mock }) as Bench<'rect'>;
      await next.time.advance(86_400_000);
      const settlement = await next.time.run(next.dfe.settle(write));
      expect(settlement.result).toBe(hook === losesReplies ? 'applied' : 'not-applied');
    }
  });

  test('with nothing but what was sent and when: a change since then leaves it unknown', async () => {
    const { dfe, mock, time } = bench('rect', losesWrites);
    const since = new Date(time.now()).toISOString();
    await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
    mock.schools.changeName('ben', 'Benjamin Ortiz');
    const next = bench('rect', (_, arrive) => arrive(), { mock });
    await next.time.advance(86_400_000);
    const short = { operation: 'participants.defer', id: mock.id('ben'), draft: deferral, since, until: since };
    expect(await next.time.run(next.dfe.settle(short))).toMatchObject({ result: 'unknown', lookAgainAt: null });
    const untouched = { ...short, id: mock.id('joan') };
    expect(await next.time.run(next.dfe.settle(untouched))).toMatchObject({ result: 'not-applied' });
  });

  test('wait: true waits until nothing can arrive any more, counted from `until`', async () => {
    const { dfe, mock, time } = bench('rect', losesWrites);
    const write = wire((await failed(time, dfe.participants.defer(mock.id('ben'), deferral))).write);
    const start = time.now();
    expect(await time.run(dfe.settle([write], { wait: true }))).toMatchObject([{ result: 'not-applied' }]);
    expect(time.now() - start).toBe(180_000);
  });

  test('many are looked at together: the declarations of a hundred people with one request', async () => {
    const { dfe, mock, time, requests } = bench('rect', (_, arrive) => arrive());
    const since = new Date(time.now()).toISOString();
    const ids = Array.from({ length: 250 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const writes = [mock.id('ben'), ...ids].map((id) => ({
      operation: 'declarations.create',
      draft: draftFor(id),
      since,
    }));
    const settlements = await time.run(dfe.settle(writes));
    expect(settlements).toHaveLength(251);
    const lists = requests.filter(({ url }) => url.includes('participant-declarations'));
    expect(lists).toHaveLength(3);
  });

  test('what is no write is refused before anything is read', async () => {
    const { dfe, time, requests } = bench('rect', (_, arrive) => arrive());
    for (const write of [
      null,
      {},
      { operation: 'participants.get', since: '2026-02-10T12:00:00Z' },
      { operation: 'declarations.void', id: ID, since: 'yesterday' },
    ])
      expect(await failed(time, dfe.settle(write as never))).toMatchObject({ kind: 'validation', outcome: 'not-sent' });
    expect(requests).toHaveLength(0);
  });
});

describe('whose a declaration is', () => {
  test('a name that nothing tells: unknown, with the record, and nothing more is sent', async () => {
    const scenario = createMock({ service: 'rect' }).scenario;
    const { dfe, mock, time, requests } = bench('rect', losesReplies, {
      onUnknown: 'settle',
      scenario: { ...scenario, declarations: [] },
      mock: createMock({
        service: 'rect',
        scenario: { ...scenario, declarations: [], statements: [] },
      }),
      checks: 'off',
    });
    mock.dfe.decideFunding('ben', null);
    const error = await failed(time, dfe.declarations.create(draftFor(mock.id('ben'))));
    expect(error).toMatchObject({ outcome: 'unknown', record: { attributes: { declaration_type: 'started' } } });
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('whoAmI() tells the name, or null', async () => {
    const { dfe, time, requests } = bench('rect', (_, arrive) => arrive());
    expect(await time.run(dfe.whoAmI())).toBe('Northlight Teaching');
    expect(requests).toHaveLength(2);
    expect(await time.run(dfe.whoAmI())).toBe('Northlight Teaching');
    expect(requests).toHaveLength(2);
    const scenario = createMock({ service: 'rect' }).scenario;
    const empty = bench('rect', (_, arrive) => arrive(), { scenario: { ...scenario, declarations: [] } });
    expect(await empty.time.run(empty.dfe.whoAmI())).toBe(null);
  });

  test('a given name that the records contradict is told', async () => {
    const { dfe, time, events } = bench('rect', (_, arrive) => arrive(), { leadProviderName: 'Harbour Institute' });
    expect(await time.run(dfe.whoAmI())).toBe('Northlight Teaching');
    expect(events.filter(({ type }) => type === 'invalid')).toMatchObject([
      { problems: [{ field: 'leadProviderName' }] },
    ]);
  });

  test("the answer to an own write tells it, so that another's declaration is told apart", async () => {
    const { dfe, time, mock, requests } = bench('rect', (_, arrive) => arrive());
    await time.run(dfe.declarations.create(draftFor(mock.id('ben'))));
    const before = requests.length;
    expect(await time.run(dfe.whoAmI())).toBe('Northlight Teaching');
    expect(requests).toHaveLength(before);
  });
});

describe('what a success has to show', () => {
  const declaration = (more: object = {}): object => ({
    id: OTHER_ID,
    type: 'participant-declaration',
    attributes: { ...draftFor(ID), state: 'submitted', ...more },
  });
  const create = (answer: object, other: (url: URL) => Response = () => json({ data: null })) =>
    observe('rect', ({ method, url }) => (method === 'POST' ? json({ data: answer }) : other(url)));

  test('the current id of the participant, when a read of it tells that', async () => {
    const person = {
      id: OTHER_ID,
      type: 'participant',
      attributes: { participant_id_changes: [{ from_participant_id: ID }] },
    };
    const good = create(declaration({ participant_id: OTHER_ID }), () => json({ data: person }));
    await expect(good.dfe.declarations.create(draftFor(ID))).resolves.toMatchObject({ id: OTHER_ID });
    expect(good.requests).toHaveLength(2);
    const stranger = create(declaration({ participant_id: OTHER_ID }), () =>
      json({ data: { ...person, attributes: {} } }),
    );
    expect(await errorOf(stranger.dfe.declarations.create(draftFor(ID)))).toMatchObject({ outcome: 'unknown' });
    const silent = create(declaration({ participant_id: OTHER_ID }), () => json({}, 500));
    expect(await errorOf(silent.dfe.declarations.create(draftFor(ID)))).toMatchObject({ outcome: 'unknown' });
    // whoever waits for the answer to a write does not wait for a read to be tried again
    const patient = observe(
      'rect',
      ({ method }) => (method === 'POST' ? json({ data: declaration({ participant_id: OTHER_ID }) }) : json({}, 500)),
      { retries: 2 },
    );
    expect(await errorOf(patient.dfe.declarations.create(draftFor(ID)))).toMatchObject({ outcome: 'unknown' });
    expect(patient.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test('the declaration that holds the slot, which is a refusal', async () => {
    const { dfe } = create(declaration({ declaration_date: '2025-10-07T00:00:00Z' }));
    expect(await errorOf(dfe.declarations.create(draftFor(ID)))).toMatchObject({
      kind: 'rule',
      outcome: 'refused',
      retryable: false,
      refusals: [{ rule: 'rect.declaration.D8' }],
      record: { id: OTHER_ID },
    });
  });

  test.each([
    ['voided', { state: 'voided' }],
    ['another type', { declaration_type: 'completed' }],
    ['another course', { course_identifier: 'ecf-mentor' }],
    ['no date', { declaration_date: null }],
  ])('%s is none', async (_name, more) => {
    expect(await errorOf(create(declaration(more)).dfe.declarations.create(draftFor(ID)))).toMatchObject({
      outcome: 'unknown',
      retryable: false,
    });
  });

  test('a state of ecf that is not paid for counts', async () => {
    const { dfe } = observe('ecf', () => json({ data: declaration({ state: 'ineligible' }) }));
    await expect(dfe.declarations.create(draftFor(ID))).resolves.toMatchObject({ id: OTHER_ID });
  });

  test("validate: 'error' says applied only when the record is that of the write", async () => {
    const strict = { validate: 'error' } as const;
    const applied = observe('rect', () => json({ data: declaration() }), strict);
    expect(await errorOf(applied.dfe.declarations.create(draftFor(ID)))).toMatchObject({
      kind: 'validation',
      outcome: 'applied',
      record: { id: OTHER_ID },
    });
    const other = observe('rect', () => json({ data: declaration({ state: 'voided' }) }), strict);
    expect(await errorOf(other.dfe.declarations.create(draftFor(ID)))).toMatchObject({ outcome: 'unknown' });
  });
});

describe('what was read before', () => {
  test('is read again when the budget has let more than ten seconds pass, and nothing else is', async () => {
    const mock = createMock({ service: 'rect' });
    const time = new VirtualTime(Date.parse(mock.clock.now));
    const budget = memoryBudgetOn(time, { limit: 1, windowMs: 20_000 });
    const paths: string[] = [];
    const connection = connect(
      {
        service: 'rect',
        baseUrl: 'http://localhost',
        token: mock.token('lp1'),
        validate: 'off',
        budget,
        fetch: (request) => {
          paths.push(`${request.method} ${Math.round((time.now() - Date.parse(mock.scenario.now ?? '')) / 1000)}`);
          return mock.fetch(request);
        },
      },
      time,
    );
    const dfe = clientOver('rect', connection);
    await time.run(dfe.declarations.void(mock.id('d-eligible')));
    // the check at 0, the second reading at 20 in place of the write, the write at 40
    expect(paths).toEqual(['GET 0', 'GET 20', 'PUT 40']);
  });

  test('facts that the caller gives are none', async () => {
    const { dfe, mock, time } = bench('rect', losesReplies);
    const participant = await time.run(dfe.participants.get(mock.id('ben')));
    const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral, { participant }));
    expect(error.write?.before).toBeUndefined();
  });
});

test('under a moved clock of the sandbox no clock decides', async () => {
  const serverDate = new Date('2026-01-20T09:00:00Z');
  const { dfe, mock, time } = bench('rect', losesReplies, { serverDate });
  const error = await failed(time, dfe.participants.defer(mock.id('ben'), deferral));
  expect(await time.run(error.settle())).toMatchObject({ result: 'applied', already: false });
  const unchecked = bench('rect', losesReplies, { serverDate, checks: 'off' });
  const other = await failed(unchecked.time, unchecked.dfe.participants.defer(unchecked.mock.id('ben'), deferral));
  const settlement = await unchecked.time.run(other.settle());
  expect(settlement.result).toBe('applied');
  expect(settlement).not.toHaveProperty('already');
});

test('a participant whose successor cannot be seen: nobody can tell', async () => {
  const gone = { errors: [{ title: 'Resource not found', detail: 'Nothing could be found for the provided details' }] };
  const { dfe, requests } = observe(
    'rect',
    ({ method, url }) => {
      if (method === 'POST') return lost();
      return url.pathname.endsWith(ID) ? json(gone, 404) : json({ data: [] });
    },
    { leadProviderName: 'Northlight Teaching' },
  );
  const error = await errorOf(dfe.declarations.create(draftFor(ID)));
  if (!isLeadProviderError(error)) throw error;
  expect(await error.settle()).toEqual({ result: 'unknown', record: null, lookAgainAt: null });
  expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
});

test('a write that its caller stopped is left alone, but can be settled afterwards', async () => {
  const controller = new AbortController();
  const { dfe, mock, time, requests } = bench(
    'rect',
    async ({ method }, arrive) => {
      const response = await arrive();
      if (method === 'GET') return response;
      controller.abort();
      return new Promise(() => undefined);
    },
    { onUnknown: 'settle' },
  );
  const error = await failed(time, dfe.declarations.void(mock.id('d-eligible'), { signal: controller.signal }));
  expect(error).toMatchObject({ kind: 'aborted', outcome: 'unknown' });
  expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  expect(await time.run(error.settle())).toMatchObject({ result: 'applied' });
});

test('what somebody does while a second request waits for the budget is not written over', async () => {
  for (const acts of [true, false]) {
    const mock = createMock({ service: 'ecf' });
    const time = new VirtualTime(Date.parse(mock.clock.now));
    const begun = time.now();
    let late = 0;
    const sent: string[] = [];
    const connection = connect(
      {
        service: 'ecf',
        baseUrl: 'http://localhost',
        token: mock.token('lp1'),
        validate: 'off',
        onUnknown: 'settle',
        budget: {
          // the last look goes at once, the second request has to wait, and somebody else is quicker
          async take() {
            if (time.now() - begun < 180_000 || (late += 1) !== 2) return;
            if (acts) mock.schools.changeName('ben', 'Benjamin Ortiz');
            await new Promise<void>((resolve) => time.later(resolve, 30_000));
          },
          block: () => undefined,
        },
        fetch: (request) => {
          mock.clock.set(time.now());
          if (request.method === 'GET') return mock.fetch(request);
          sent.push(request.method);
          return sent.length === 1 ? lost() : mock.fetch(request);
        },
      },
      time,
    );
    const dfe = clientOver('ecf', connection);
    const call = dfe.participants.defer(mock.id('ben'), deferral);
    if (acts) {
      expect(await failed(time, call)).toMatchObject({ outcome: 'not-applied', touched: true, retryable: false });
      expect(sent).toHaveLength(1);
    } else {
      await expect(time.run(call)).resolves.toMatchObject({ id: mock.id('ben') });
      expect(sent).toHaveLength(2);
    }
  }
});

test('every look shows the moment that the write was sent at', async () => {
  const serverDate = new Date('2026-01-20T09:00:00Z');
  const { dfe, mock, time, requests } = bench('rect', losesReplies, { onUnknown: 'settle' });
  await time.run(dfe.declarations.create(draftFor(mock.id('ben')), { serverDate }));
  const dates = requests.map(({ headers }) => headers.get('x-with-server-date'));
  expect(requests.length).toBeGreaterThan(3);
  expect(new Set(dates)).toEqual(new Set([serverDate.toISOString()]));
});
