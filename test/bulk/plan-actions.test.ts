import { describe, expect, test } from 'vitest';
import { isAction } from '../../src/bulk/plan/judge-actions.ts';
import { bulkOperations, type BulkOperation } from '../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { enrolment, idOf, judged, person } from './plan-stand.ts';

const row = (line: number, of: number, draft: Readonly<Record<string, string>> = {}): SourceRow => ({
  ...{ line, id: idOf(of) },
  draft: { course_identifier: 'ecf-induction', ...draft },
});
const because = { reason: 'bereavement' };
const deferred = (date: string): Readonly<Record<string, unknown>> => ({
  ...{ training_status: 'deferred', deferral: { reason: 'bereavement', date } },
});
const people = [person(1), person(2), person(3, [enrolment()], [30])];

describe('what is to be done to a participant', () => {
  test('is sent, in the person’s queue, with what they were like', async () => {
    const [one] = await judged('participants.defer', [{ ...row(2, 1, because), id: idOf(1).toUpperCase() }], {
      people,
    });
    expect(one).toMatchObject({ line: 2, key: idOf(1), id: idOf(1), state: 'pending', expected: null });
    expect(one?.basis?.records).toHaveLength(1);
    expect(one?.basis?.records[0]).toMatchObject({
      id: idOf(1),
      values: { training_status: 'active', cohort: '2025' },
    });
  });

  test.each<[BulkOperation, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]>([
    ['participants.defer', because, deferred('2026-05-01T09:00:00Z')],
    ['participants.resume', {}, {}],
    ['participants.changeSchedule', { schedule_identifier: 'ecf-standard-september' }, {}],
    [
      'participants.withdraw',
      { reason: 'moved-school' },
      { training_status: 'withdrawn', withdrawal: { reason: 'moved-school', date: '2026-05-01T09:00:00Z' } },
    ],
  ])('%s is over already where they are so', async (operation, draft, values) => {
    const [one] = await judged(operation, [row(2, 1, draft)], { people: [person(1, [enrolment(values)])] });
    expect(one).toMatchObject({ state: 'already', record: idOf(1), key: idOf(1) });
    expect(one?.basis?.records).toHaveLength(1);
  });

  test.each<[BulkOperation, Readonly<Record<string, string>>]>([
    ['participants.defer', { reason: 'no-such-reason' }],
    ['participants.withdraw', { reason: 'no-such-reason' }],
    ['participants.resume', { course_identifier: 'ecf-mentor' }],
    ['participants.changeSchedule', { schedule_identifier: 'no-such-schedule' }],
  ])('%s is refused by the rules of that operation', async (operation, draft) => {
    const [one] = await judged(operation, [row(2, 1, draft)], { people });
    expect(one?.state).toBe('refused');
    const part = { defer: 'defer', withdraw: 'withdraw', resume: 'resume', changeSchedule: 'schedule' };
    const [, name = ''] = operation.split('.');
    expect(one?.rule).toContain(Object.entries(part).find(([of]) => of === name)?.[1] ?? '?');
  });

  test('of whom nobody has heard is refused, and nothing is kept of them', async () => {
    const [one, none] = await judged('participants.defer', [row(2, 99, because), { ...row(3, 1, because), id: null }], {
      people,
    });
    expect(one).toMatchObject({ state: 'refused', key: idOf(99), id: idOf(99), basis: null });
    expect(none).toMatchObject({ state: 'refused', key: '', id: '', basis: null });
  });

  test('who was merged is refused, with the id that counts now: whose training is meant only a person knows', async () => {
    const [one] = await judged('participants.defer', [row(2, 30, because)], { people });
    expect(one).toMatchObject({ state: 'refused', key: idOf(30), why: `was merged: the current id is ${idOf(3)}` });
    expect(one?.basis?.records).toHaveLength(1);
    const [own] = await judged('participants.defer', [row(2, 3, because)], { people });
    expect(own?.state).toBe('pending');
  });
});

describe('where it cannot be told for sure that it goes', () => {
  test('a participant in a status that the rules do not know waits for a person, unless it is to be sent', async () => {
    const held = { people: [person(1, [enrolment({ training_status: 'paused' })])] };
    const [one] = await judged('participants.defer', [row(2, 1, because)], held);
    expect(one?.state).toBe('unsure');
    expect(one?.why).toMatch(/^not certain: /);
    expect((await judged('participants.defer', [row(2, 1, because)], held, { sendUnsure: true }))[0]?.state).toBe(
      'pending',
    );
  });

  test('somebody who was deferred today is resumed from tomorrow', async () => {
    const today = { people: [person(1, [enrolment(deferred('2026-06-10T08:00:00Z'))])] };
    const [one] = await judged('participants.resume', [row(2, 1)], today);
    expect(one).toMatchObject({ state: 'held', until: '2026-06-11', key: idOf(1) });
    const before = { people: [person(1, [enrolment(deferred('2026-06-01T08:00:00Z'))])] };
    expect((await judged('participants.resume', [row(2, 1)], before))[0]?.state).toBe('pending');
  });
});

test.each(bulkOperations)('whether %s is something that is done to a participant is told by its name', (operation) => {
  expect(isAction(operation)).toBe(/^participants\./.test(operation));
});

describe('the second row of a person', () => {
  const why = 'judged when the row before it is over';

  test('is not judged by what is there now: the first one changes that', async () => {
    const rows = [row(2, 1, because), row(3, 1, { reason: 'no-such-reason' }), row(4, 2, because)];
    const made = await judged('participants.defer', rows, { people });
    expect(made.map((one) => [one.state, one.why])).toEqual([
      ['pending', undefined],
      ['pending', why],
      ['pending', undefined],
    ]);
    expect(made[1]?.basis?.records).toHaveLength(1);
    expect(made[1]).not.toHaveProperty('until');
  });

  test('nor where the first one is over already, or refused', async () => {
    const held = { people: [person(1, [enrolment(deferred('2026-05-01T09:00:00Z'))]), person(2)] };
    const rows = [row(2, 1, because), row(3, 1, because), row(4, 2, { reason: 'none' }), row(5, 2, because)];
    const made = await judged('participants.defer', rows, held);
    expect(made.map((one) => one.state)).toEqual(['already', 'pending', 'refused', 'pending']);
    expect(made[3]?.why).toBe(why);
  });

  test('is held as long as the first one is', async () => {
    const held = { people: [person(1, [enrolment({ participant_status: 'joining' })])] };
    const made = await judged('participants.defer', [row(2, 1, because), row(3, 1, because), row(4, 1, because)], held);
    expect(made.map((one) => [one.state, one.until, one.why === why])).toEqual([
      ['held', '2026-06-12', false],
      ['held', '2026-06-12', true],
      ['held', '2026-06-12', true],
    ]);
  });
});
