import { describe, expect, test } from 'vitest';
import { isWriteName, type WriteName } from '../../src/resources/writing/types.ts';
import {
  beforeOf,
  differs,
  isAsAsked,
  isDouble,
  isLive,
  isOfDate,
  isOfSlot,
  isOutOfEffect,
  isResource,
  isSame,
  storedRecords,
  valuesOf,
  type Resource,
  type What,
  type Written,
} from '../../src/resources/writing/written.ts';
import { ID, OTHER_ID } from '../support/observed-client.ts';

/** What a write asks for, and what a record shows of it. */

const what = (operation: WriteName, draft: What['draft'] = {}): What => ({ service: 'rect', operation, id: ID, draft });
const record = (attributes: Resource['attributes'], id = ID): Resource => ({ id, attributes });
const ect = { participant_type: 'ect', training_status: 'active', deferral: null, withdrawal: null };
const person = (...ecf_enrolments: readonly unknown[]): Resource => record({ ecf_enrolments });
const shown = (of: What, from: Resource): Record<string, unknown> => ({ ...valuesOf(of, from) });
const asks = (of: What, from: Resource): boolean => isAsAsked(of, valuesOf(of, from) ?? {});

test('a record has a UUID and attributes', () => {
  expect(isResource({ id: ID, attributes: {} })).toBe(true);
  for (const none of [null, {}, { id: 7, attributes: {} }, { id: 'x', attributes: {} }, { id: ID }, [ID]])
    expect(isResource(none)).toBe(false);
});

test('the eight writes are writes, and nothing else is', () => {
  expect(['declarations.create', 'participants.changeSchedule', 'partnerships.update'].every(isWriteName)).toBe(true);
  expect(['declarations.get', 'participants', '', undefined, null].some(isWriteName)).toBe(false);
});

describe('the values that a write sets', () => {
  test('of a declaration its state, of a partnership its partner and status', () => {
    const all = { state: 'paid', delivery_partner_id: OTHER_ID, status: 'active', challenged_at: null, cohort: 2025 };
    for (const operation of ['declarations.create', 'declarations.void'] as const)
      expect(shown(what(operation), record(all))).toEqual({ state: 'paid' });
    for (const operation of ['partnerships.create', 'partnerships.update'] as const)
      expect(shown(what(operation), record(all))).toEqual({
        ...{ delivery_partner_id: OTHER_ID, status: 'active', challenged_at: null },
      });
  });

  test('of an enrolment the status, its reason and date, the schedule and the cohort', () => {
    const enrolment = {
      ...{ ...ect, schedule_identifier: 'ecf-standard-september', cohort: 2025 },
      ...{ cohort_changed_after_payments_frozen: false, deferral: { reason: 'other', date: '2026-01-01T00:00:00Z' } },
      withdrawal: { reason: 'moved-school', date: '2026-01-02T00:00:00Z' },
    };
    const values = { schedule_identifier: 'ecf-standard-september', cohort: '2025', frozen: false };
    const of = what('participants.resume', { course_identifier: 'ecf-induction' });
    for (const [training_status, reason, date] of [
      ['active', null, null],
      ['deferred', 'other', '2026-01-01T00:00:00Z'],
      ['withdrawn', 'moved-school', '2026-01-02T00:00:00Z'],
    ])
      expect(shown(of, person({ ...enrolment, training_status }))).toEqual({
        ...{ ...values, training_status, reason, date },
      });
    expect(shown(of, person({ ...ect, training_status: 'deferred' }))).toMatchObject({ reason: null, date: null });
    expect(shown(of, person({ ...ect, cohort_changed_after_payments_frozen: true }))).toMatchObject({ frozen: true });
    expect(shown(of, person({ ...ect, cohort: { year: 2025 } }))).toMatchObject({ cohort: null });
  });

  test('of the role that the course names, and none without that role', () => {
    const mentor = { ...ect, participant_type: 'mentor', training_status: 'withdrawn' };
    const both = person(ect, null, 'nothing', mentor);
    const status = (course_identifier: string, from: Resource): unknown =>
      valuesOf(what('participants.defer', { course_identifier }), from)?.['training_status'];
    expect(status('ecf-induction', both)).toBe('active');
    expect(status('ecf-mentor', both)).toBe('withdrawn');
    expect(valuesOf(what('participants.defer', { course_identifier: 'ecf-induction' }), person(mentor))).toBe(null);
    expect(valuesOf(what('participants.defer', { course_identifier: 'ecf-mentor' }), person(ect))).toBe(null);
    expect(valuesOf(what('participants.defer'), record({ ecf_enrolments: 'many' }))).toBe(null);
  });

  test('of two enrolments in a role the second is told by names that end in /1', () => {
    const values = valuesOf(what('participants.resume'), person(ect, { ...ect, training_status: 'withdrawn' })) ?? {};
    expect(values).toMatchObject({ training_status: 'active', 'training_status/1': 'withdrawn' });
    expect(isDouble(values)).toBe(true);
    expect(isDouble(valuesOf(what('participants.resume'), person(ect)) ?? {})).toBe(false);
  });
});

