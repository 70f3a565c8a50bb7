import { describe, expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { Width } from '../../src/bulk/run/width.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type BulkWorld } from './world.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function planned(): Promise<BulkWorld> {
  const world = await bulkWorld({ participants: 300, settleAfterMs: 100 });
  expect(world.rows.length).toBeGreaterThan(60);
  await plan(world.dfe, 'declarations.create', sourceOf(world.rows), { journal: world.journal });
  return world;
}

/** How many sends are under way at once, as the other side counts them. */
async function mostAtOnce(lanes: number | 'auto' | undefined): Promise<number> {
  const world = await planned();
  let [under, most] = [0, 0];
  world.put(async (request, answer) => {
    if (request.method !== 'POST') return answer();
    under += 1;
    most = Math.max(most, under);
    await pause(25);
    under -= 1;
    return answer();
  });
  const result = await run(world.dfe, world.journal, lanes === undefined ? {} : { lanes });
  expect(result.counts.done).toBe(world.rows.length);
  expect(world.sends()).toBe(world.rows.length);
  return most;
}

describe('lanes', () => {
  test('become more while answers are quick, unless their number was given; never are more than sixteen sends out', async () => {
    expect(await mostAtOnce(3)).toBe(3);
    expect(await mostAtOnce(8)).toBe(8);
    const most = await mostAtOnce(undefined);
    expect(most).toBeGreaterThan(8);
    expect(most).toBeLessThanOrEqual(16);
    expect(await mostAtOnce(32)).toBe(16);
  });

  test('go from 8 to 32, stay while rows take long, and are 8 again when one is left open', () => {
    const width = new Width('auto');
    expect(width.wanted).toBe(8);
    for (let rows = 0; rows < 100; rows += 1) width.took(5000, false);
    expect(width.wanted).toBe(8);
    for (let rows = 0; rows < 2000; rows += 1) width.took(900, false);
    expect(width.wanted).toBe(32);
    width.took(5000, false);
    expect(width.wanted).toBe(32);
    width.took(100, true);
    expect(width.wanted).toBe(8);
    const fixed = new Width(20);
    for (let rows = 0; rows < 2000; rows += 1) fixed.took(1, rows % 2 === 0);
    expect(fixed.wanted).toBe(20);
  });
});

describe('when the service goes down', () => {
  test.each([
    [32, 0],
    [32, 30],
    ['auto', 30],
  ] as const)('with lanes %s after %d answers: at most sixteen sends are open', async (lanes, good) => {
    const world = await planned();
    let [posts, open] = [0, 0];
    world.put(async (request, answer) => {
      if (request.method === 'POST') {
        posts += 1;
        const isDown = posts > good;
        if (isDown) open += 1;
        await pause(10 + (posts % 7) * 5);
        return isDown ? new Response('bad gateway', { status: 502 }) : answer();
      }
      return posts > good ? new Response('bad gateway', { status: 502 }) : answer();
    });
    const stop = new AbortController();
    const running = run(world.dfe, world.journal, { lanes, signal: stop.signal });
    await expect.poll(() => open, { timeout: 10_000 }).toBeGreaterThanOrEqual(8);
    await pause(600);
    expect(open).toBeLessThanOrEqual(16);
    stop.abort();
    const result = await running;
    expect(result.counts.unknown).toBe(open);
  });
});
