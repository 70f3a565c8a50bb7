import { expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { localFiles } from '../../src/bulk/journal/files.ts';
import { runOn } from '../../src/bulk/run/run.ts';
import { judged } from './judge.ts';
import { points, Stoppable } from './stopped.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

/**
 * A process is stopped, as by a laptop that is closed or a host that is paused; a second one takes over and ends the work;
 * then the first goes on.
 */

const ROWS = 8;

test.each(points.flatMap((point) => [1, 3].map((lanes) => ({ point, lanes }))))(
  'stopped $point, with $lanes lanes: when it goes on it sends nothing, but what had its last look at the lock behind it; no record is made twice',
  async ({ point, lanes }) => {
    const world = await bulkWorld({ participants: 60, settleAfterMs: 60 });
    const { dfe, journal } = world;
    await plan(dfe, 'declarations.create', sourceOf(world.rows.slice(0, ROWS)), { journal });
    const first = new Stoppable(localFiles, point);
    let isFirst = true;
    let posts = 0;
    world.put((request, answer) => {
      const heard = async (): Promise<Response> => {
        if (request.method === 'GET') return answer();
        posts += 1;
        // one does not arrive, so that there is something to look for
        if (posts === 2) throw new TypeError('terminated');
        return answer();
      };
      return isFirst ? first.between(request, heard) : heard();
    });
    const running = runOn(dfe, journal, { lanes }, first.files, first.lockFiles).then(
      () => null,
      (error: unknown) => error,
    );
    await first.stopped;

    // requests of the first that are under way keep to it; what is begun from here on is the second's
    isFirst = false;
    let result = await run(dfe, journal, { takeOver: true });
    for (let tries = 0; result.exitCode >= 5 && tries < 5; tries += 1) result = await run(dfe, journal);
    expect(result.counts.done).toBe(ROWS);
    expect(judged(world)).toEqual([]);

    isFirst = true;
    first.goOn();
    const ended = await running;
    if (ended !== null) expect(ended).toMatchObject({ name: 'BulkError', reason: 'busy' });
    // after its last look at the lock nothing can hold back a write
    expect(first.sentAfter).toBe(first.aboutToLeave);
    if (point === 'between the event sending and the POST') expect(first.sentAfter).toBeGreaterThan(0);
    if (lanes === 1 && point !== 'between the event sending and the POST') expect(first.sentAfter).toBe(0);

    // an event that was under way to the file stands where the second wrote its own, and is told
    expect(first.writtenAfter).toBeLessThanOrEqual(1);
    const isTorn = first.writtenAfter > 0;
    if (point === 'before the event sending is written') expect(isTorn).toBe(true);
    if (isTorn) await expect(run(dfe, journal)).rejects.toMatchObject({ reason: 'journal' });
    const last = await run(dfe, journal, { repair: isTorn });
    expect(last).toMatchObject({ sends: 0, exitCode: 0 });
    expect(judged(world)).toEqual([]);
  },
);
