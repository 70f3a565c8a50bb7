import { describe, expect, test } from 'vitest';
import { repeatsIn } from '../../src/bulk/plan/same-rows.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';

type Draft = Readonly<Record<string, string>>;

const rows = (...drafts: readonly Draft[]): SourceRow[] =>
  drafts.map((draft, at) => ({ line: at + 2, id: draft['id'] ?? null, draft }));
const idOf = ({ draft }: SourceRow): string => draft['participant_id'] ?? draft['id'] ?? '';

function repeats(operation: BulkOperation, ...drafts: readonly Draft[]) {
  const { duplicates, conflicts } = repeatsIn(operation, rows(...drafts), idOf);
  return { duplicates: [...duplicates], conflicts: [...conflicts] };
}

const started = (more: Draft = {}): Draft => ({
  ...{ participant_id: 'p', declaration_type: 'started', course_identifier: 'ecf-induction' },
  ...{ declaration_date: '2025-10-15T00:00:00Z', evidence_held: 'other' },
  ...more,
});

describe('declarations', () => {
  const none = { duplicates: [], conflicts: [] };

  test.each<[string, Draft]>([
    ['in one moment, written in two ways', started({ declaration_date: '2025-10-15T01:00:00+01:00' })],
    ['in other letters', started({ evidence_held: 'OTHER' })],
    ['in another order', Object.fromEntries(Object.entries(started()).reverse())],
  ])('are the same %s', (_, second) => {
    expect(repeats('declarations.create', started(), second)).toEqual({ duplicates: [[3, 2]], conflicts: [] });
  });

  test.each<[string, Draft]>([
    ['another date', started({ declaration_date: '2025-10-16T00:00:00Z' })],
    ['other evidence', started({ evidence_held: 'self-study-material-completed' })],
    ['no evidence', Object.fromEntries(Object.entries(started()).filter(([name]) => name !== 'evidence_held'))],
    ['no date', Object.fromEntries(Object.entries(started()).filter(([name]) => name !== 'declaration_date'))],
  ])('contradict each other with %s', (_, second) => {
    expect(repeats('declarations.create', started(), second)).toEqual({
      duplicates: [],
      conflicts: [
        [2, 3],
        [3, 2],
      ],
    });
  });

  test.each<[string, Draft]>([
    ['another person', started({ participant_id: 'q' })],
    ['another type', started({ declaration_type: 'retained-1' })],
    ['another course', started({ course_identifier: 'ecf-mentor' })],
  ])('of %s are two things', (_, second) => {
    expect(repeats('declarations.create', started(), second)).toEqual(none);
  });

  test('that come up again and again point at the first, and at another one that contradicts', () => {
    const other = started({ evidence_held: 'x' });
    expect(repeats('declarations.create', started(), started(), started())).toEqual({
      ...{
        duplicates: [
          [3, 2],
          [4, 2],
        ],
        conflicts: [],
      },
    });
    expect(repeats('declarations.create', started(), other, started(), started({ evidence_held: 'y' }))).toEqual({
      ...{
        duplicates: [[4, 2]],
        conflicts: [
          [2, 3],
          [3, 2],
          [5, 2],
        ],
      },
    });
  });
});

test('partnerships are of one school in one cohort, however its id is written', () => {
  const partnership = { school_id: 'AA-11', cohort: '2025', delivery_partner_id: 'd' };
  expect(
    repeats(
      'partnerships.create',
      partnership,
      { ...partnership, school_id: 'aa11', delivery_partner_id: 'e' },
      { ...partnership, cohort: '2026' },
      { ...partnership, school_id: 'bb' },
      partnership,
    ),
  ).toEqual({
    duplicates: [[6, 2]],
    conflicts: [
      [2, 3],
      [3, 2],
    ],
  });
});

test('voids of one declaration are the same', () => {
  expect(repeats('declarations.void', { id: 'a' }, { id: 'b' }, { id: 'a' })).toEqual({
    ...{ duplicates: [[4, 2]], conflicts: [] },
  });
});

test.each([
  'participants.defer',
  'participants.resume',
  'participants.withdraw',
  'participants.changeSchedule',
] as const)('%s is never the same twice, nor does it contradict itself', (operation) => {
  const draft = { id: 'a', reason: 'bereavement' };
  expect(repeats(operation, draft, draft, { ...draft, reason: 'other' })).toEqual({ duplicates: [], conflicts: [] });
});
