import { describe, expect, test } from 'vitest';
import { Planner } from '../../../src/bulk/outbox/planner.ts';
import { RunContext } from '../../../src/bulk/run/context.ts';
import { Ledger, type Row } from '../../../src/bulk/state/ledger.ts';
import { Queues } from '../../../src/bulk/state/queues.ts';
import { NOON, planned } from '../bare.ts';
import { listing } from '../plan-lists.ts';
import { CHOICES, declaration, idOf, person, statement } from '../plan-stand.ts';

/** A planner over what a service holds. */
function plannerOver(isDown: () => boolean = () => false) {
  const records = new Map([
    ['participants.get', [person(1), person(2)]],
    ['declarations.list', []],
    ['declarations.get', [declaration(10, 2)]],
    ['statements.list', [statement(800, '2026-06-30')]],
  ]);
  const { writer, read } = listing((name) => {
    if (name === 'statements.list' && isDown()) throw new TypeError('terminated');
    return records.get(name) ?? [];
  });
  const clock = { now: NOON };
  const operations = ['declarations.create', 'declarations.void', 'declarations.create', 'participants.defer'] as const;
  const rows = operations.map((operation, at) => planned(at + 1, { operation, key: idOf(at === 0 ? 1 : 2) }));
  const ledger = new Ledger({ operation: null, plannedAt: '', options: { marginMinutes: 5, clawBack: false } }, rows);
  const context = new RunContext(
    {
      ...{ ledger, queues: new Queues(ledger), writer: { ...writer, now: () => clock.now } },
      ...{ journal: { append: () => Promise.resolve() }, lock: { isOurs: () => Promise.resolve(true) } },
    },
    {},
  );
  context.provider = 'Alpha';
  const planner = new Planner(context, CHOICES);
  const plan = (...wanted: readonly (readonly [line: number, draft: object | string])[]) =>
    planner.plan(
      wanted.map(([line, draft]) => ({
        ...{ row: ledger.row(line), draft: typeof draft === 'string' ? draft : JSON.stringify(draft) },
      })),
    );
  const reads = (name: string): number => read.filter(([one]) => one === name).length;
  return { plan, reads, clock, row: (line: number): Row => ledger.row(line) };
}

const started = {
  ...{ declaration_type: 'started', declaration_date: '2025-10-15', course_identifier: 'ecf-induction' },
  evidence_held: 'training-event-attended',
};

describe('rows whose turn has come', () => {
  test('are judged together by their operations, each as it is read', async () => {
    const { plan, row, reads } = plannerOver();
    const decisions = await plan([1, started], [2, { declaration_id: idOf(10) }], [3, started]);
    expect([...decisions.keys()]).toEqual([row(1), row(3), row(2)]);
    expect(decisions.get(row(1))).toMatchObject({
      ...{ line: 1, key: idOf(1), state: 'pending', expected: { statement: idOf(800), cutOff: '2026-06-30' } },
      draft: { ...started, declaration_date: '2025-10-15T00:00:00Z', participant_id: idOf(1) },
    });
    expect(decisions.get(row(2))).toMatchObject({ line: 2, key: idOf(2), id: idOf(10), state: 'pending' });
    expect(decisions.get(row(3))).toMatchObject({ line: 3, key: idOf(2), state: 'pending' });
    expect(reads('declarations.list')).toBe(1);
  });

  test('that cannot be read are refused, with what is wrong, and in the way of no other', async () => {
    const { plan, row } = plannerOver();
    const decisions = await plan([1, '{'], [3, started], [4, { reason: 'bereavement' }]);
    expect(decisions.get(row(1))).toEqual({
      ...{ line: 1, key: idOf(1), id: null, draft: {}, state: 'refused', basis: null, expected: null },
      why: 'its draft is no JSON',
    });
    expect(decisions.get(row(4))).toMatchObject({
      state: 'refused',
      key: idOf(2),
      why: 'course_identifier is empty, and cannot be',
    });
    expect(decisions.get(row(3))?.state).toBe('pending');
  });

  test('are none: nothing is asked for', async () => {
    const { plan, reads } = plannerOver();
    expect((await plan()).size).toBe(0);
    expect(reads('statements.list')).toBe(0);
  });
});

describe('statements', () => {
  const TEN_MINUTES = 600_000;

  test('are read again after ten minutes, and not before', async () => {
    const { plan, reads, clock } = plannerOver();
    await plan([1, started]);
    clock.now += TEN_MINUTES;
    await plan([3, started]);
    expect(reads('statements.list')).toBe(1);
    clock.now += 1;
    await plan([1, started]);
    expect(reads('statements.list')).toBe(2);
    clock.now += TEN_MINUTES;
    await plan([1, started]);
    expect(reads('statements.list')).toBe(2);
  });

  test('that could not be read are asked for the next time', async () => {
    let isDown = true;
    const { plan, reads, row } = plannerOver(() => isDown);
    await expect(plan([1, started])).rejects.toThrow('terminated');
    isDown = false;
    expect((await plan([1, started])).get(row(1))?.state).toBe('pending');
    expect(reads('statements.list')).toBe(2);
  });
});