describe('as asked', () => {
  test.each([
    ['submitted', true, true],
    ['eligible', true, true],
    ['payable', true, true],
    ['paid', true, true],
    ['ineligible', false, true],
    ['voided', false, false],
    ['awaiting-clawback', false, false],
    ['clawed-back', false, false],
  ])('a declaration that is %s', (state, live, created) => {
    expect(isLive(state)).toBe(live);
    expect(isOutOfEffect(state)).toBe(!created);
    expect(asks(what('declarations.create'), record({ state }))).toBe(created);
    expect(asks(what('declarations.void'), record({ state }))).toBe(!created);
  });

  test('a partnership with the partner asked for', () => {
    for (const operation of ['partnerships.create', 'partnerships.update'] as const) {
      const of = what(operation, { delivery_partner_id: ID });
      expect(asks(of, record({ delivery_partner_id: ID.toUpperCase() }))).toBe(true);
      expect(asks(of, record({ delivery_partner_id: OTHER_ID }))).toBe(false);
    }
  });

  test.each([
    ['participants.defer', 'deferred', 'deferral'],
    ['participants.withdraw', 'withdrawn', 'withdrawal'],
  ] as const)('%s: %s for the same reason', (operation, training_status, name) => {
    const of = what(operation, { reason: 'other' });
    const other = { ...ect, training_status: training_status === 'deferred' ? 'withdrawn' : 'deferred' };
    const reasons = { deferral: { reason: 'other' }, withdrawal: { reason: 'other' } };
    expect(asks(of, person({ ...ect, training_status, [name]: { reason: 'other' } }))).toBe(true);
    expect(asks(of, person({ ...ect, training_status, [name]: { reason: 'bereavement' } }))).toBe(false);
    expect(asks(of, person({ ...other, ...reasons }))).toBe(false);
    expect(asks(of, person({ ...ect, ...reasons }))).toBe(false);
  });

  test('participants.resume: active', () => {
    expect(asks(what('participants.resume'), person(ect))).toBe(true);
    expect(asks(what('participants.resume'), person({ ...ect, training_status: 'deferred' }))).toBe(false);
  });

  test('participants.changeSchedule: the schedule, and the cohort when one was named', () => {
    const shows = person({ ...ect, schedule_identifier: 'ecf-standard-april', cohort: 2025 });
    const change = (more: object): boolean =>
      asks(what('participants.changeSchedule', { schedule_identifier: 'ecf-standard-april', ...more }), shows);
    for (const cohort of [undefined, null, '', 2025, '2025']) expect(change({ cohort })).toBe(true);
    expect(change({})).toBe(true);
    for (const cohort of [2024, '2024', 0, false]) expect(change({ cohort })).toBe(false);
    expect(change({ schedule_identifier: 'ecf-standard-january' })).toBe(false);
    expect(change({ schedule_identifier: 'ecf-standard-january', cohort: 2025 })).toBe(false);
  });

  test('either of two enrolments is enough, and neither is not', () => {
    const deferred = { ...ect, training_status: 'deferred' };
    expect(asks(what('participants.resume'), person(deferred, ect))).toBe(true);
    expect(asks(what('participants.resume'), person(ect, deferred))).toBe(true);
    expect(asks(what('participants.resume'), person(deferred, deferred))).toBe(false);
  });
});

