import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { inside, type Copy } from '../../src/sync/copy/copy.ts';
import { FeedGapError } from '../../src/sync/copy/feed-gap-error.ts';
import { prune } from '../../src/sync/copy/prune.ts';
import { sameContent } from '../../src/sync/records/prepared.ts';
import type { Item } from '../../src/sync/resources.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import type { Change } from '../../src/sync/types.ts';
import { runs } from '../support/size.ts';
import { differences, held } from './model/compare.ts';
import { play } from './model/play.ts';
import { keyOf } from './model/truth.ts';
import { stand } from './stand.ts';

const folder = mkdtempSync(join(tmpdir(), 'dfe-feed-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a reader has that applies each change: its own copy. */
class Reader {
  readonly world = new Map<string, Item>();
  cursor: string | undefined;

  async read(copy: Copy): Promise<number> {
    let count = 0;
    for await (const change of copy.changes({ after: this.cursor })) {
      this.apply(change);
      this.cursor = change.cursor;
      count += 1;
    }
    return count;
  }

  apply(change: Change): void {
    const key = keyOf(change.resource, change.id, change.cohort);
    if (change.kind === 'added' || change.kind === 'back') this.world.set(key, change.now);
    else if (change.kind === 'vanished' || change.kind === 'merged') this.world.delete(key);
    else if (change.kind === 'changed') this.world.set(key, patched(this.world.get(key), change.after));
  }
}

/** A record with values put in by path. An enrolment without its record in the path is the only one of its role. */
function patched(item: Item | undefined, after: Readonly<Record<string, unknown>>): Item {
  if (item === undefined) throw new Error('A change of a record that was never told.');
  const attributes: Record<string, unknown> = structuredClone(item.attributes);
  for (const [path, value] of Object.entries(after)) {
    const parts = /^ecf_enrolments\[([^:\]]+)(?::([^\]]+))?\](?:\.(.+))?$/.exec(path);
    if (parts === null) {
      attributes[path] = value;
      continue;
    }
    const [, role, record, name] = parts;
    const all = (attributes['ecf_enrolments'] ?? []) as Record<string, unknown>[];
    const at = all.findIndex(
      (one) =>
        one['participant_type'] === role &&
        (record === undefined || String(one['training_record_id']).toLowerCase() === record),
    );
    if (name !== undefined && all[at] !== undefined) all[at][name] = value;
    else if (value === null) all.splice(at, at < 0 ? 0 : 1);
    else if (at < 0) all.push(value as Record<string, unknown>);
    else all[at] = value as Record<string, unknown>;
    attributes['ecf_enrolments'] = all;
  }
  return { ...item, attributes };
}

describe('a reader that applies each change', () => {
  test.each(['rect', 'ecf'] as const)('has after each run what the copy has (%s)', async (service) => {
    const reader = new Reader();
    const wrong: string[] = [];
    const size = {
      participants: 80,
      schools: 60,
      partnerships: 30,
      transfers: 12,
      unfundedMentors: 8,
      declarations: 200,
    };
    const played = await play({
      ...{ service, seed: 11, days: runs(10), every: 6, world: size },
      openCopy: () => openCopy(':memory:'),
      async afterRun(copy) {
        await reader.read(copy);
        for (const { key, field } of differences(reader.world, await held(copy))) wrong.push(`${key} ${field}`);
      },
    });
    expect(played.runs).toBeGreaterThan(3);
    expect(wrong).toEqual([]);
  });

  test('is told nothing by a run in which nothing was served differently', async () => {
    const { sync, news, copy } = await stand({
      // the same, with every array and every key in another order
      fetch: (mock) => async (request) => {
        const answer = await mock.fetch(request);
        const body: unknown = await answer.json();
        return Response.json(request.method === 'GET' ? shuffled(body) : body, answer);
      },
    });
    await sync({}, 3000).full();
    await news();
    await sync({}, 3000).full();
    expect(await news()).toEqual([]);
    await copy.close();
  });

  test('any order of what is served is the same content', () => {
    const set = fc.array(fc.record({ a: fc.integer(), b: fc.string() }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), set)),
        fc.integer(),
        (attributes, seed) => {
          const item = { id: '1', type: 'x', attributes };
          const other = { ...item, attributes: shuffledBy(attributes, seed) as typeof attributes };
          expect(sameContent('participants', other, item)).toBe(true);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    // the list itself is paged, so records stay where they are
    const isList = value.every((one) => typeof one === 'object' && one !== null && 'attributes' in one);
    return isList ? value.map(shuffled) : value.map(shuffled).sort(() => Math.random() - 0.5);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, shuffled(inner)]),
  );
};

