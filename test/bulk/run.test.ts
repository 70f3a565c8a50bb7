import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { runs } from '../support/size.ts';
import { judged } from './judge.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type Between } from './world.ts';

describe('a run', () => {
  test('sends each row once, and a second run and a second plan send nothing', async () => {
    const world = await bulkWorld();
    const { dfe, rows, journal } = world;
    await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
    const result = await run(dfe, journal);
    expect(result).toMatchObject({ sends: rows.length, exitCode: 0 });
    expect(result.counts.done).toBe(rows.length);
    expect(judged(world)).toEqual([]);
    expect(world.sends()).toBe(rows.length);
    expect(await run(dfe, journal)).toMatchObject({ sends: 0, exitCode: 0 });
    const again = await plan(dfe, 'declarations.create', sourceOf(rows));
    expect(again.counts.already).toBe(rows.length);
    expect(world.sends()).toBe(rows.length);
  });

  test('whatever becomes of requests and answers, nothing is lost and nothing doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.integer({ min: 0, max: 99 })), async (chance) => {
        const world = await bulkWorld({ settleAfterMs: 60 });
        const { dfe, journal } = world;
        const rows = world.rows.slice(0, 25);
        await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
        world.put(trouble(() => Number(chance.next().value)));
        for (let tries = 0; tries < 8; tries += 1) {
          const result = await run(dfe, journal, { keepGoing: true }).catch(() => null);
          if (result?.exitCode === 0 || result?.exitCode === 3) break;
        }
        world.put(null);
        await run(dfe, journal, { keepGoing: true });
        expect(judged(world)).toEqual([]);
      }),
      { numRuns: runs(6) },
    );
  }, 120_000);
});

/** Lost before and after the service did its work, late within the time in which things can still come, 5xx, HTML. */
function trouble(chance: () => number): Between {
  return async (request, answer) => {
    const drawn = chance();
    if (request.method !== 'POST') return drawn < 1 ? Promise.reject(new TypeError('lost')) : answer();
    if (drawn < 10) {
      await answer();
      throw new TypeError('terminated');
    }
    if (drawn < 18) throw new TypeError('terminated');
    if (drawn < 24) {
      setTimeout(() => void answer(), 30);
      throw new TypeError('terminated');
    }
    if (drawn < 28) return new Response('busy', { status: 503 });
    if (drawn < 31) {
      await answer();
      return new Response('<html></html>', { status: 502, headers: { 'content-type': 'text/html' } });
    }
    return answer();
  };
}
