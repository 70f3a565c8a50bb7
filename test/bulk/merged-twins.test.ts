import { expect, test } from 'vitest';
import { plan, type BulkResult } from '../../src/bulk/index.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type Between, type BulkWorld } from './world.ts';

/**
 * Two rows of one type by two ids, which become one person's while both are under way. One record is there in the end, and
 * one row made it.
 */

interface Twins {
  readonly world: BulkWorld;
  /** The two become one: the duplicate is retired. */
  readonly merge: () => void;
  readonly ids: readonly [kept: string, retired: string];
}

async function twins(daysBefore = 0): Promise<Twins> {
  const world = await bulkWorld({ settleAfterMs: 60 });
  // by the answer to another person's row it is known who we are
  const [another, row] = world.rows;
  if (row === undefined || another === undefined) throw new Error('no row');
  const id = row.draft['participant_id'] ?? '';
  const retired = world.mock.dfe.registerDuplicate(id);
  const date = new Date(Date.parse(row.draft['declaration_date'] ?? '') - daysBefore * 86_400_000);
  const twin: SourceRow = {
    line: 900,
    id: null,
    draft: { ...row.draft, participant_id: retired, declaration_date: date.toISOString().replace('.000', '') },
  };
  const planned = await plan(world.dfe, 'declarations.create', sourceOf([another, row, twin]), {
    journal: world.journal,
  });
  expect(planned.counts.pending).toBe(3);
  return { world, ids: [id, retired], merge: () => world.mock.dfe.mergeParticipants(retired, id) };
}

/** Does something before or after the first write by an id, and may lose its answer. */
function at(
  id: string,
  { before, after, isLost = false }: { before?: () => unknown; after?: () => unknown; isLost?: boolean },
): Between {
  let isFirst = true;
  return async (request, answer) => {
    if (request.method !== 'POST' || !isFirst || !(await request.clone().text()).includes(id)) return answer();
    isFirst = false;
    await before?.();
    const response = await answer();
    await after?.();
    if (isLost) throw new TypeError('terminated');
    return response;
  };
}

async function ended(world: BulkWorld): Promise<BulkResult> {
  let result = await run(world.dfe, world.journal, { lanes: 3 });
  if (result.exitCode >= 5) result = await run(world.dfe, world.journal, { lanes: 3 });
  return result;
}

function areOfOneRow(world: BulkWorld, result: BulkResult, other: string): void {
  const [another, ...pair] = result.rows;
  expect(another?.state).toBe('done');
  expect(pair.map(({ state }) => state).sort()).toEqual([other, 'done'].sort());
  const made = world.accepted.filter(({ id }) => id !== another?.record);
  expect(made.map(({ id }) => id)).toEqual([pair.find(({ state }) => state === 'done')?.record]);
}

const both = (...all: readonly Between[]): Between =>
  all.reduce((inner, outer) => (request, answer) => outer(request, () => inner(request, answer)));

test('merged after the first is recorded, while the second is on its way', async () => {
  const { world, ids, merge } = await twins();
  let isRecorded: () => void = () => undefined;
  const recorded = new Promise<void>((resolve) => (isRecorded = resolve));
  world.put(
    both(
      at(ids[0], {
        after() {
          merge();
          isRecorded();
        },
      }),
      at(ids[1], { before: () => recorded }),
    ),
  );
  areOfOneRow(world, await ended(world), 'already');
});

test('merged before either arrives, and the answers to both are lost', async () => {
  const { world, ids, merge } = await twins();
  let isMerged = false;
  const once = (): void => {
    if (!isMerged) merge();
    isMerged = true;
  };
  world.put(both(at(ids[0], { before: once, isLost: true }), at(ids[1], { before: once, isLost: true })));
  areOfOneRow(world, await ended(world), 'already');
});

test('merged between the two, and the answers to both are lost', async () => {
  const { world, ids, merge } = await twins();
  let isRecorded: () => void = () => undefined;
  const recorded = new Promise<void>((resolve) => (isRecorded = resolve));
  // the retired id's arrives, and then they become one: the kept id's is refused, and nobody hears it
  world.put(
    both(
      at(ids[1], {
        after() {
          merge();
          isRecorded();
        },
        isLost: true,
      }),
      at(ids[0], { before: () => recorded, isLost: true }),
    ),
  );
  areOfOneRow(world, await ended(world), 'already');
});

test('the first is done in the journal before the second is looked for', async () => {
  const { world, ids, merge } = await twins();
  let isRecorded: () => void = () => undefined;
  const recorded = new Promise<void>((resolve) => (isRecorded = resolve));
  world.put(
    both(
      at(ids[1], {
        after() {
          merge();
          isRecorded();
        },
      }),
      at(ids[0], { before: () => recorded, isLost: true }),
    ),
  );
  areOfOneRow(world, await ended(world), 'already');
});

test('with another date the second is a conflict', async () => {
  const { world, ids, merge } = await twins(1);
  let isRecorded: () => void = () => undefined;
  const recorded = new Promise<void>((resolve) => (isRecorded = resolve));
  world.put(
    both(
      at(ids[0], {
        after() {
          merge();
          isRecorded();
        },
      }),
      at(ids[1], { before: () => recorded }),
    ),
  );
  areOfOneRow(world, await ended(world), 'conflict');
});
