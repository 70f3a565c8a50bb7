import { describe, expect, test } from 'vitest';
import { buildIdentityIndex, loadIdentityIndex, type IdChange, type Identified } from '../../src/identity/index.ts';

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

describe('the index', () => {
  test('who carries a change owns both of its ids', () => {
    const index = buildIdentityIndex([person(C.toUpperCase(), [change(A.toUpperCase(), B.toUpperCase())])]);
    for (const id of [A, B, C, C.toUpperCase()]) expect(index.current(id)).toBe(C);
    expect([A, B, C, D].map((id) => index.isRetired(id))).toEqual([true, true, false, false]);
    expect([...index.retiredBy(C.toUpperCase())].sort()).toEqual([A, B]);
    expect([index.retiredBy(A), index.retiredBy(D), index.current(D)]).toEqual([[], [], null]);
  });

  test('an id that is current again is retired by nobody', () => {
    const index = buildIdentityIndex([person(A, [change(A, B, 1), change(B, A, 2)]), person(C)]);
    expect([index.current(A), index.current(B), index.isRetired(A)]).toEqual([A, A, false]);
    expect([index.retiredBy(A), index.retiredBy(B), index.retiredBy(C)]).toEqual([[B], [], []]);
  });

  test('the current id of a participant who was read together with the one who says it was retired is not retired', () => {
    for (const people of [
      [person(B), person(C, [change(B, C), change(A, B)])],
      [person(C, [change(B, C), change(A, B)]), person(B)],
    ]) {
      const index = buildIdentityIndex(people);
      expect([index.current(B), index.isRetired(B), index.retiredBy(C)]).toEqual([B, false, [A]]);
    }
  });

  test('of two who were read together and carry the same id, the one with the later change of it has it', () => {
    // the other changes of both are later or earlier, and do not count
    const early = person(C, [change(A, C, 5), change(D, C, 28)]);
    const late = person(B, [change(A, B, 9), change(uuid('e'), B, 1)]);
    for (const people of [
      [early, late],
      [late, early],
    ])
      expect(buildIdentityIndex(people).current(A)).toBe(B);
    const many = person(C, [change(A, C, 5), change(A, C, 12), change(A, C, 7)]);
    expect(buildIdentityIndex([many, late]).current(A)).toBe(C);
    expect(buildIdentityIndex([late, many]).current(A)).toBe(C);
    const named = person(C, [change(D, A, 12)]);
    expect(buildIdentityIndex([named, late]).current(A)).toBe(C);
  });

  test('who was read later has the id, whatever the dates say; who was read before is kept', () => {
    const before = buildIdentityIndex([person(B, [change(A, B, 20)]), person(D)]);
    const after = before.with([person(C, [change(A, C, 2)])]);
    expect([A, B, C, D].map((id) => after.current(id))).toEqual([C, B, C, D]);
    expect([A, B, C, D].map((id) => before.current(id))).toEqual([B, B, null, D]);
    expect(after.retiredBy(B)).toEqual([]);
    // a third reading goes before the second
    expect(after.with([person(D, [change(C, D, 1)])]).current(A)).toBe(D);
  });

  test('tells every change, oldest first, and training records by role', () => {
    const index = buildIdentityIndex([
      person(C, [change(B, C, 3), change(A, B, 1)], [record('ect', 'r1'), record('mentor', 'r2')]),
      person(D, [change(uuid('e'), D, 2)]),
    ]);
    expect(index.changes).toEqual([change(A, B, 1), change(uuid('e'), D, 2), change(B, C, 3)]);
    expect(index.trainingRecords(C.toUpperCase())).toEqual({ ect: 'r1', mentor: 'r2' });
    expect([index.trainingRecords(D), index.trainingRecords(uuid('f'))]).toEqual([{}, {}]);
  });
});

describe('what is saved', () => {
  const fine = { reading: 1, changes: [[A, B, '2026-01-01T00:00:00Z']], records: { ect: 'r1' } };
  const fault =
    'loadIdentityIndex: this is not a saved identity index. Save one with JSON.stringify(index), or build it anew with ' +
    'buildIdentityIndex.';

  test('is ids, dates and the reading', () => {
    const index = buildIdentityIndex([person(B, [change(A, B)], [record('ect', 'r1')])]).with([person(C)]);
    const saved: unknown = JSON.parse(JSON.stringify(index));
    expect(saved).toEqual({
      version: 1,
      readings: 2,
      participants: { [B]: fine, [C]: { reading: 2, changes: [], records: {} } },
    });
    const loaded = loadIdentityIndex(saved);
    expect(JSON.parse(JSON.stringify(loaded))).toEqual(saved);
    // and what is read after it was loaded counts as read later
    expect(loaded.with([person(D, [change(C, D, 1)])]).current(C)).toBe(D);
    expect(loadIdentityIndex({ version: 1, readings: 0, participants: {} }).current(A)).toBeNull();
  });

  test.each([
    [undefined],
    [[]],
    [{ readings: 1, participants: {} }],
    [{ version: '1', readings: 1, participants: {} }],
    [{ version: 1, participants: {} }],
    [{ version: 1, readings: '1', participants: {} }],
    [{ version: 1, readings: 1 }],
    [{ version: 1, readings: 1, participants: null }],
  ])('anything else is refused: %j', (saved) => {
    expect(() => loadIdentityIndex(saved)).toThrow(new RangeError(fault));
  });

  test.each([
    ['none', null],
    ['a text', 'x'],
    ['no reading', { ...fine, reading: undefined }],
    ['a reading in words', { ...fine, reading: '1' }],
    ['no records', { ...fine, records: null }],
    ['records that are none', { ...fine, records: { ect: 'r1', mentor: 2 } }],
    ['no changes', { ...fine, changes: undefined }],
    ['changes by name', { ...fine, changes: { length: 0 } }],
    ['a change in words', { ...fine, changes: ['abc'] }],
    ['one change that is none', { ...fine, changes: [[A, B, 'x'], null] }],
    ['a change without a date', { ...fine, changes: [[A, B]] }],
    ['a change that has more', { ...fine, changes: [[A, B, 'x', 'y']] }],
    ['a change with a number', { ...fine, changes: [[A, B, 5]] }],
  ])('so is a participant that is none: %s', (_, participant) => {
    const saved = { version: 1, readings: 1, participants: { [C]: { ...fine, changes: [] }, [B]: participant } };
    expect(() => loadIdentityIndex(saved)).toThrow(new RangeError(fault));
  });
});
