import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Scope } from '../../src/sync/resources.ts';
import { commit, writeAsked } from '../../src/sync/run/commit.ts';
import { finishWalk } from '../../src/sync/store/walks.ts';
import { item } from './run-support.ts';
import { BEFORE, NOW, settling } from './settle-support.ts';

/** What is read beside the walks is written as what they read. */

/** Writes a record that is new, when some lists were read whole before. */
async function asked(scope: Scope, walked: readonly Scope[], { seed = false, isAbsent = false } = {}) {
  const { context, connection, events, counted, rows } = await settling({}, { options: { seed } });
  for (const one of walked) await connection.write(() => finishWalk(one, BEFORE, true, true));
  await commit(context, (emit) =>
    writeAsked(context, scope.resource, [prepare(item('a'), scope.cohort)], { readAt: NOW, isAbsent, emit }),
  );
  return { events: await events(), counted: counted(scope.resource), rows };
}

const statements: Scope = { resource: 'statements', cohort: null };
const schools = (cohort: number): Scope => ({ resource: 'schools', cohort });

describe('a record that is new', () => {
  test.each<[string, Scope, Scope[], boolean, number]>([
    ['of a list that was never read whole', statements, [], false, 0],
    ['of one of which each record is wanted', statements, [], true, 1],
    ['of a list that was read whole', statements, [statements], false, 1],
    ['when another list was', statements, [schools(2024)], false, 0],
    ['of a cohort that was read whole', schools(2024), [schools(2024)], false, 1],
    ['when another cohort was', schools(2025), [schools(2024)], false, 0],
  ])('%s: %o after %o (seed: %s) is told %i times', async (_, scope, walked, seed, times) => {
    const { events, counted } = await asked(scope, walked, { seed });
    expect(events).toHaveLength(times);
    expect(counted).toEqual({ added: 1 });
  });
});

test.each([
  [true, 1],
  [false, 0],
])('one that its list did not show (%s) is noted, in its cohort', async (isAbsent, unlisted) => {
  const { rows } = await asked(schools(2024), [], { isAbsent });
  expect(await rows('SELECT cohort, unlisted FROM dfe_schools')).toEqual([{ cohort: '2024', unlisted }]);
});

test('nothing that was read writes nothing', async () => {
  const { context, rows, counted } = await settling({});
  await commit(context, (emit) => writeAsked(context, 'statements', [], { readAt: NOW, isAbsent: true, emit }));
  expect([await rows('SELECT id FROM dfe_statements'), counted('statements')]).toEqual([[], {}]);
});
