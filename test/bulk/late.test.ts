import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localFiles } from '../../src/bulk/journal/files.ts';
import { planOn } from '../../src/bulk/plan/plan.ts';
import { runOn } from '../../src/bulk/run/run.ts';
import { Random } from '../fuzz/random.ts';
import { MockTime } from '../support/mock-time.ts';
import { runs } from '../support/size.ts';
import { Books, carryOut, slotIn, type Wrong } from './books.ts';
import { Life, never, Virtual } from './virtual.ts';
import { bulkWorld, sourceOf } from './world.ts';

/** The real figures, on a clock of the test's own: what arrives takes effect up to 170 seconds later, and runs are killed. */

const ROWS = 12;
const MOST_LIVES = 12;

interface Played {
  readonly kills: number;
  /** Writes that took effect after whoever sent them had given up or died. */
  readonly late: number;
  readonly minutes: number;
  readonly wrong: readonly Wrong[];
}

async function play(seed: number, killAfterMs: readonly number[]): Promise<Played> {
  const random = new Random(seed, 91);
  const { mock, rows: clear, journal } = await bulkWorld({ participants: 60, seed: 1 + (seed % 3) });
  const rows = clear.slice(0, ROWS);
  expect(rows).toHaveLength(ROWS);
  const time = new MockTime(mock);
  const virtual = new Virtual(time);
  const books = new Books();
  const began = time.now();
  let [kills, late] = [0, 0];

  const serve = async (request: Request, life: Life): Promise<Response> => {
    if (life.isDead) return never();
    if (request.method === 'GET') return time.fetch(request);
    const post = books.begin(await slotIn(request));
    const fate = random.weighted({ soon: 8, 14: 2, 75: 2, 170: 2, lost: 2 });
    if (fate === 'lost') {
      post.state = 'gone';
      throw new TypeError('terminated');
    }
    const takes = fate === 'soon' ? random.int(20, 300) : Number(fate) * 1000;
    const work = virtual.sleep(takes).then(() => carryOut(post, request, time.fetch));
    if (fate !== 'soon') {
      late += 1;
      void work;
      // half of the answers are lost at once, for the others the client waits as long as it does
      if (random.chance(0.5)) throw new TypeError('terminated');
    }
    return work;
  };

  for (let lives = 0; ; lives += 1) {
    if (lives > MOST_LIVES) throw new Error(`seed ${seed}: it does not come to an end`);
    const life = new Life(virtual, localFiles);
    const dfe = time.client('rect', {
      budget: 'off',
      // what the dead have under way is never answered here, and must not take the places of the living
      maxUnderWay: 1000,
      fetch: async (request: Request) => {
        const response = await serve(request, life);
        return life.isDead ? never() : response;
      },
    });
    const killed = new Promise<'killed'>((resolve) => {
      const after = killAfterMs[lives];
      if (after === undefined) return;
      time.later(() => {
        life.isDead = true;
        resolve('killed');
      }, after);
    });
    const work = async (): Promise<'done' | 'again'> => {
      if (!existsSync(journal)) await planOn(dfe, 'declarations.create', sourceOf(rows), { journal }, life.files);
      const result = await runOn(dfe, journal, { lanes: 4, takeOver: true }, life.files, life.files);
      return result.exitCode >= 5 ? 'again' : 'done';
    };
    const end = await virtual.until(Promise.race([work(), killed]));
    if (end === 'killed') kills += 1;
    if (end === 'done') break;
  }
  return { kills, late, minutes: (time.now() - began) / 60_000, wrong: books.judge(readFileSync(journal), journal) };
}

test('runs are killed ten times, and what comes 14, 75 or 170 seconds late is found: none lost, none doubled', async () => {
  let [kills, late] = [0, 0];
  for (let seed = 1; kills < runs(50); seed += 1) {
    const random = new Random(seed, 92);
    // in the first requests, while it waits for answers, and between looks
    const played = await play(seed, [random.int(50, 900), random.int(5_000, 200_000)]);
    expect(played.wrong, `seed ${seed}`).toEqual([]);
    expect(played.minutes, `seed ${seed}`).toBeLessThan(60);
    kills += played.kills;
    late += played.late;
  }
  expect(kills).toBeGreaterThanOrEqual(10);
  expect(late).toBeGreaterThan(10);
}, 60_000);
