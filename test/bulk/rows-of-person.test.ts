import { describe, expect, test } from 'vitest';
import { rowsOfPerson } from '../../src/bulk/outbox/rows-of-person.ts';
import type { Row as Stored } from '../../src/sync/store/steps.ts';
import { planned } from './bare.ts';

const AT = '2026-06-10T12:00:00.000Z';
/** A row of the table that came in and was not looked at yet. */
const fresh = (id: number, more: Stored = {}): Stored => ({
  ...{ id, operation: 'declarations.create', draft: `{"n":${id}}`, plan: null, state: 'pending', sends: 0, is_open: 1 },
  ...{ rule: null, why: null, record: null, statement: null, landed: null },
  ...more,
});
const plan = (id: number): string => JSON.stringify(planned(id, { operation: 'declarations.create', key: 'then' }));
const over = (id: number, more: Stored = {}): Stored =>
  fresh(id, { plan: plan(id), state: 'done', is_open: 0, sends: 1, ...more });
const event = (id: number, type: string): Stored => ({
  row_id: id,
  event: JSON.stringify({ type, line: id, at: AT }),
});

describe('the rows of a person in an outbox', () => {
  test('that have no plan yet are pending, and their drafts as they were written', () => {
    const { rows, drafts, newest, late } = rowsOfPerson('p', [fresh(3), fresh(7)], []);
    expect(rows.map(({ state, key, planned: { line, operation } }) => [line, state, key, operation])).toEqual([
      [3, 'pending', 'p', 'declarations.create'],
      [7, 'pending', 'p', 'declarations.create'],
    ]);
    expect([...drafts]).toEqual([
      [3, '{"n":3}'],
      [7, '{"n":7}'],
    ]);
    expect({ newest, late }).toEqual({ newest: 7, late: null });
    expect(rowsOfPerson('p', [], [])).toMatchObject({ rows: [], newest: 0, late: null });
  });

  test('that are planned stand as what happened to each of them left them', () => {
    const stored = [fresh(3, { plan: plan(3) }), fresh(4, { plan: plan(4) })];
    const events = [event(3, 'sending'), event(4, 'sending'), event(3, 'unknown'), event(4, 'done')];
    const { rows, drafts } = rowsOfPerson('p', stored, events);
    expect(rows.map(({ state, sends, key }) => [state, sends, key])).toEqual([
      ['unknown', 1, 'p'],
      ['done', 1, 'p'],
    ]);
    expect(drafts.size).toBe(0);
  });

  test.each([
    ['held', 0, true],
    ['unsure', 0, true],
    ['missed', 0, true],
    ['pending', 0, false],
    ['held', 1, false],
    ['missed', 1, false],
  ])('that are planned and %s after %i sends are judged anew: %s', (state, sends, isJudged) => {
    const { drafts } = rowsOfPerson('p', [fresh(3, { plan: plan(3), state, sends })], []);
    expect(drafts.has(3)).toBe(isJudged);
  });

  test('that are over stand as the table says', () => {
    const end = {
      state: 'refused',
      rule: 'a-rule',
      why: 'because',
      record: 'R',
      statement: 'S',
      landed: 'slid',
      sends: 2,
    };
    const { rows } = rowsOfPerson('p', [over(3, end), over(4, { plan: null, state: 'dropped', sends: 0 })], []);
    expect(rows[0]).toMatchObject({ ...end, key: 'p' });
    expect(rows[1]).toMatchObject({ state: 'dropped', rule: null, why: null, record: null, landed: null, sends: 0 });
  });
});

describe('a row that came in before one that is over already', () => {
  const lateOf = (...stored: readonly Stored[]) => rowsOfPerson('p', stored, []).late;

  test('is late: a person has to say whether it is still meant', () => {
    expect(lateOf(fresh(3), over(4))).toEqual({ row: 3, after: 4 });
    expect(lateOf(over(1), fresh(3), fresh(4), over(5), over(6))).toEqual({ row: 3, after: 5 });
  });

  test.each<[string, readonly Stored[]]>([
    ['it came after that one', [over(3), fresh(4)]],
    ['that one is open', [fresh(3), fresh(4, { plan: plan(4) })]],
    ['it has a plan', [fresh(3, { plan: plan(3) }), over(4)]],
    ['it was sent', [fresh(3, { sends: 1 }), over(4)]],
    ['it is over itself', [over(3, { plan: null, sends: 0 }), over(4)]],
  ])('is not when %s', (_, stored) => {
    expect(lateOf(...stored)).toBeNull();
  });
});

test.each<[string, Stored, readonly Stored[]]>([
  ['an operation', fresh(3, { operation: 'declarations.burn' }), []],
  ['a plan', fresh(3, { plan: '{}' }), []],
  ['a state', over(3, { state: 'burnt' }), []],
  ['an event', fresh(3, { plan: plan(3) }), [{ row_id: 3, event: '{"type":"burnt","line":3}' }]],
  ['an event of a row', fresh(3, { plan: plan(3) }), [{ row_id: 3, event: `{"type":"stopped","at":"${AT}"}` }]],
])('what is no %s of this version is refused, and the row named', (_, stored, events) => {
  expect(() => rowsOfPerson('p', [stored], events)).toThrow(/^Row 3 of the outbox cannot be read/);
});
