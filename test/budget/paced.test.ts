import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { pacedBudget, type Grants, type GrantSource, type Release } from '../../src/budget/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';

const GRACE_MS = 5000;
const LEFT = { limit: 3, windowMs: 100, left: 2, fullInMs: 40 };

/** A source whose every answer is told to it; it notes what it is asked, and how its leases are given back. */
function scene(isIdle?: boolean) {
  const runtime = new FakeRuntime(0);
  const asked: [want: number, leaseMs: number][] = [];
  const back: unknown[] = [];
  const blocked: number[] = [];
  const answers: (Grants | Promise<Grants>)[] = [];
  let sooner = (): void => undefined;
  const lease: Release = (how) => void back.push(how);
  const source: GrantSource = {
    acquire(want, leaseMs) {
      asked.push([want, leaseMs]);
      return answers.shift() ?? { leases: [], waitMs: 1000, reason: 'used' };
    },
    block: (ms) => void blocked.push(ms),
    left: () => LEFT,
    listen: (callback) => {
      sooner = callback;
    },
    ...(isIdle === undefined ? {} : { idle: () => isIdle }),
  };
  const give = (count: number, waitMs = 0): Grants => ({
    leases: Array.from({ length: count }, () => lease),
    waitMs,
    reason: 'store',
  });
  return { runtime, asked, back, blocked, answers, give, budget: pacedBudget(source, runtime), sooner: () => sooner() };
}

describe('a line in front of a source', () => {
  test('a lease lasts as long as the longest request that waits may take, an hour at most, and five seconds', () => {
    const { asked, budget } = scene();
    void budget.take({ timeoutMs: 2000 });
    expect(asked).toEqual([[1, 2000 + GRACE_MS]]);
    const after = scene();
    for (const timeoutMs of [300, 9000, 20]) void after.budget.take({ timeoutMs });
    after.sooner();
    expect(after.asked.at(-1)).toEqual([3, 9000 + GRACE_MS]);
    const endless = scene();
    void endless.budget.take({ timeoutMs: Infinity });
    expect(endless.asked).toEqual([[1, 3_600_000 + GRACE_MS]]);
    const silent = scene();
    void silent.budget.take();
    expect(silent.asked).toEqual([[1, 60_000 + GRACE_MS]]);
  });

  test('what a request may take that waits no longer is forgotten', async () => {
    const { asked, answers, give, budget } = scene();
    answers.push(give(1), give(1));
    await budget.take({ timeoutMs: 9000 });
    await budget.take({ timeoutMs: 20 });
    expect(asked).toEqual([
      [1, 9000 + GRACE_MS],
      [1, 20 + GRACE_MS],
    ]);
  });

  test('asks one question at a time, and again when it is answered and somebody waits still', async () => {
    const { asked, answers, back, give, budget } = scene();
    let answer: ((grants: Grants) => void) | undefined;
    answers.push(
      new Promise<Grants>((resolve) => {
        answer = resolve;
      }),
      Promise.resolve(give(3)),
    );
    const three = [budget.take(), budget.take(), budget.take()];
    expect(asked).toHaveLength(1);
    answer?.(give(1));
    await Promise.all(three);
    expect(asked.map(([want]) => want)).toEqual([1, 2]);
    // one more was given than wanted
    expect(back).toEqual([{ uncounted: true }]);
  });

  test('asks again when the time is over that the source has said, or when the source says that it may go sooner', async () => {
    const { runtime, asked, answers, give, budget, sooner } = scene();
    answers.push(give(0, 700));
    const waiting = [budget.take(), budget.take()];
    await runtime.advance(699);
    expect(asked).toHaveLength(1);
    answers.push(give(1, 400));
    await runtime.advance(1);
    await waiting[0];
    expect(asked.map(([want]) => want)).toEqual([1, 2]);
    answers.push(give(1));
    sooner();
    await waiting[1];
    expect(asked.map(([want]) => want)).toEqual([1, 2, 1]);
    expect(runtime.pending).toBe(0);
  });

  test('nobody who waits: nothing is asked, and no timer runs', async () => {
    const { runtime, asked, answers, give, budget, sooner } = scene();
    sooner();
    expect(asked).toEqual([]);
    answers.push(give(1, 500));
    await budget.take();
    expect(runtime.pending).toBe(0);
    sooner();
    expect(asked).toHaveLength(1);
  });

  test('each who waits is told once why, those too who come later; who goes at once is told nothing', async () => {
    const { runtime, answers, give, budget } = scene();
    const told: string[] = [];
    const take = (name: string): Promise<Release> => budget.take({ onWait: (why) => told.push(`${name} ${why}`) });
    answers.push(give(1), give(0, 700));
    await take('none');
    const waiting = [take('one'), take('two')];
    expect(told).toEqual(['one store', 'two store']);
    answers.push(give(0, 700), give(2));
    await runtime.run(Promise.all(waiting));
    expect(told).toEqual(['one store', 'two store']);
  });

  test('a slot is given back once, as it was said; only an uncounted one has the line look again', async () => {
    const { asked, answers, back, give, budget } = scene();
    answers.push(give(2), give(1), give(0, 700));
    const [one, two] = [await budget.take(), await budget.take()];
    const waiting = budget.take();
    expect(asked).toHaveLength(3);
    // the surplus of the first answer
    expect(back.splice(0)).toEqual([{ uncounted: true }]);
    one({ after: 12 });
    one();
    expect([back.splice(0), asked.length]).toEqual([[{ after: 12 }], 3]);
    answers.push(give(1));
    two({ uncounted: true });
    two({ uncounted: true });
    await waiting;
    expect([back, asked.length]).toEqual([[{ uncounted: true }], 4]);
  });
});

