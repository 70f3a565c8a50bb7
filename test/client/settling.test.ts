import { describe, expect, test } from 'vitest';
import { connect, type ClientEvent, type Connection, type OperationCall } from '../../src/client/index.ts';
import { HttpError, type StoredWrite } from '../../src/errors/index.ts';
import { lookReads } from '../../src/resources/writing/look.ts';
import { stored, writtenBy } from '../../src/resources/writing/sending.ts';
import { lookOnce, lookUntilFinal, type Settled } from '../../src/resources/writing/settle.ts';
import { settleStored } from '../../src/resources/writing/stored.ts';
import type { Written } from '../../src/resources/writing/written.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { errorOf, ID, OTHER_ID } from '../support/observed-client.ts';

/** When it is looked what became of a write, and what follows from what a look shows or fails to show. */

const MINUTES_3 = 180_000;

interface World {
  readonly connection: Connection;
  readonly time: VirtualTime;
  readonly events: ClientEvent[];
  /** The calls, with the moment of each. */
  readonly calls: (OperationCall & { readonly at: number })[];
}

/** A connection whose calls are answered with a record, or fail with what is given. */
function world(answer: (call: OperationCall, count: number) => unknown): World {
  const time = new VirtualTime();
  const start = time.now();
  const events: ClientEvent[] = [];
  const calls: (OperationCall & { readonly at: number })[] = [];
  const made = connect(
    { service: 'rect', baseUrl: 'http://localhost:1', token: 't', onEvent: (event) => events.push(event) },
    time,
  );
  const call = async (asked: OperationCall) => {
    calls.push({ ...asked, at: time.now() - start });
    const data = await answer(asked, calls.length);
    return { data, response: new Response() };
  };
  return { connection: { ...made, call }, time, events, calls };
}

const failure = (status: number): HttpError =>
  new HttpError('no', {
    ...{ operation: 'declarations.get', outcome: 'refused', status, requestId: null, body: null },
  });
const fails = (status: number) => (): Promise<never> => Promise.reject(failure(status));
const declaration = (state: string, updated_at = '2026-01-01T00:00:00Z'): object => ({
  ...{ id: ID, type: 'participant-declaration', attributes: { state, updated_at } },
});

const begun = new VirtualTime().now();
const voiding: Written = {
  ...{ service: 'rect', operation: 'declarations.void', id: ID, draft: {}, since: begun, stored: false },
  ...{
    serverDate: null,
    before: { records: [{ id: ID, values: { state: 'paid' }, updatedAt: '2026-01-01T00:00:00Z' }] },
  },
} as const;

const until = (given: World, more: Partial<Written> = {}, signal?: AbortSignal): Promise<Settled> => {
  const looking = { reads: lookReads(given.connection), signal };
  return given.time.run(lookUntilFinal(looking, { written: { ...voiding, ...more }, gaveUpAt: begun }));
};
const once = (given: World, after = 0): Promise<Settled> => {
  const looking = { reads: lookReads(given.connection), signal: undefined };
  return given.time.run(lookOnce(looking, { written: voiding, gaveUpAt: given.time.now() - after }));
};

