import { describe, expect, test } from 'vitest';
import { difference, enrolmentsOf, matched } from '../../src/sync/records/difference.ts';
import type { Item } from '../../src/sync/resources.ts';

const item = (attributes: Readonly<Record<string, unknown>>): Item => ({ id: 'P', type: 'participant', attributes });

const enrolment = (role: string, record: string, more: Readonly<Record<string, unknown>> = {}) => ({
  participant_type: role,
  training_record_id: record,
  ...more,
});

const between = (before: readonly unknown[], after: readonly unknown[]) =>
  difference('participants', item({ ecf_enrolments: before }), item({ ecf_enrolments: after }));

describe('the difference of two states of a record', () => {
  test('names what changed, in the order of names, with both values as they were served', () => {
    expect(
      difference(
        'participants',
        item({ full_name: 'A', cohort: '2024', same: 1, taken: 'x' }),
        item({ full_name: 'B', cohort: '2025', same: 1, given: 'y' }),
      ),
    ).toEqual({
      paths: ['cohort', 'full_name', 'given', 'taken'],
      before: { cohort: '2024', full_name: 'A', given: null, taken: 'x' },
      after: { cohort: '2025', full_name: 'B', given: 'y', taken: null },
    });
  });

  test.each([
    ['updated_at', { updated_at: '2024-01-01T00:00:00Z' }, { updated_at: '2024-01-02T00:00:00Z' }],
    ['the spelling of a moment', { at: '2024-01-01T00:00:00Z' }, { at: '2024-01-01T01:00:00.000+01:00' }],
    ['the order of keys', { part: { a: 1, b: 2 } }, { part: { b: 2, a: 1 } }],
    ['the order of a set', { cohorts: ['2024', '2025'] }, { cohorts: ['2025', '2024'] }],
    ['null, and nothing at all', { email: null }, {}],
  ])('is none for %s', (_, before, after) => {
    const none = { paths: [], before: {}, after: {} };
    expect(difference('participants', item(before), item(after))).toEqual(none);
  });

  test('is none for the spelling of a moment or the order of keys in an enrolment', () => {
    const before = { created_at: '2024-01-01T00:00:00Z', withdrawal: { date: '2024-01-01', reason: 'x' }, email: null };
    const after = { created_at: '2024-01-01T00:00:00.000Z', withdrawal: { reason: 'x', date: '2024-01-01' } };
    expect(between([enrolment('ect', 'R', before)], [enrolment('ect', 'r', after)]).paths).toEqual([
      'ecf_enrolments[ect].training_record_id',
    ]);
    expect(between([enrolment('ect', 'R', before)], [enrolment('ect', 'R', after)]).paths).toEqual([]);
  });

  test('names an attribute of an enrolment by its role', () => {
    expect(
      between(
        [enrolment('ect', 'R', { school_urn: '1', gone: 'x' }), enrolment('mentor', 'S')],
        [enrolment('mentor', 'S', { email: 'm@x' }), enrolment('ect', 'R', { school_urn: '2' })],
      ),
    ).toEqual({
      paths: ['ecf_enrolments[ect].gone', 'ecf_enrolments[ect].school_urn', 'ecf_enrolments[mentor].email'],
      before: {
        'ecf_enrolments[ect].gone': 'x',
        'ecf_enrolments[ect].school_urn': '1',
        'ecf_enrolments[mentor].email': null,
      },
      after: {
        'ecf_enrolments[ect].gone': null,
        'ecf_enrolments[ect].school_urn': '2',
        'ecf_enrolments[mentor].email': 'm@x',
      },
    });
  });

  test.each(['before', 'after'] as const)('names the training record too where a role is there twice %s', (side) => {
    const [one, two] = [enrolment('ect', 'R1'), enrolment('ect', 'R2')];
    const found = side === 'before' ? between([one, two], [one]) : between([one], [one, two]);
    expect(found.paths).toEqual(['ecf_enrolments[ect:r2]']);
    expect(found[side]).toEqual({ 'ecf_enrolments[ect:r2]': two });
    expect(found[side === 'before' ? 'after' : 'before']).toEqual({ 'ecf_enrolments[ect:r2]': null });
  });

  test('an enrolment that came or went is told as a whole', () => {
    const [ect, mentor] = [enrolment('ect', 'R'), enrolment('mentor', 'S')];
    expect(between([ect], [mentor])).toEqual({
      paths: ['ecf_enrolments[ect]', 'ecf_enrolments[mentor]'],
      before: { 'ecf_enrolments[ect]': ect, 'ecf_enrolments[mentor]': null },
      after: { 'ecf_enrolments[ect]': null, 'ecf_enrolments[mentor]': mentor },
    });
  });

  test('a record without enrolments, or with something else in their place, has none', () => {
    const ect = enrolment('ect', 'R');
    expect(enrolmentsOf(item({}))).toEqual([]);
    expect(enrolmentsOf(item({ ecf_enrolments: 'x' }))).toEqual([]);
    expect(enrolmentsOf(item({ ecf_enrolments: [null, ect, 1] }))).toEqual([ect]);
    expect(difference('participants', item({}), item({ ecf_enrolments: [ect] })).paths).toEqual([
      'ecf_enrolments[ect]',
    ]);
  });
});

describe('enrolments are matched', () => {
  const ect = (record: string) => enrolment('ect', record);
  const [a, b, c, d] = [ect('A'), ect('B'), ect('C'), ect('D')] as const;
  const mentor = enrolment('mentor', 'A');

  test('by training record and role, however the id is written, and never by position', () => {
    const other = enrolment('ect', 'a', { now: true });
    expect(matched([a, b], [b, other])).toEqual([
      [a, other],
      [b, b],
    ]);
    expect(matched([a, mentor], [mentor, a])).toEqual([
      [a, a],
      [mentor, mentor],
    ]);
  });

  test('those left over by role, when there is one on each side', () => {
    expect(matched([a], [b])).toEqual([[a, b]]);
    expect(matched([a, c], [b, c])).toEqual([
      [c, c],
      [a, b],
    ]);
    // the mentor stands on the other side alone, and does not keep the two from each other
    expect(matched([a], [mentor, b])).toEqual([
      [a, b],
      [null, mentor],
    ]);
    expect(matched([a, mentor], [b])).toEqual([
      [a, b],
      [mentor, null],
    ]);
  });

  test('with nothing when it could be either of two', () => {
    expect(matched([a, b], [c])).toEqual([
      [a, null],
      [b, null],
      [null, c],
    ]);
    expect(matched([a], [b, c])).toEqual([
      [a, null],
      [null, b],
      [null, c],
    ]);
    expect(matched([a, b], [c, d])).toHaveLength(4);
  });

  test('with nothing when there is none of the same role', () => {
    expect(matched([mentor], [a])).toEqual([
      [mentor, null],
      [null, a],
    ]);
    expect(matched([], [])).toEqual([]);
  });
});
