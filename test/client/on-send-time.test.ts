import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { memoryBudgetOn, type RateBudget } from '../../src/budget/index.ts';
import { connect } from '../../src/client/index.ts';
import { clientOver } from '../../src/resources/create-client.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { echo, errorOf, ID, json, observe } from '../support/observed-client.ts';

/** The time that `onSend` takes: the deadline, the signal, the limit of a request, and the window of the budget. */

function bench(options: Parameters<typeof observe<'rect'>>[2] = {}, time = new VirtualTime(0)) {
  const left: number[] = [];
  const { dfe } = observe(
    'rect',
    (request) => {
      left.push(time.now());
      return request.method === 'GET' ? json({ data: { id: ID } }) : echo(request);
    },
    options,
    time,
  );
  const sleep = (ms: number) => (): Promise<void> => new Promise((resolve) => void time.later(resolve, ms));
  return { dfe, time, left, sleep };
}

describe('nothing leaves after', () => {
  test('the deadline, which ends the call at once', async () => {
    const { dfe, time, left, sleep } = bench();
    const error = await errorOf(time.run(dfe.declarations.void(ID, { deadlineMs: 500, onSend: sleep(600) })));
    expect(error).toMatchObject({ kind: 'timeout', limit: 'call', outcome: 'not-sent' });
    expect(time.now()).toBe(500);
    await time.finish();
    expect(left).toEqual([]);
  });

  test('the deadline, when onSend never ends', async () => {
    const { dfe, time } = bench();
    const onSend = (): Promise<void> => new Promise(() => undefined);
    const error = await errorOf(time.run(dfe.declarations.void(ID, { deadlineMs: 500, onSend })));
    expect(error).toMatchObject({ kind: 'timeout', outcome: 'not-sent' });
  });

  test('the deadline, when onSend keeps the thread busy until then', async () => {
    const { dfe, requests } = observe('rect', () => json({}));
    const onSend = (): void => {
      const end = performance.now() + 60;
      while (performance.now() < end);
    };
    const error = await errorOf(dfe.declarations.void(ID, { deadlineMs: 30, onSend }));
    expect(error).toMatchObject({ kind: 'timeout', limit: 'call', outcome: 'not-sent' });
    expect(requests).toEqual([]);
  });

  test('an abort, during onSend or by it', async () => {
    for (const sync of [true, false]) {
      const controller = new AbortController();
      const { dfe, time, left, sleep } = bench();
      const onSend = (): Promise<void> | void => {
        if (sync) controller.abort('enough');
        else time.later(() => controller.abort('enough'), 100);
        return sync ? undefined : sleep(1000)();
      };
      const error = await errorOf(time.run(dfe.declarations.void(ID, { signal: controller.signal, onSend })));
      expect(error).toMatchObject({ kind: 'aborted', outcome: 'not-sent', cause: 'enough' });
      expect(time.now()).toBe(sync ? 0 : 100);
      await time.finish();
      expect(left).toEqual([]);
    }
  });

  test('a rejection that comes too late is nobody’s', async () => {
    const { dfe, time, sleep } = bench();
    const onSend = () => sleep(600)().then(() => Promise.reject(new Error('late')));
    const error = await errorOf(time.run(dfe.declarations.void(ID, { deadlineMs: 500, onSend })));
    expect(error).toMatchObject({ kind: 'timeout' });
    await time.finish();
  });

  test('a deadline at the second send: the call knows what became of the first', async () => {
    const mock = createMock({ service: 'rect' });
    const time = new VirtualTime(Date.parse(mock.clock.now));
    let writes = 0;
    const connection = connect(
      {
        ...{ service: 'rect', baseUrl: 'http://localhost', token: mock.token('lp1'), onUnknown: 'settle' },
        fetch(request) {
          mock.clock.set(time.now());
          if (request.method === 'GET') return mock.fetch(request);
          writes += 1;
          return Promise.reject(new TypeError('fetch failed'));
        },
      },
      time,
    );
    const { declarations } = clientOver('rect', connection);
    const onSend = ({ attempt }: { attempt: number }): Promise<void> =>
      attempt === 1 ? Promise.resolve() : new Promise(() => undefined);
    const error = await errorOf(time.run(declarations.void(mock.id('d-eligible'), { deadlineMs: 200_000, onSend })));
    expect(error).toMatchObject({ outcome: 'unknown', write: { operation: 'declarations.void' } });
    expect(writes).toBe(1);
  });
});

test('its time is not that of the request: timeoutMs begins anew', async () => {
  const time = new VirtualTime(0);
  const answer = async (request: Parameters<typeof echo>[0]): Promise<Response> => {
    await new Promise<void>((resolve) => void time.later(resolve, 900));
    return echo(request);
  };
  const { dfe } = observe('rect', answer, { timeoutMs: 1000 }, time);
  const onSend = (): Promise<void> => new Promise((resolve) => void time.later(resolve, 5000));
  await expect(time.run(dfe.declarations.void(ID, { onSend }))).resolves.toMatchObject({ id: ID });
  expect(time.now()).toBe(5900);
  const never = observe('rect', () => new Promise<Response>(() => undefined), { timeoutMs: 1000 }, time);
  const error = await errorOf(time.run(never.dfe.declarations.void(ID, { onSend })));
  expect(error).toMatchObject({ kind: 'timeout', limit: 'attempt', outcome: 'unknown' });
  expect(time.now()).toBe(11_900);
});

describe('the window counts a request when it leaves', () => {
  test.each([1000, 5000, 5001, 20_000, 90_000, 400_000, 8_000_000])('after an onSend of %i ms', async (ms) => {
    const windowMs = 20_000;
    const { time, left, sleep } = bench();
    const budget = memoryBudgetOn(time, { limit: 2, windowMs });
    const one = observe(
      'rect',
      (request) => {
        left.push(time.now());
        return request.method === 'GET' ? json({ data: { id: ID } }) : echo(request);
      },
      { budget, budgetWarning: false },
      time,
    ).dfe;
    const slow = one.declarations.void(ID, { onSend: sleep(ms) });
    // others take every slot that they can get meanwhile and afterwards
    const others = (async () => {
      for (let i = 0; i < 30 + (2 * ms) / windowMs; i += 1) await one.statements.get(ID);
    })();
    await time.run(Promise.all([slow, others]));
    for (const from of left) expect(left.filter((at) => at >= from && at < from + windowMs).length).toBeLessThan(3);
  });

  test('a slot is swapped for another before everybody else who waits', async () => {
    const time = new VirtualTime(0);
    const budget = memoryBudgetOn(time, { limit: 1, windowMs: 300_000 });
    const { dfe, left, sleep } = bench({ budget, budgetWarning: false }, time);
    const slow = dfe.declarations.void(ID, { onSend: sleep(10_000) });
    await time.quiet();
    const waiting = dfe.statements.get(ID);
    await time.run(Promise.all([slow, waiting]));
    expect(left).toEqual([10_000, 310_000]);
  });

  test('a budget that fails then ends the try, which was not sent', async () => {
    const time = new VirtualTime(0);
    let takes = 0;
    const take: RateBudget['take'] = () => {
      takes += 1;
      return takes > 1 ? Promise.reject(new Error('no budget')) : Promise.resolve();
    };
    const { dfe, left, sleep } = bench({ budget: { take, block: () => undefined } }, time);
    const error = await errorOf(time.run(dfe.declarations.void(ID, { onSend: sleep(10_000) })));
    expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', cause: { message: 'no budget' } });
    expect(left).toEqual([]);
  });
});