describe('looking until it is known', () => {
  test('what is there ends it at once', async () => {
    const given = world(() => declaration('voided'));
    expect((await until(given)).settlement).toMatchObject({ result: 'applied', already: false, lookAgainAt: null });
    expect(given.calls.map(({ at }) => at)).toEqual([0]);
    expect(given.events).toEqual([{ type: 'settled', operation: 'declarations.void', result: 'applied' }]);
  });

  test('silence is asked again after 2, 10, 30, 60, 120 and 180 seconds, and then counts', async () => {
    const given = world(() => declaration('paid'));
    const { settlement, lookedAt } = await until(given);
    expect(given.calls.map(({ at }) => at / 1000)).toEqual([0, 2, 10, 30, 60, 120, 180]);
    expect(settlement).toMatchObject({ result: 'not-applied', touched: false, lookAgainAt: null });
    expect(lookedAt).toBe(begun + MINUTES_3);
    expect(given.events).toEqual([{ type: 'settled', operation: 'declarations.void', result: 'not-applied' }]);
  });

  test('somebody who has acted is told when it is over', async () => {
    const given = world(() => declaration('paid', '2026-02-01T00:00:00Z'));
    expect((await until(given)).settlement).toMatchObject({ result: 'not-applied', touched: true, record: { id: ID } });
    expect(given.calls.at(-1)?.at).toBe(MINUTES_3);
  });

  test.each([401, 403])(
    'a token that may not look (%i) ends it: another look would be refused, too',
    async (status) => {
      const given = world(fails(status));
      const { settlement, looked } = await until(given);
      expect(settlement).toMatchObject({ result: 'unknown', record: null, lookAgainAt: null, cause: { status } });
      expect(looked).toBe(null);
      expect(given.calls).toHaveLength(1);
    },
  );

  test('any other failure is looked over again; the last look three times, half a minute apart', async () => {
    const given = world(fails(500));
    expect((await until(given)).settlement).toMatchObject({
      ...{ result: 'unknown', lookAgainAt: null, cause: { status: 500 } },
    });
    expect(given.calls.map(({ at }) => at / 1000)).toEqual([0, 2, 10, 30, 60, 120, 180, 210, 240]);
    expect(given.events).toHaveLength(1);
  });

  test('a last look that comes through the second time counts', async () => {
    const given = world((_, count) => (count < 8 ? fails(502)() : declaration('paid')));
    expect((await until(given)).settlement).toMatchObject({ result: 'not-applied' });
    expect(given.calls.at(-1)?.at).toBe(210_000);
  });

  test('ends as unknown where the next look would come after the deadline', async () => {
    const given = world(() => declaration('paid'));
    const timed = { ...given, connection: { ...given.connection, deadline: () => begun + 10_000 } };
    expect((await until(timed)).settlement).toMatchObject({
      ...{ result: 'unknown', lookAgainAt: new Date(begun + 30_000) },
    });
    // one that comes at the deadline itself is made
    expect(given.calls.map(({ at }) => at)).toEqual([0, 2000, 10_000]);
    expect(given.events).toEqual([{ type: 'settled', operation: 'declarations.void', result: 'unknown' }]);
  });

  test('ends as unknown with the signal, and with its reason', async () => {
    const given = world(() => declaration('paid'));
    const controller = new AbortController();
    const reason = new Error('enough');
    given.time.later(() => controller.abort(reason), 5000);
    expect((await until(given, {}, controller.signal)).settlement).toMatchObject({ result: 'unknown', cause: reason });
    expect(given.calls).toHaveLength(2);
    expect(given.calls[0]?.options).toMatchObject({ signal: controller.signal });
    expect(given.events).toEqual([{ type: 'settled', operation: 'declarations.void', result: 'unknown' }]);
  });

  test('each look shows the moment that the write was sent at, and none when it had none', async () => {
    const moved = world(() => declaration('voided'));
    await until(moved, { serverDate: '2026-01-20T09:00:00.000Z' });
    expect(moved.calls[0]?.options).toMatchObject({ serverDate: '2026-01-20T09:00:00.000Z' });
    const plain = world(() => declaration('voided'));
    await until(plain);
    expect(plain.calls[0]?.options).not.toHaveProperty('serverDate');
    expect(plain.calls[0]?.options).not.toHaveProperty('signal');
  });

  test('each look is sent once: the next look is its retry', async () => {
    const given = world(() => declaration('voided'));
    await until(given);
    expect(given.calls).toMatchObject([
      { operation: 'declarations.get', id: ID, once: true, options: { priority: 'high' } },
    ]);
  });
});