function shuffledBy(value: unknown, seed: number): unknown {
  const turned = <T>(list: T[]): T[] =>
    seed % 2 === 0 ? [...list].reverse() : [...list.slice(1), ...list.slice(0, 1)];
  if (Array.isArray(value)) return turned(value.map((one) => shuffledBy(one, seed)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(turned(Object.entries(value)).map(([name, inner]) => [name, shuffledBy(inner, seed)]));
}

describe('a cursor', () => {
  async function changing(path: string) {
    const made = await stand({ path });
    await made.sync().full();
    const [one] = await made.list('participants');
    const change = async (name: string): Promise<string> => {
      made.mock.clock.advance({ minutes: 10 });
      made.mock.schools.changeName(one?.id ?? '', name);
      made.mock.clock.advance({ minutes: 1 });
      await made.sync({ daily: false }).delta();
      return made.copy.cursor();
    };
    return { ...made, change };
  }
  const after = async (copy: Copy, cursor?: string): Promise<number> => {
    let count = 0;
    for await (const change of copy.changes({ after: cursor })) count += Number(change.seq > 0);
    return count;
  };

  test('of an empty feed goes on, of this copy alone', async () => {
    const [one, two] = [await stand(), await stand()];
    const cursor = await one.copy.cursor();
    expect(await after(one.copy, cursor)).toBe(0);
    await expect(after(two.copy, cursor)).rejects.toBeInstanceOf(FeedGapError);
    await one.copy.close();
    await two.copy.close();
  });

  test('at the newest change goes on when everything before it was pruned; any older one does not', async () => {
    const { copy, change, mock } = await changing(join(folder, 'pruned.db'));
    const old = await change('One Name');
    const head = await change('Two Names');
    await copy[inside].connection.write(() => prune(Date.parse(mock.clock.now) + 500 * 86_400_000, 400));
    expect(await after(copy, head)).toBe(0);
    await expect(after(copy, old)).rejects.toMatchObject({ name: 'FeedGapError' });
    await expect(after(copy)).rejects.toMatchObject({ name: 'FeedGapError' });
    await change('Three Names');
    expect(await after(copy, head)).toBe(1);
    await copy.close();
  });

  test('of a file that was put back from yesterday, and then had a run, is refused', async () => {
    const path = join(folder, 'restored.db');
    const { copy, change } = await changing(path);
    const kept = await change('Of Yesterday');
    await copy[inside].connection.scrub();
    copyFileSync(path, join(folder, 'yesterday.db'));
    const lost = await change('Of Today');
    await copy.close();

    const back = await openCopy(join(folder, 'yesterday.db'));
    // beyond its head
    await expect(after(back, lost)).rejects.toBeInstanceOf(FeedGapError);
    expect(await after(back, kept)).toBe(0);
    await back.close();
    const again = await changing(join(folder, 'yesterday.db')).then(({ copy }) => copy);
    await expect(after(again, lost)).rejects.toBeInstanceOf(FeedGapError);
    await again.close();
  });

  test.each(['', 'x', '1', '1:', '-1:abc', '1:a b'])('that is none is an error that says so (%j)', async (cursor) => {
    const { copy } = await stand();
    await expect(after(copy, cursor)).rejects.toThrow(/cursor/);
    await copy.close();
  });
});
