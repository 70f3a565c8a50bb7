import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plan, type BulkResult } from '../../src/bulk/index.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { kindsWorld, type KindsWorld } from './kinds-world.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type BulkWorld } from './world.ts';

const statesOf = (result: BulkResult): readonly string[] => result.rows.map(({ state }) => state);

/** A world in which the next cut-off of every cohort that is open is this day. */
async function until(cutOff: string, now: string): Promise<BulkWorld> {
  const world = await bulkWorld();
  for (const cohort of [2024, 2025, 2026])
    world.mock.dfe.addStatement({
      ...{ lp: 'lp1', cohort, month: Number(cutOff.slice(5, 7)), year: 2026, cutOff },
      payment: `${cutOff.slice(0, 8)}30`,
    });
  world.mock.clock.set(now);
  // the service's clock is heard with an answer
  await world.dfe.whoAmI();
  return world;
}

/** Rows with an expected statement. */
async function expectedRows({ dfe, rows }: BulkWorld, cutOff: string): Promise<readonly SourceRow[]> {
  const planned = await plan(dfe, 'declarations.create', sourceOf(rows), { partly: true });
  const lines = new Set(planned.rows.filter(({ expected }) => expected?.cutOff === cutOff).map(({ line }) => line));
  const some = rows.filter(({ line }) => lines.has(line)).slice(0, 6);
  expect(some.length).toBeGreaterThan(3);
  return some;
}

describe('a cut-off', () => {
  test.each([
    // in summer time the London day ends at 23:00Z
    ['2026-10-20', '2026-10-20T22:54:50Z', '2026-10-20T22:55:00Z'],
    ['2026-12-10', '2026-12-10T23:54:50Z', '2026-12-10T23:55:00Z'],
  ])('on %s: until %s rows are sent, from %s on none', async (cutOff, before, after) => {
    for (const [now, state, code] of [
      [before, 'done', 0],
      [after, 'missed', 3],
    ] as const) {
      const world = await until(cutOff, `${cutOff}T08:00:00Z`);
      const rows = await expectedRows(world, cutOff);
      await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
      world.mock.clock.set(now);
      const result = await run(world.dfe, world.journal);
      expect(new Set(statesOf(result))).toEqual(new Set([state]));
      expect(result.exitCode).toBe(code);
      expect(world.sends()).toBe(state === 'done' ? rows.length : 0);
    }
  });

  test('that passes in the middle: the others are missed, and go when the next statement will do', async () => {
    const world = await until('2026-12-10', '2026-12-10T08:00:00Z');
    const rows = await expectedRows(world, '2026-12-10');
    await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    let sent = 0;
    world.put(async (request, answer) => {
      if (request.method === 'POST' && (sent += 1) === 2) world.mock.clock.set('2026-12-10T23:56:00Z');
      return answer();
    });
    const result = await run(world.dfe, world.journal, { lanes: 1 });
    world.put(null);
    expect(result.counts).toMatchObject({ done: 2, missed: rows.length - 2 });
    expect(result.exitCode).toBe(3);
    expect(await run(world.dfe, world.journal)).toMatchObject({ sends: 0, exitCode: 3 });
    world.mock.clock.set('2026-12-11T08:00:00Z');
    const next = await run(world.dfe, world.journal, { nextStatement: true });
    expect(next.counts).toMatchObject({ done: rows.length, missed: 0 });
    expect(next.slid).toBe(rows.length - 2);
    expect(next.exitCode).toBe(3);
  });

  test('what is open at the margin is settled, and never sent again past it', async () => {
    const world = await until('2026-12-10', '2026-12-10T08:00:00Z');
    const rows = (await expectedRows(world, '2026-12-10')).slice(0, 2);
    await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    let posts = 0;
    world.put(async (request, answer) => {
      if (request.method !== 'POST') return answer();
      posts += 1;
      if (posts === 2) {
        world.mock.clock.set('2026-12-10T23:56:00Z');
        await answer();
      }
      throw new TypeError('terminated');
    });
    let result = await run(world.dfe, world.journal, { lanes: 2 });
    if (result.exitCode === 6) result = await run(world.dfe, world.journal, { lanes: 2 });
    expect([...statesOf(result)].sort()).toEqual(['done', 'missed']);
    expect(posts).toBe(2);
  });
});

