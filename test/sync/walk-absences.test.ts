import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/sync/resources.ts';
import { noteAbsences } from '../../src/sync/run/absences.ts';
import type { RunContext } from '../../src/sync/run/context.ts';
import { noteUnlisted } from '../../src/sync/store/close.ts';
import { markSeen } from '../../src/sync/store/walks.ts';
import { NOW, settling } from './settle-support.ts';

/** What a complete walk did not see is owed a question each, unless it is so many that it cannot be right. */

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `r${String(at).padStart(4, '0')}`);

/** A walk that saw none of the first `missing` of so many records. */
async function walked(
  missing: number,
  of: number,
  more: Partial<RunContext> = {},
  resource: Resource = 'statements',
  cohort: number | null = null,
) {
  const world = await settling({ holds: { [resource]: ids(of) } }, more);
  await world.connection.write(() => markSeen('walk', 1, ids(of).slice(missing)));
  const note = () =>
    world.connection.write(() =>
      noteAbsences(world.context, { resource, cohort }, { walk: 'walk', startedAt: NOW, at: NOW }),
    );
  return { ...world, note, held: await note() };
}

test('nothing was missing', async () => {
  const { held, todos } = await walked(0, 3);
  expect([held, await todos()]).toEqual([null, []]);
});

test('a few are owed a question each, since when it was seen', async () => {
  const { held, todos, rows, note } = await walked(2, 3);
  expect([held, await todos()]).toEqual([null, ['absent statements r0000', 'absent statements r0001']]);
  expect(await rows('SELECT DISTINCT since FROM dfe_todo')).toEqual([{ since: NOW }]);
  // once
  expect([await note(), (await todos()).length]).toEqual([null, 2]);
});

test('of a school in its cohort', async () => {
  const { held, todos } = await walked(1, 2, {}, 'schools', 2024);
  expect([held, await todos()]).toEqual([null, ['absent schools r0000 2024']]);
});

describe('so many that it cannot be right', () => {
  const most = (rows: number, share: number) => ({ options: { absence: { most: { rows, share } } } });
  test.each<[number, number, Partial<RunContext>, boolean]>([
    [50, 60, {}, false],
    [51, 60, {}, true],
    [60, 3000, {}, false],
    [61, 3000, {}, true],
    // a part of a record is none
    [60, 3049, {}, false],
    [61, 3049, {}, true],
    [2, 10, most(2, 0), false],
    [3, 10, most(2, 0), true],
    [5, 10, most(0, 0.5), false],
    [6, 10, most(0, 0.5), true],
    [1, 10, most(0, 0), true],
  ])('%i missing of %i, with %j: held is %s', async (missing, of, more, isHeld) => {
    const { held, todos } = await walked(missing, of, more);
    expect(held).toEqual(isHeld ? { resource: 'statements', absent: missing, of } : null);
    expect(await todos()).toHaveLength(isHeld ? 0 : missing);
  });

  test.each([
    [3, null, 'accepted'],
    [4, null, 'accepted'],
    [2, { resource: 'statements', absent: 3, of: 10 }, null],
  ])('of which somebody said that %i may be closed', async (accept, wanted, kind) => {
    const options = { ...most(2, 0).options, accept: { statements: accept, schools: 99 } };
    const { held, todos } = await walked(3, 10, { options });
    expect(held).toEqual(wanted);
    expect(await todos()).toEqual(kind === null ? [] : ids(3).map((id) => `${kind} statements ${id}`));
  });

  test('and few are as they always are, whatever may be closed', async () => {
    const { todos } = await walked(1, 10, { options: { accept: { statements: 99 } } });
    expect(await todos()).toEqual(['absent statements r0000']);
  });
});

describe('an id that somebody has taken the place of', () => {
  const successors = new Map(ids(3).map((id) => [id, 'other']));

  test('is asked about as one that is retired, and is none of the many', async () => {
    const options = { absence: { most: { rows: 1, share: 0 } } };
    const { held, todos } = await walked(4, 9, { successors, options }, 'participants');
    expect([held, await todos()]).toEqual([
      null,
      ['absent participants r0003', ...ids(3).map((id) => `merge participants ${id}`)],
    ]);
  });

  test('is so of participants alone', async () => {
    const { todos } = await walked(1, 9, { successors }, 'declarations');
    expect(await todos()).toEqual(['absent declarations r0000']);
  });

  test('is asked about though the others are held', async () => {
    const options = { absence: { most: { rows: 1, share: 0 } } };
    const { held, todos } = await walked(5, 9, { successors, options }, 'participants');
    expect(held).toEqual({ resource: 'participants', absent: 2, of: 9 });
    expect(await todos()).toEqual(ids(3).map((id) => `merge participants ${id}`));
  });
});

test.each([
  ['delta', []],
  ['full', ['absent statements r0000']],
] as const)('what was served twice beside its list is asked about by a %s run: %j', async (mode, owed) => {
  const { connection, note, todos } = await walked(0, 1, { mode });
  await connection.write(() => noteUnlisted('statements', 'r0000', null, 1));
  await connection.write(function* () {
    yield { kind: 'write', sql: 'DELETE FROM dfe_seen', values: [] };
  });
  await note();
  expect(await todos()).toEqual(owed);
});