describe('looking once', () => {
  test('one look, with the moment of the next', async () => {
    const given = world(() => declaration('paid'));
    expect((await once(given)).settlement).toEqual({
      ...{ result: 'unknown', record: declaration('paid'), lookAgainAt: new Date(begun + 2000) },
    });
    expect(given.calls).toHaveLength(1);
    expect(given.events).toEqual([{ type: 'settled', operation: 'declarations.void', result: 'unknown' }]);
  });

  test('when it can no longer arrive, silence counts', async () => {
    expect(
      (
        await once(
          world(() => declaration('paid')),
          MINUTES_3,
        )
      ).settlement,
    ).toMatchObject({ result: 'not-applied' });
    expect(
      (
        await once(
          world(() => declaration('paid')),
          MINUTES_3 - 1,
        )
      ).settlement,
    ).toMatchObject({
      ...{ result: 'unknown', lookAgainAt: new Date(begun + 1) },
    });
  });

  test('a failure then can be looked over again in half a minute', async () => {
    expect((await once(world(fails(500)), MINUTES_3)).settlement).toMatchObject({
      ...{ result: 'unknown', lookAgainAt: new Date(begun + 30_000) },
    });
  });

  test('a slow look that was begun before the time is over leaves the last one to come', async () => {
    const given = world(async () => {
      await given.time.advance(MINUTES_3);
      return declaration('paid');
    });
    const { settlement, lookedAt } = await once(given, 1000);
    expect(settlement).toMatchObject({ result: 'unknown', lookAgainAt: new Date(begun + MINUTES_3) });
    expect(lookedAt).toBe(begun);
  });

  test('what cannot be told ends it', async () => {
    expect(
      (
        await once(
          world(() => ({ id: ID, attributes: { state: 'paid', updated_at: '2026-01-01T00:00:00Z' } })),
          0,
        )
      ).settlement.result,
    ).toBe('unknown');
    const gone = world(fails(404));
    expect((await once(gone)).settlement).toMatchObject({ result: 'unknown', cause: { status: 404 } });
  });
});

