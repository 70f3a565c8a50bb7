import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

describe('a plan after another', () => {
  test('sends nothing twice, lists what the new file no longer has, and ends the one before', async () => {
    const world = await bulkWorld();
    const { dfe, rows, journal } = world;
    const [wrong, ...right] = rows.slice(0, 6);
    if (wrong === undefined) throw new Error('no rows');
    const dated = { ...wrong, draft: { ...wrong.draft, declaration_date: '2019-01-01T00:00:00Z' } };
    await plan(dfe, 'declarations.create', sourceOf([dated, ...right]), { journal });
    await run(dfe, journal);
    const before = world.sends();

    const second = `${journal}.second`;
    const planned = await plan(dfe, 'declarations.create', sourceOf(rows.slice(0, 7)), {
      journal: second,
      after: journal,
    });
    expect(planned.counts).toMatchObject({ already: right.length, pending: 2 });
    expect(planned.left).toEqual([wrong.line]);
    await expect(run(dfe, journal)).rejects.toMatchObject({
      reason: 'usage',
      message: /planned anew as run.jsonl.second/,
    });
    const third = { journal: `${journal}.third`, after: journal };
    await expect(plan(dfe, 'declarations.create', sourceOf(rows), third)).rejects.toThrow(/Plan after that one/);
    const result = await run(dfe, second);
    expect(result.counts).toMatchObject({ already: right.length, done: 2 });
    expect(world.sends()).toBe(before + 2);
  });

  test('settles what is open first: what comes late is waited for, and not sent again', async () => {
    const world = await bulkWorld();
    const { dfe, journal } = world;
    const rows = world.rows.slice(0, 4);
    await plan(dfe, 'declarations.create', sourceOf(rows), { journal });
    const stop = new AbortController();
    let lost = 0;
    // none of them is there yet when the next plan begins
    world.put((request, answer) => {
      if (request.method !== 'POST') return answer();
      setTimeout(() => void answer(), 250);
      lost += 1;
      if (lost === rows.length) stop.abort();
      return Promise.reject(new TypeError('terminated'));
    });
    await run(dfe, journal, { signal: stop.signal });
    world.put(null);
    expect(world.accepted).toEqual([]);
    const second = `${journal}.second`;
    const planned = await plan(dfe, 'declarations.create', sourceOf(rows), { journal: second, after: journal });
    expect(planned.counts.already).toBe(rows.length);
    await run(dfe, second);
    expect(world.sends()).toBe(rows.length);
    expect(world.accepted).toHaveLength(rows.length);
  });

  test('one that was ended in favour of a journal that never came about can be planned after again', async () => {
    const { dfe, rows, journal } = await bulkWorld();
    await plan(dfe, 'declarations.create', sourceOf(rows.slice(0, 3)), { journal });
    const second = `${journal}.second`;
    await plan(dfe, 'declarations.create', sourceOf(rows.slice(0, 3)), { journal: second, after: journal });
    rmSync(second);
    await expect(run(dfe, journal)).rejects.toMatchObject({ reason: 'usage' });
    const again = await plan(dfe, 'declarations.create', sourceOf(rows.slice(0, 3)), {
      journal: second,
      after: journal,
    });
    expect(again.counts.pending).toBe(3);
    await expect(plan(dfe, 'declarations.create', sourceOf(rows), { after: journal })).rejects.toThrow(/new journal/);
    const voids = { journal: `${journal}.voids`, after: second };
    await expect(plan(dfe, 'declarations.void', sourceOf([]), voids)).rejects.toThrow(/is of declarations.create/);
  });
});
