import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BulkError } from '../../src/bulk/bulk-error.ts';
import { localFiles } from '../../src/bulk/journal/files.ts';
import { planOn } from '../../src/bulk/plan/plan.ts';
import { runOn } from '../../src/bulk/run/run.ts';
import { isLeadProviderError, type Client } from '../../src/index.ts';
import { Random } from '../fuzz/random.ts';
import { MockTime } from '../support/mock-time.ts';
import { runs } from '../support/size.ts';
import { Books, carryOut, slotIn, type Wrong } from './books.ts';
import { Life, Virtual } from './virtual.ts';
import { bulkWorld, sourceOf } from './world.ts';

/** Forty minutes without the service, with the real figures, on a clock of the test's own. */

const DOWN_MS = 40 * 60_000;
const ROWS = 60;
/** A run that is ended by the outage is resumed after so long. */
const RESUME_MS = 5 * 60_000;
const MOST_RUNS = 40;
/** So many sends may be open. */
const MOST_OPEN = 16;

interface Played {
  /** Writes that the service was sent while it was down, and of those the ones that took effect all the same. */
  readonly whileDown: number;
  readonly behind: number;
  /** The most that were open at once: under way, or without a final outcome in the journal. */
  readonly mostOpen: number;
  readonly runs: number;
  readonly done: number;
  readonly wrong: readonly Wrong[];
}

/** `leaveAfterMs`: when somebody stops the run, so that others go on with its journal, in processes of their own. */
async function play(
  seed: number,
  lanes: number | 'auto',
  good: number,
  leaveAfterMs: number | null = null,
): Promise<Played> {
  const random = new Random(seed, 93);
  const { mock, rows: clear, journal } = await bulkWorld({ participants: 300, seed: 1 + (seed % 3) });
  const rows = clear.slice(0, ROWS);
  expect(rows).toHaveLength(ROWS);
  const time = new MockTime(mock);
  const virtual = new Virtual(time);
  const books = new Books();
  let [posts, whileDown, behind, mostOpen, lives] = [0, 0, 0, 0, 0];
  let downUntil: number | null = null;
  const isDown = (): boolean => downUntil !== null && time.now() < downUntil;

  /** Sends of which it is not known, or was not until now, what became of them: by what was kept before each left. */
  const countOpen = (): void => {
    const open = new Set<number>();
    for (const text of readFileSync(journal, 'utf8').split('\n')) {
      const event = /"type":"(\w+)"/.exec(text)?.[1];
      const line = Number(/"line":(\d+)/.exec(text)?.[1]);
      if (event === 'sending' || event === 'unknown' || event === 'settling') open.add(line);
      else if (event !== undefined) open.delete(line);
    }
    mostOpen = Math.max(mostOpen, open.size);
  };

  const serve = async (request: Request): Promise<Response> => {
    const takes = random.int(20, 300);
    if (request.method !== 'POST') {
      await virtual.sleep(takes);
      return isDown() ? new Response('bad gateway', { status: 502 }) : time.fetch(request);
    }
    posts += 1;
    if (posts > good) downUntil ??= time.now() + DOWN_MS;
    countOpen();
    const post = books.begin(await slotIn(request));
    const reaches = !isDown() || random.chance(0.5);
    const wasDown = isDown();
    if (wasDown) whileDown += 1;
    await virtual.sleep(takes);
    if (!reaches) post.state = 'gone';
    const answer = reaches ? await carryOut(post, request, time.fetch) : null;
    if (wasDown && answer !== null) behind += 1;
    return wasDown || answer === null ? new Response('bad gateway', { status: 502 }) : answer;
  };

  const { files } = new Life(virtual, localFiles);
  const client = (): Client<'rect'> => time.client('rect', { budget: 'off', fetch: serve });
  const leave = new AbortController();
  const work = async (): Promise<number> => {
    await planOn(client(), 'declarations.create', sourceOf(rows), { journal }, files);
    for (;;) {
      lives += 1;
      if (lives > MOST_RUNS) throw new Error(`seed ${seed}: it does not come to an end`);
      if (lives === 1 && leaveAfterMs !== null) time.later(() => leave.abort(), leaveAfterMs);
      const options = lives === 1 ? { lanes, signal: leave.signal } : { lanes };
      const ended = await runOn(client(), journal, options, files, files).catch((error: unknown) => {
        // a resumed run that reads nothing can only end
        if (error instanceof BulkError || isLeadProviderError(error)) return null;
        throw error;
      });
      if (ended !== null && ended.exitCode < 5) return ended.counts.done;
      await virtual.sleep(RESUME_MS);
    }
  };
  const done = await virtual.until(work());
  const wrong = books.judge(readFileSync(journal), journal);
  return { whileDown, behind, mostOpen, runs: lives, done, wrong };
}

describe('forty minutes in which every request is answered 502, while half of the writes take effect', () => {
  test.each([
    [8, 0],
    [8, 10],
    [32, 0],
    [32, 10],
    ['auto', 0],
    ['auto', 10],
  ] as const)(
    'with lanes %s after %d good answers: at most sixteen sends are open, and in the end none is lost or doubled',
    async (lanes, good) => {
      let behind = 0;
      for (let seed = 1; seed <= runs(5); seed += 1) {
        const played = await play(seed, lanes, good);
        const which = `seed ${seed}`;
        expect(played.wrong, which).toEqual([]);
        expect(played.done, which).toBe(ROWS);
        // it was down in the middle, and enough was sent to count
        expect(played.whileDown, which).toBeGreaterThanOrEqual(8);
        expect(played.mostOpen, which).toBeLessThanOrEqual(MOST_OPEN);
        behind += played.behind;
      }
      expect(behind).toBeGreaterThan(0);
    },
    60_000,
  );

  test('a run that is stopped in the middle is resumed while all is down, and again until the service is back', async () => {
    for (let seed = 1; seed <= runs(5); seed += 1) {
      const played = await play(seed, 'auto', 10, 12 * 60_000);
      const which = `seed ${seed}`;
      expect(played.wrong, which).toEqual([]);
      expect(played.done, which).toBe(ROWS);
      expect(played.runs, which).toBeGreaterThan(4);
      expect(played.mostOpen, which).toBeLessThanOrEqual(MOST_OPEN);
    }
  }, 60_000);
});