/** Whoever this is goes on under another id. */
function mergedInto(world: BulkWorld, id: string): string {
  const duplicate = world.mock.dfe.registerDuplicate(id);
  world.mock.dfe.mergeParticipants(id, duplicate);
  return duplicate;
}

describe('merges between plan and send', () => {
  test('a row goes on under the current id, also after two of them', async () => {
    const world = await bulkWorld();
    const rows = world.rows.slice(0, 4);
    await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    const first = mergedInto(world, rows[0]?.draft['participant_id'] ?? '');
    const second = mergedInto(world, first);
    const result = await run(world.dfe, world.journal);
    expect(statesOf(result)).toEqual(['done', 'done', 'done', 'done']);
    expect(world.accepted.map(({ participant }) => participant)).toContain(second);
    expect(world.accepted).toHaveLength(4);
    const again = await run(world.dfe, world.journal);
    expect(again).toMatchObject({ sends: 0 });
    expect(again.counts.done).toBe(4);
  });

  test('a row joins the queue of the person it belongs to: the same slot is sent once', async () => {
    const world = await bulkWorld();
    const [row] = world.rows;
    const id = row?.draft['participant_id'] ?? '';
    const duplicate = world.mock.dfe.registerDuplicate(id);
    const twin = { line: 900, id: null, draft: { ...row?.draft, participant_id: duplicate } };
    const planned = await plan(world.dfe, 'declarations.create', sourceOf([row as SourceRow, twin]), {
      journal: world.journal,
    });
    expect(planned.rows.every(({ state }) => state === 'pending')).toBe(true);
    world.mock.dfe.mergeParticipants(duplicate, id);
    const result = await run(world.dfe, world.journal, { lanes: 1 });
    expect(world.accepted).toHaveLength(1);
    expect(statesOf(result)).toEqual(['done', 'already']);
  });
});

