import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { inside } from '../../../src/bulk/outbox/table.ts';
import { NOW } from '../plan-stand.ts';
import { network } from '../served.ts';
import { drainingWorld, made, type DrainingWorld } from './draining-world.ts';

const moment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const held = async ({ ask }: DrainingWorld): Promise<number> =>
  (await ask("SELECT person FROM dfe_outbox_people WHERE word <> ''")).length;

/** Answers that come a moment later, and the most that were under way at once. */
function slow(world: DrainingWorld): { most: number } {
  const seen = { most: 0 };
  let underWay = 0;
  world.answer = async (who, nth) => {
    underWay += 1;
    seen.most = Math.max(seen.most, underWay);
    for (let turn = 0; turn < 6; turn += 1) await moment();
    underWay -= 1;
    return made(nth, who);
  };
  return seen;
}

describe('rows of several people', () => {
  test.each([1, 2, 4])('are under way in %i lanes at once, and all are sent', async (lanes) => {
    const world = await drainingWorld();
    const seen = slow(world);
    await world.add(1, 2, 3, 4, 5, 6, 7);
    expect(await world.drain({ lanes })).toMatchObject({ exitCode: 0, sends: 7, counts: { done: 7, pending: 0 } });
    expect(seen.most).toBe(lanes);
    expect(world.sent.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await held(world)).toBe(0);
  });

  test('of one person are sent one after the other, in their order, whatever others do', async () => {
    const world = await drainingWorld();
    const order: string[] = [];
    const seen = slow(world);
    const answer = world.answer;
    world.answer = async (who, nth) => {
      const answered = await answer(who, nth);
      order.push(`${who}`);
      return answered;
    };
    await world.add(1, 1, 1);
    expect(await world.drain({ lanes: 4 })).toMatchObject({ sends: 3, counts: { done: 3 } });
    expect(seen.most).toBe(1);
    expect(order).toEqual(['1', '1', '1']);
  });

  test('are taken a few at a time: two people for each lane, the others are left to other hosts', async () => {
    const world = await drainingWorld();
    const most: number[] = [];
    world.answer = async (who, nth) => {
      most.push(await held(world));
      return made(nth, who);
    };
    await world.add(1, 2, 3, 4, 5, 6, 7, 8, 9);
    await world.drain({ lanes: 2 });
    expect(most[0]).toBe(4);
    expect(Math.max(...most)).toBeLessThanOrEqual(5);
    expect(world.sent).toHaveLength(9);
  });

  test('that another host has are left to it', async () => {
    const world = await drainingWorld();
    await world.add(1, 2);
    await world.store.take('aaaaaaaa-0000-4000-8000-000000000001', 'other', 60_000);
    expect(await world.drain()).toMatchObject({ exitCode: 5, sends: 1, counts: { done: 1, pending: 1 } });
    expect(world.sent).toEqual([2]);
  });
});

describe('when nobody is left', () => {
  const asked = async (step: number): Promise<number> => {
    const world = await drainingWorld();
    const candidates = vi.spyOn(world.outbox[inside], 'candidates');
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += step));
    await world.add(1, 2);
    await world.add(1, 1, 2, 2);
    await world.drain({ lanes: 2 }).finally(() => clock.mockRestore());
    expect(world.sent).toHaveLength(6);
    return candidates.mock.calls.length;
  };

  test('the table is not asked again for a while', async () => {
    expect(await asked(0)).toBe(2);
  });
});

describe('a signal to stop', () => {
  test('has nothing new sent, and what is under way is waited for and kept', async () => {
    const world = await drainingWorld();
    const stop = new AbortController();
    world.answer = async (who, nth) => {
      stop.abort();
      await moment();
      return made(nth, who);
    };
    await world.add(1, 1, 2, 3, 4, 5);
    const result = await world.drain({ lanes: 1, signal: stop.signal });
    expect(result).toMatchObject({ exitCode: 5, sends: 1, counts: { done: 1, pending: 5 } });
    expect(world.sent).toEqual([1]);
    expect(await world.states()).toEqual(['1 done', '1 pending', '2 pending', '3 pending', '4 pending', '5 pending']);
    // whoever drains next may begin at once
    expect(await held(world)).toBe(0);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
    world.answer = (who, nth) => made(nth, who);
    expect(await world.drain()).toMatchObject({ exitCode: 0, sends: 5 });
  });

  test('that was given before has nothing sent at all', async () => {
    const world = await drainingWorld();
    await world.add(1, 2);
    expect(await world.drain({ signal: AbortSignal.abort() }).catch((error: unknown) => error)).toMatchObject({
      exitCode: 5,
      sends: 0,
    });
    expect(world.sent).toEqual([]);
  });

  test('ends a drain that waits an hour for its next look', async () => {
    const world = await drainingWorld();
    const stop = new AbortController();
    world.answer = () => {
      throw network('unknown');
    };
    world.find = () => {
      setTimeout(() => stop.abort(), 50);
      return { lookAgainAt: new Date(NOW + 3_600_000) };
    };
    await world.add(1, 1);
    const result = await world.drain({ signal: stop.signal });
    expect(result).toMatchObject({ exitCode: 6, sends: 1, counts: { unknown: 2, pending: 0 } });
    expect(await held(world)).toBe(0);
  });
});