describe('a signal', () => {
  const why = new Error('no longer');

  test('that has fired before asks for nothing', async () => {
    const { asked, budget } = scene();
    await expect(budget.take({ signal: AbortSignal.abort(why) })).rejects.toBe(why);
    expect(asked).toEqual([]);
  });

  test('takes its request out of the line, and that is told nothing more', async () => {
    const { runtime, asked, answers, give, budget } = scene();
    const told: string[] = [];
    let answer: ((grants: Grants) => void) | undefined;
    answers.push(
      new Promise<Grants>((resolve) => {
        answer = resolve;
      }),
    );
    const stop = new AbortController();
    const gone = budget.take({ signal: stop.signal, onWait: () => told.push('gone') });
    const stays = budget.take({ onWait: () => told.push('stays') });
    stop.abort(why);
    await expect(gone).rejects.toBe(why);
    answer?.(give(0, 300));
    await turn();
    expect(told).toEqual(['stays']);
    answers.push(give(1));
    await runtime.run(stays);
    expect(asked.map(([want]) => want)).toEqual([1, 1]);
  });

  test('of the last who waits takes the timer along, and nobody is asked for that; of another it leaves all as it is', async () => {
    const { runtime, asked, answers, give, budget } = scene();
    const [one, other] = [new AbortController(), new AbortController()];
    answers.push(give(0, 300));
    const both = [budget.take({ signal: one.signal }), budget.take({ signal: other.signal })];
    one.abort(why);
    await expect(both[0]).rejects.toBe(why);
    expect([runtime.pending, asked.length]).toEqual([1, 1]);
    other.abort(why);
    await expect(both[1]).rejects.toBe(why);
    expect([runtime.pending, asked.length]).toEqual([0, 1]);
  });

  test('is left without a listener, whether it fired or the request went', async () => {
    const { answers, give, budget } = scene();
    const [gone, used] = [new AbortController(), new AbortController()];
    answers.push(give(1));
    await budget.take({ signal: used.signal });
    const waiting = budget.take({ signal: gone.signal });
    expect(getEventListeners(gone.signal, 'abort')).toHaveLength(1);
    gone.abort(why);
    await expect(waiting).rejects.toBe(why);
    expect([used, gone].map(({ signal }) => getEventListeners(signal, 'abort').length)).toEqual([0, 0]);
  });
});

describe('what a line passes on', () => {
  test('a 429, and what is left', async () => {
    const { blocked, budget } = scene();
    budget.block(1234);
    expect([blocked, await budget.left()]).toEqual([[1234], LEFT]);
  });

  test('it is idle when nobody waits and the source is; a source that does not say so is not', () => {
    expect(scene(true).budget.idle()).toBe(true);
    expect(scene(false).budget.idle()).toBe(false);
    expect(scene().budget.idle()).toBe(false);
    const { budget } = scene(true);
    void budget.take();
    expect(budget.idle()).toBe(false);
  });
});
