import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { ID, json } from '../support/observed-client.ts';

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