describe('a run stops', () => {
  test('when the token is refused in the middle; what was not sent is kept, and goes later', async () => {
    const world = await bulkWorld();
    const rows = world.rows.slice(0, 12);
    await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    let posts = 0;
    world.put((request, answer) => {
      if (request.method === 'POST') posts += 1;
      return posts > 4
        ? Promise.resolve(Response.json({ error: 'HTTP Token: Access denied' }, { status: 401 }))
        : answer();
    });
    await expect(run(world.dfe, world.journal, { lanes: 2 })).rejects.toMatchObject({ reason: 'stopped' });
    expect(posts).toBeLessThanOrEqual(6);
    world.put(null);
    const result = await run(world.dfe, world.journal);
    expect(result.counts.done).toBe(12);
    expect(world.accepted).toHaveLength(12);
  });

  test('when the service answers 502 for ever: at most sixteen sends are open; then a single row tries', async () => {
    const world = await bulkWorld({ settleAfterMs: 60 });
    await plan(world.dfe, 'declarations.create', sourceOf(world.rows), { journal: world.journal });
    let [posts, under, most] = [0, 0, 0];
    let phase: 'down' | 'reads' | 'back' = 'down';
    const busy = (): Response => new Response('bad gateway', { status: 502 });
    world.put(async (request, answer) => {
      if (request.method !== 'POST') return phase === 'down' && posts > 0 ? busy() : answer();
      posts += 1;
      under += 1;
      if (phase === 'reads') most = Math.max(most, under);
      // one after the other, so that each that ends makes room for the next
      await new Promise((resolve) => setTimeout(resolve, 2 + (posts % 8) * 5));
      under -= 1;
      return phase === 'back' ? answer() : busy();
    });
    const running = run(world.dfe, world.journal);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const open = posts;
    expect(open).toBeGreaterThanOrEqual(8);
    expect(open).toBeLessThanOrEqual(16);
    phase = 'reads';
    await expect.poll(() => posts, { timeout: 5000 }).toBeGreaterThan(open + 1);
    expect(most).toBe(1);
    phase = 'back';
    const result = await running;
    // one that was sent three times for nothing is given up
    expect(result.counts.done + result.counts['gave-up']).toBe(world.rows.length);
    expect(world.accepted).toHaveLength(result.counts.done);
  });

  test('after five refusals by one rule that the plan could know; and goes on only when told to', async () => {
    const world = await bulkWorld();
    const rows = world.rows.slice(0, 20);
    const planned = await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    expect(planned.counts.pending).toBe(20);
    let refused = 0;
    world.put((request, answer) => {
      if (request.method !== 'POST' || refused > 100) return answer();
      refused += 1;
      const errors = [
        {
          title: 'participant_id',
          detail:
            "Your update cannot be made as the '#/participant_id' is not recognised. Check participant details and try again.",
        },
      ];
      return Promise.resolve(Response.json({ errors }, { status: 422 }));
    });
    await expect(run(world.dfe, world.journal, { lanes: 1 })).rejects.toMatchObject({ reason: 'person' });
    expect(refused).toBe(5);
    await expect(run(world.dfe, world.journal)).rejects.toMatchObject({ reason: 'person' });
    expect(refused).toBe(5);
    world.put(null);
    const result = await run(world.dfe, world.journal, { keepGoing: true });
    expect(result.counts).toMatchObject({ refused: 5, done: 15 });
    expect(world.accepted).toHaveLength(15);
  });

  test('at the first signal: what is in flight ends, and nothing new is sent', async () => {
    const world = await bulkWorld();
    await plan(world.dfe, 'declarations.create', sourceOf(world.rows), { journal: world.journal });
    const stop = new AbortController();
    let posts = 0;
    world.put(async (request, answer) => {
      if (request.method !== 'POST') return answer();
      posts += 1;
      if (posts === 6) stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return answer();
    });
    const result = await run(world.dfe, world.journal, { signal: stop.signal, lanes: 4 });
    expect(result.counts.done).toBe(posts);
    expect(posts).toBeLessThanOrEqual(9);
    expect(result.counts.pending).toBe(world.rows.length - posts);
    expect(result.exitCode).toBe(5);
    world.put(null);
    expect((await run(world.dfe, world.journal)).counts.done).toBe(world.rows.length);
  });

  test('at the first signal also while a look is under way, and says what is open', async () => {
    const world = await bulkWorld();
    const rows = world.rows.slice(0, 3);
    await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
    const stop = new AbortController();
    let posts = 0;
    world.put(async (request, answer) => {
      if (request.method === 'POST') {
        posts += 1;
        throw new TypeError('terminated');
      }
      if (posts > 0) {
        stop.abort();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return answer();
    });
    const result = await run(world.dfe, world.journal, { signal: stop.signal });
    expect(result.counts.unknown).toBe(3);
    expect(result.exitCode).toBe(6);
  });
});

describe('a journal is refused', () => {
  async function begun(): Promise<{ world: KindsWorld; path: string }> {
    const world = kindsWorld();
    const path = join(mkdtempSync(join(tmpdir(), 'dfe-owner-')), 'run.jsonl');
    const [declaration] = (await world.all('participant-declarations')).filter(
      ({ attributes }) => attributes['state'] === 'submitted',
    );
    await world.dfe.whoAmI();
    await plan(world.dfe, 'declarations.void', sourceOf([{ line: 2, id: declaration?.id ?? '', draft: {} }]), {
      journal: path,
    });
    world.count();
    return { world, path };
  }

  test('with a client of another origin', async () => {
    const { world, path } = await begun();
    const other = world.client(world.mock.token('lp1'), 'https://elsewhere.test');
    await expect(run(other, path)).rejects.toMatchObject({ reason: 'usage' });
    expect(world.count().writes).toBe(0);
  });

  test("with another provider's token", async () => {
    const { world, path } = await begun();
    await expect(run(world.client(world.mock.token('lp2')), path)).rejects.toMatchObject({ reason: 'usage' });
    expect(world.count().writes).toBe(0);
  });
});