describe('the slot of a declaration', () => {
  const draft = { declaration_type: 'started', course_identifier: 'ecf-induction', declaration_date: '' };
  const of = what('declarations.create', draft);

  test('is participant, type and course', () => {
    const right = { ...draft, participant_id: ID };
    expect(isOfSlot(of, record(right), ID.toUpperCase())).toBe(true);
    expect(isOfSlot(of, record(right), OTHER_ID)).toBe(false);
    expect(isOfSlot(of, record({ ...right, declaration_type: 'completed' }), ID)).toBe(false);
    expect(isOfSlot(of, record({ ...right, course_identifier: 'ecf-mentor' }), ID)).toBe(false);
  });

  test.each([
    ['2026-01-31T09:00:00Z', true],
    ['2026-01-31T09:00:00.999Z', true],
    ['2026-01-31T09:00:00,5Z', true],
    ['2026-01-31T10:00:00+01:00', true],
    ['2026-01-31T09:00:01Z', false],
    ['2026-01-31T08:59:59.999Z', false],
    [null, false],
  ])('the date is the same to the second: %s', (declaration_date, same) => {
    const asked = what('declarations.create', { declaration_date: '2026-01-31T09:00:00.400Z' });
    expect(isOfDate(asked, record({ declaration_date }))).toBe(same);
  });
});

test('ids are the same whatever their case and hyphens', () => {
  const id = 'abcdef00-0000-4000-8000-00000000000a';
  expect(isSame(id, id.toUpperCase().replaceAll('-', ''))).toBe(true);
  expect(isSame(2025, '2025')).toBe(true);
  expect(isSame(id, ID)).toBe(false);
});

test('values differ when one has another value, or one has a name that the other lacks', () => {
  expect(differs({ a: 'x', b: null }, { b: null, a: 'x' })).toBe(false);
  expect(differs({ a: 'x', b: null }, { a: 'x', b: true })).toBe(true);
  expect(differs({ a: 'x' }, { a: 'x', b: 'y' })).toBe(true);
  expect(differs({ a: 'x', b: 'y' }, { a: 'x' })).toBe(true);
});

describe('what was read before', () => {
  const written = (operation: WriteName, ...ids: readonly string[]): Written => ({
    ...what(operation),
    ...{ since: 0, stored: false, serverDate: null },
    before: { records: ids.map((id) => ({ id, values: {}, updatedAt: null })) },
  });

  test('is kept with the values and the time of the last update; what is no record is not', () => {
    const updated_at = '2026-01-01T00:00:00Z';
    expect(
      storedRecords(what('declarations.void'), [
        record({ state: 'paid', updated_at }),
        record({ state: 'paid', updated_at: 7 }, OTHER_ID),
        ...[null, {}, 'text'],
      ]),
    ).toEqual({
      records: [
        { id: ID, values: { state: 'paid' }, updatedAt: updated_at },
        { id: OTHER_ID, values: { state: 'paid' }, updatedAt: null },
      ],
    });
    expect(storedRecords(what('participants.resume'), [person()])).toEqual({ records: [] });
  });

  test('of partnerships those with the school of a new one', () => {
    const here = record({ school_id: ID });
    const there = record({ school_id: OTHER_ID }, OTHER_ID);
    const ids = (operation: WriteName): string[] =>
      storedRecords(what(operation, { school_id: ID }), [here, there]).records.map(({ id }) => id);
    expect(ids('partnerships.create')).toEqual([ID]);
    expect(ids('partnerships.update')).toEqual([ID, OTHER_ID]);
  });

  test('is found by the id, and for a participant also when two were merged meanwhile', () => {
    const third = record({}, '33333333-3333-4333-8333-333333333333');
    expect(beforeOf(written('declarations.void', OTHER_ID, ID), record({}))).toMatchObject({ id: ID });
    expect(beforeOf(written('participants.defer', OTHER_ID, ID), record({}))).toMatchObject({ id: ID });
    expect(beforeOf(written('participants.defer', OTHER_ID, ID), third)).toMatchObject({ id: OTHER_ID });
    expect(beforeOf(written('declarations.void', OTHER_ID), third)).toBeUndefined();
    expect(beforeOf({ ...written('participants.defer'), before: null }, record({}))).toBeUndefined();
  });
});