describe('a write that is kept', () => {
  const written: Written = { ...voiding, id: undefined, operation: 'declarations.create', before: null };

  test('holds what it has, and nothing else', () => {
    const since = new Date(begun).toISOString();
    expect(Object.keys(stored(written))).toEqual(['operation', 'since']);
    expect(stored(written)).toEqual({ operation: 'declarations.create', since });
    const { before } = voiding;
    expect(stored({ ...voiding, draft: { a: 1 }, serverDate: '2026-01-20T09:00:00.000Z' }, begun + 5)).toEqual({
      ...{ operation: 'declarations.void', id: ID, draft: { a: 1 }, since, before },
      ...{ until: new Date(begun + 5).toISOString(), serverDate: '2026-01-20T09:00:00.000Z' },
    });
  });

  test('is made of what is sent', () => {
    const { connection } = world(() => null);
    const sends = { onSend: undefined, maxSends: 3, requests: 0, lost: 0 };
    const call = { operation: 'participants.resume', id: ID, attributes: { course_identifier: 'c' } } as const;
    const sending = { connection, call, sends, before: null, isSuccessor: () => false };
    expect(writtenBy(sending, 7, null)).toEqual({
      ...{ service: 'rect', operation: 'participants.resume', id: ID, draft: { course_identifier: 'c' } },
      ...{ since: 7, stored: false, serverDate: null, before: null },
    });
    const records = { records: [] };
    const read = { records, readAt: 1, again: () => Promise.resolve(records) };
    expect(writtenBy(sending, 7, read).before).toBe(records);
  });

  const kept: StoredWrite = {
    ...{ operation: 'declarations.void', id: ID, since: '2026-02-10T11:00:00Z', until: '2026-02-10T11:30:00Z' },
  };

  test('one has one answer, a list has a list', async () => {
    const { connection, time } = world(() => declaration('voided'));
    expect(await time.run(settleStored(connection, kept))).toMatchObject({ result: 'applied' });
    expect(await time.run(settleStored(connection, [kept, kept]))).toMatchObject([{}, {}]);
    expect(await time.run(settleStored(connection, [kept]))).toMatchObject([{ result: 'applied' }]);
    expect(await time.run(settleStored(connection, []))).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ['no write', { operation: 'declarations.get', draft: {} }, ['[0].operation']],
    ['no id', { id: undefined }, ['[0].id']],
    ['no draft', { operation: 'participants.defer' }, ['[0].draft']],
    ['a draft that is none', { operation: 'participants.defer', draft: 'x' }, ['[0].draft']],
    ['no id and no draft', { operation: 'partnerships.update', id: 7 }, ['[0].id', '[0].draft']],
    ['a new record needs no id', { operation: 'partnerships.create', id: undefined }, ['[0].draft']],
    ['since is a day', { since: '2026-02-10' }, ['[0].since']],
    ['until is nothing', { until: null }, ['[0].until']],
    ['before is no list', { before: { records: {} } }, ['[0].before']],
    ['before is null', { before: null }, ['[0].before']],
    ['before has no values', { before: { records: [{ id: ID, updatedAt: null }] } }, ['[0].before']],
    ['before has no id', { before: { records: [{ values: {}, updatedAt: null }] } }, ['[0].before']],
    ['before has no time', { before: { records: [{ id: ID, values: {} }] } }, ['[0].before']],
    ['one of two is wrong', { before: { records: [{ id: ID, values: {}, updatedAt: null }, 7] } }, ['[0].before']],
  ])('%s: refused, nothing is read', async (_name, more, titles) => {
    const { connection, calls } = world(() => declaration('voided'));
    const error = await errorOf(settleStored(connection, { ...kept, ...more }));
    expect(error).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      issues: titles.map((title) => ({ title })),
    });
    expect(calls).toEqual([]);
  });

  test('what was read before is compared with', async () => {
    const { connection, time } = world(() => declaration('voided'));
    const before = (state: string) => ({ records: [{ id: ID, values: { state }, updatedAt: null }] });
    const settled = (state: string) => time.run(settleStored(connection, { ...kept, before: before(state) }));
    expect(await settled('voided')).toMatchObject({ result: 'applied' });
    expect(await settled('paid')).toMatchObject({ result: 'applied', already: false });
  });

  test('the declarations of many people are read with one request, and each has their own', async () => {
    const draft = (participant_id: string): object => ({
      ...{
        participant_id,
        declaration_type: 'started',
        course_identifier: 'c',
        declaration_date: '2026-01-10T00:00:00Z',
      },
    });
    const given = world(({ operation }) =>
      operation === 'declarations.list'
        ? [{ id: OTHER_ID, attributes: { ...draft(ID), state: 'voided', created_at: '2026-02-10T12:00:00Z' } }]
        : [],
    );
    const creating = (id: string, more: object = {}) => ({
      ...kept,
      operation: 'declarations.create',
      draft: draft(id),
      ...more,
    });
    const before = { records: [] };
    const settled = await given.time.run(
      settleStored(given.connection, [creating(ID, { before }), creating(OTHER_ID, { before })]),
    );
    expect(given.calls.filter(({ operation }) => operation === 'declarations.list')).toHaveLength(1);
    expect(settled).toMatchObject([{ result: 'applied', record: { id: OTHER_ID } }, { record: null }]);
    // those under another clock are another question
    const moved = creating(OTHER_ID, { serverDate: '2026-01-20T09:00:00.000Z' });
    await given.time.run(settleStored(given.connection, [creating(ID), moved]));
    expect(given.calls.filter(({ operation }) => operation === 'declarations.list')).toHaveLength(3);
  });

  test('a read that fails fails for all of them', async () => {
    const given = world(fails(500));
    const draft = { participant_id: ID };
    const creating = { ...kept, operation: 'declarations.create', draft };
    expect(await given.time.run(settleStored(given.connection, [creating, creating]))).toMatchObject([
      ...[
        { result: 'unknown', cause: { status: 500 } },
        { result: 'unknown', cause: { status: 500 } },
      ],
    ]);
  });
});
