import { expect, test } from 'vitest';
import type { Decision } from '../../src/bulk/plan/decision.ts';
import { exitOfPlan } from '../../src/bulk/plan/exit-of-plan.ts';
import type { Planned } from '../../src/bulk/plan/plan.ts';
import { rulesVersion } from '../../src/bulk/plan/rules-version.ts';
import { asCounted, queuesOf } from '../../src/bulk/plan/shown.ts';
import type { RowState } from '../../src/bulk/state/row-states.ts';

const row = (line: number, key: string, state: RowState, until?: string): Decision => ({
  ...{ line, key, id: key, draft: {}, state, basis: null, expected: null },
  ...(until !== undefined && { until }),
});

test('what could be sent, but stands behind a held row of the same person, is counted as held with it', () => {
  const rows = [
    row(2, 'a', 'held', '2026-09-01'),
    row(3, 'b', 'pending'),
    row(4, 'a', 'pending'),
    row(5, 'a', 'refused'),
    row(6, 'b', 'pending'),
  ];
  const counted = asCounted('declarations.create', rows);
  expect(counted.map(({ state }) => state)).toEqual(['held', 'pending', 'held', 'refused', 'pending']);
  expect(counted[1]).toBe(rows[1]);
  expect(counted[2]).toEqual({ ...rows[2], state: 'held' });
  expect(rows[2]?.state).toBe('pending');
});

test('a plan has a queue for each person, with their rows in order', () => {
  const queues = queuesOf('declarations.create', [row(2, 'a', 'pending'), row(3, 'b', 'pending'), row(4, 'a', 'held')]);
  expect([...queues.keys()]).toEqual(['a', 'b']);
  expect(queues.lines('a')).toEqual([2, 4]);
});

const planned = (fits: Planned['cost']['fits'], ...states: readonly RowState[]): Planned => {
  const rows = states.map((state, at) => row(at + 2, `p${at}`, state));
  const counts = {} as Planned['counts'];
  return {
    operation: 'declarations.create',
    rows,
    counts,
    unsure: 0,
    cost: { requests: 1, minutes: 1, fits, deadline: null },
  };
};

test.each<[Planned['cost']['fits'], readonly RowState[], number]>([
  ['yes', [], 0],
  ['yes', ['pending', 'already', 'duplicate'], 0],
  ['yes', ['pending', 'refused'], 3],
  ['yes', ['unsure'], 3],
  ['yes', ['held', 'refused'], 5],
  ['yes', ['unknown', 'held'], 6],
  ['tight', ['pending'], 0],
  ['no', ['pending'], 5],
  ['no', ['refused'], 5],
  ['no', ['held'], 5],
  ['no', ['unknown'], 6],
])('a command that only planned, where all fits: %s, and rows are %j, ends with %i', (fits, states, code) => {
  expect(exitOfPlan(planned(fits, ...states))).toBe(code);
});

test('the rules by which a plan was made are told by twelve signs', () => {
  expect(rulesVersion).toMatch(/^[0-9a-f]{12}$/);
});
