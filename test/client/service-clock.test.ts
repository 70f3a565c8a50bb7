import type { Client } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json } from '../support/observed-client.ts';

const HOUR = 3_600_000;
const DATE = 'Tue, 10 Feb 2026 12:00:00 GMT';
const told = Date.parse(DATE);

/** A connection whose answers carry these headers, on a machine whose clock is two minutes slow. */
function connected(headers: () => Record<string, string>, status = 200): Heard {
  const runtime = new FakeRuntime(told - 120_000);
  const connection = connect(
    {
      service: 'ecf',
      baseUrl: 'http://localhost:1',
      token: 'a-token-for-tests',
      validate: 'off',
      retries: 0,
      fetch: () => Promise.resolve(json({ data: { id: ID } }, status, headers())),
    },
    runtime,
  );
  const ask = async (serverDate?: string): Promise<void> => {
    const options = serverDate === undefined ? {} : { serverDate };
    await connection.call({ operation: 'participants.get', id: ID, options }).catch(() => undefined);
  };
  return { runtime, ask, now: () => connection.serviceNow() };
}

interface Heard {
  readonly runtime: FakeRuntime;
  readonly ask: (serverDate?: string) => Promise<void>;
  readonly now: () => number | null;
}

describe("the service's clock", () => {
  test('is heard from any answer and goes on from there', async () => {
    for (const status of [200, 404, 503]) {
      const { runtime, ask, now } = connected(() => ({ date: DATE }), status);
      expect(now()).toBeNull();
      await ask();
      expect(now()).toBe(told);
      await runtime.advance(90_000);
      expect(now()).toBe(told + 90_000);
    }
  });

  test('counts for an hour', async () => {
    const { runtime, ask, now } = connected(() => ({ date: DATE }));
    await ask();
    await runtime.advance(HOUR);
    expect(now()).toBe(told + HOUR);
    await runtime.advance(1);
    expect(now()).toBeNull();
    await ask();
    expect(now()).toBe(told);
  });

  test('an answer from a cache is as old as it says', async () => {
    const { ask, now } = connected(() => ({ date: DATE, age: '600' }));
    await ask();
    expect(now()).toBe(told + 600_000);
  });

  test.each([
    ['no date', {}],
    ['a date that is none', { date: 'yesterday' }],
    ['a number', { date: '5' }],
    ['a day that is none', { date: 'Tue, 99 Feb 2026 12:00:00 GMT' }],
    ['an age that is none', { date: DATE, age: '-5' }],
    ['an age of two values', { date: DATE, age: '5, 6' }],
  ])('%s tells no time, and does not make what was heard forgotten', async (_name, headers) => {
    const answers: Record<string, string>[] = [headers, { date: DATE }, headers];
    const { ask, now } = connected(() => answers.shift() ?? {});
    await ask();
    expect(now()).toBeNull();
    await ask();
    await ask();
    expect(now()).toBe(told);
  });

  test('an answer as of another moment tells no time', async () => {
    const { ask, now } = connected(() => ({ date: DATE }));
    await ask('2026-06-01T09:00:00Z');
    expect(now()).toBeNull();
  });
});

/** A client of the mock whose machine is `ahead` of the service; `dated` may change the headers of each answer. */
function checking(ahead: number, dated: (headers: Headers) => void = () => undefined): Checking {
  const mock = createMock({ service: 'rect' });
  const runtime = new FakeRuntime(Date.parse(mock.clock.now) + ahead);
  const connection = connect(
    {
      service: 'rect',
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      fetch: async (request) => {
        const response = await mock.fetch(request);
        const headers = new Headers(response.headers);
        dated(headers);
        return new Response(await response.text(), { status: response.status, headers });
      },
    },
    runtime,
  );
  const declaredAt = (seconds: number) =>
    ({
      participant_id: mock.id('ben'),
      declaration_type: 'started',
      declaration_date: new Date(Date.parse(mock.clock.now) + seconds * 1000),
      course_identifier: 'ecf-induction',
      evidence_held: 'other',
    }) as const;
  return { dfe: clientOver<'rect'>('rect', connection, {}), declaredAt };
}

interface Checking {
  readonly dfe: Client<'rect'>;
  /** A draft dated so many seconds after the service's present. */
  readonly declaredAt: (seconds: number) => Parameters<Client<'rect'>['declarations']['create']>[0];
}

const MINUTES = 60_000;
const DAY_S = 86_400;
const inFuture = { kind: 'rule', refusals: [{ rule: 'rect.declaration.D9' }] };
const refusedByService = { kind: 'http', status: 422 };

describe('a declaration is refused as of the future', () => {
  test.each([-30_000, -10 * MINUTES, 10 * MINUTES])(
    "by the service's clock, as an earlier answer told it, on a machine %i ms ahead",
    async (ahead) => {
      const { dfe, declaredAt } = checking(ahead);
      const given = { facts: 'given' } as const;
      await dfe.statements.list().collect({ max: 1000 });
      expect(await errorOf(dfe.declarations.create(declaredAt(60), given))).toMatchObject(inFuture);
      expect((await dfe.declarations.create(declaredAt(-5), given)).attributes.state).toBe('eligible');
    },
  );

  test('never when it is dated 5 seconds ago, with or without reads of the check', async () => {
    for (const ahead of [-2 * DAY_S * 1000 + MINUTES, -10 * MINUTES, 0, 10 * MINUTES]) {
      const { dfe, declaredAt } = checking(ahead);
      const { refusals } = await dfe.declarations.check(declaredAt(-5));
      expect(refusals).toEqual([]);
    }
    const { dfe, declaredAt } = checking(-10 * MINUTES);
    expect((await dfe.declarations.create(declaredAt(-5), { facts: 'given' })).attributes.state).toBe('eligible');
  });

  test.each([
    ['no Date', (headers: Headers) => headers.delete('date')],
    ['a garbled Date', (headers: Headers) => headers.set('date', '5 minutes ago')],
  ])('when no clock was heard (%s), only beyond a day', async (_name, dated) => {
    const { dfe, declaredAt } = checking(0, dated);
    const verdict = await dfe.declarations.check(declaredAt(DAY_S - 60));
    expect(verdict).toMatchObject({ outcome: 'unsure', refusals: [] });
    expect(verdict.unchecked).toContainEqual({
      rule: 'rect.declaration.D9',
      title: 'declaration_date',
      doubt: expect.objectContaining({ reason: 'precision' }),
    });
    expect(await errorOf(dfe.declarations.create(declaredAt(3600)))).toMatchObject(refusedByService);
    expect(await errorOf(dfe.declarations.create(declaredAt(DAY_S + 60)))).toMatchObject(inFuture);
  });

  test('an answer a cache kept for ten minutes tells the present by its age', async () => {
    const { dfe, declaredAt } = checking(0, (headers) => {
      const date = Date.parse(headers.get('date') ?? '');
      headers.set('date', new Date(date - 10 * MINUTES).toUTCString());
      headers.set('age', '600');
    });
    expect((await dfe.declarations.create(declaredAt(-5))).attributes.state).toBe('eligible');
    expect(await errorOf(checking(0).dfe.declarations.create(declaredAt(60)))).toMatchObject(inFuture);
  });
});
