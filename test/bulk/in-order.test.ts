import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/bulk/plan/decision.ts';
import { inOrder } from '../../src/bulk/plan/in-order.ts';
import { declarationTypes } from '../../src/rules/index.ts';

interface Told {
  readonly key?: string;
  readonly type?: string;
  readonly date?: string;
  readonly course?: string;
}

const row = (line: number, { key = 'P', type, date, course = 'ecf-induction' }: Told): Decision => ({
  ...{ line, key, id: key, state: 'pending', basis: null, expected: null },
  draft: {
    course_identifier: course,
    ...(type !== undefined && { declaration_type: type }),
    ...(date !== undefined && { declaration_date: date }),
  },
});
const rows = (...told: readonly Told[]): Decision[] => told.map((one, index) => row(index + 2, one));
const lines = (decisions: readonly Decision[]): readonly number[] =>
  inOrder('declarations.create', decisions).map(({ line }) => line);

describe('declarations are sent', () => {
  test('in the order of training, however the file has them', () => {
    const backwards = rows(...declarationTypes.toReversed().map((type) => ({ type })));
    expect(inOrder('declarations.create', backwards).map(({ draft }) => draft['declaration_type'])).toEqual(
      declarationTypes,
    );
    expect(backwards[0]?.draft['declaration_type']).toBe(declarationTypes.at(-1));
  });

  test('in the order of the file where they are of several people', () => {
    expect(lines(rows({ key: 'A', type: 'completed' }, { key: 'B', type: 'started' }))).toEqual([2, 3]);
    // the places of a person stay, what stands in them changes
    expect(
      lines(
        rows(
          { key: 'A', type: 'retained-1' },
          { key: 'B', type: 'completed' },
          { key: 'A', type: 'started' },
          { key: 'B', type: 'started' },
        ),
      ),
    ).toEqual([4, 5, 2, 3]);
  });

  test('those of one type by their dates, and then as the file has them', () => {
    const type = 'started';
    expect(
      lines(
        rows(
          { type, date: '2025-03-01T00:00:00Z' },
          { type, date: '2025-01-01T00:00:00Z' },
          { type, date: '2025-02-01' },
        ),
      ),
    ).toEqual([3, 4, 2]);
    // one moment, written in two ways
    expect(lines(rows({ type, date: '2025-03-01T01:00:00+01:00' }, { type, date: '2025-03-01T00:00:00Z' }))).toEqual([
      2, 3,
    ]);
    expect(lines(rows({ type }, { type, date: '2025-03-01' }, { type, date: 'soon' }))).toEqual([2, 3, 4]);
    // the type goes before the date
    expect(lines(rows({ type: 'completed', date: '2024-01-01' }, { type: 'started', date: '2025-01-01' }))).toEqual([
      3, 2,
    ]);
  });

  test('rows that are alike stand as in the file, whatever their lines came in', () => {
    const type = 'started';
    const date = '2025-03-01';
    expect(lines([row(9, { type, date }), row(4, { type, date }), row(6, { type, date })])).toEqual([4, 6, 9]);
  });

  test('neighbours alone: a row of the other role between two keeps them as they are', () => {
    const [mentor, induction] = ['ecf-mentor', 'ecf-induction'];
    const told = [
      { type: 'completed', course: induction },
      { type: 'retained-1', course: mentor },
      { type: 'started', course: mentor },
      { type: 'started', course: induction },
    ];
    expect(lines(rows(...told))).toEqual([2, 4, 3, 5]);
    expect(lines(rows(...told.slice(1, 3)))).toEqual([3, 2]);
  });

  test('all of them: none is lost and none comes twice', () => {
    expect(lines([])).toEqual([]);
    expect(lines(rows({ type: 'unheard-of' }))).toEqual([2]);
    const many = rows(
      ...['A', 'B', 'A', 'C', 'B', 'A'].map((key, index) => ({ key, type: declarationTypes[5 - index] ?? '' })),
    );
    expect([...lines(many)].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

test.each(['declarations.void', 'partnerships.create', 'participants.withdraw'] as const)(
  'rows of %s stay as they are in the file',
  (operation) => {
    const given = rows({ type: 'completed' }, { type: 'started' });
    expect(inOrder(operation, given).map(({ line }) => line)).toEqual([2, 3]);
  },
);
