import { describe, expect, test } from 'vitest';
import { buildIdentityIndex, type IdChange, type Identified, type StoredIds } from '../../src/identity/index.ts';

const uuid = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000000`;
const [A, B, C, D] = [uuid('a'), uuid('b'), uuid('c'), uuid('d')];
const change = (from: string, to: string, day = 1): IdChange => ({
  from_participant_id: from,
  to_participant_id: to,
  changed_at: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
});
type Enrolments = Identified['attributes']['ecf_enrolments'];
const person = (id: string, changes: readonly IdChange[] = [], ecf_enrolments?: Enrolments): Identified => ({
  id,
  attributes: { participant_id_changes: changes, ...(ecf_enrolments === undefined ? {} : { ecf_enrolments }) },
});
const record = (participant_type: string, training_record_id: string) => ({ participant_type, training_record_id });

describe('rekey', () => {
  const index = buildIdentityIndex([
    person(B, [change(A, B)], [record('ect', 'rec-b')]),
    person(C, [], [record('ect', 'rec-c1'), record('mentor', 'rec-c2')]),
    person(D),
  ]);
  const rekey = (rows: Readonly<Record<string, StoredIds>>) => index.rekey(new Map(Object.entries(rows)));
  const nothing = { changes: [], undecided: [], merged: [] };

  test('what is there already stays, however it is spelled; so does what is empty', () => {
    expect(
      rekey({
        spelled: { participant_id: B.toUpperCase(), mentor_id: C.toUpperCase(), training_record_id: 'REC-B' },
        second: { participant_id: C, training_record_id: 'rec-c2' },
        other: { participant_id: C, training_record_id: 'rec-c1', participant_type: 'mentor' },
        empty: { participant_id: '', mentor_id: '', training_record_id: '' },
        none: { participant_id: null, mentor_id: null, training_record_id: null, participant_type: null },
        record: { training_record_id: 'rec-old' },
        blank: { participant_id: D, training_record_id: '' },
        nil: { participant_id: D, training_record_id: null },
      }),
    ).toEqual(nothing);
  });

  test('an id that is replaced is told as it was spelled', () => {
    expect(rekey({ row: { participant_id: A.toUpperCase() } })).toEqual({
      ...nothing,
      changes: [{ key: 'row', field: 'participant_id', from: A.toUpperCase(), to: B }],
    });
  });

  test('a training record is that of the role, or the only one where no role is told', () => {
    expect(
      rekey({
        ect: { participant_id: C, training_record_id: 'x', participant_type: 'ect' },
        only: { participant_id: B, training_record_id: 'x', participant_type: null },
        wrong: { participant_id: B, training_record_id: 'x', participant_type: 'mentor' },
        nobody: { participant_id: D, training_record_id: 'x', participant_type: 'ect' },
        blank: { participant_id: B, training_record_id: 'x', participant_type: '' },
      }),
    ).toEqual({
      ...nothing,
      changes: [
        { key: 'ect', field: 'training_record_id', from: 'x', to: 'rec-c1' },
        { key: 'only', field: 'training_record_id', from: 'x', to: 'rec-b' },
      ],
      undecided: ['wrong', 'nobody', 'blank'].map((key) => ({
        key,
        field: 'training_record_id',
        value: 'x',
        why: 'no-record',
      })),
      merged: [],
    });
  });

  test('rows of one participant are told when any of them held a retired id, and only then', () => {
    const merged = [{ participant_id: B, keys: ['one', 'two', 'three'] }];
    for (const at of [0, 1, 2]) {
      const [one = B, two = B, three = B] = [B, B, B].with(at, A);
      const rows = { one: { participant_id: one }, two: { participant_id: two }, three: { participant_id: three } };
      expect(rekey(rows).merged).toEqual(merged);
    }
    expect(rekey({ one: { participant_id: B }, two: { participant_id: B.toUpperCase() } })).toEqual(nothing);
    expect(rekey({ one: { participant_id: A }, two: { participant_id: C } }).merged).toEqual([]);
  });
});
