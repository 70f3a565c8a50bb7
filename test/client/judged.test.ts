import { describe, expect, test } from 'vitest';
import { connect, type Connection } from '../../src/client/index.ts';
import {
  ageOf,
  hasMoved,
  judgeChange,
  judgeDeclarations,
  judgePartnerships,
  type Sight,
} from '../../src/resources/writing/judge.ts';
import type { Resource, Values, Written } from '../../src/resources/writing/written.ts';
import { ID, OTHER_ID } from '../support/observed-client.ts';

/** What one look shows of a write: the table of decision 0036, row by row. */

const NOW = Date.parse('2026-02-10T12:00:00Z');
const at = (ms: number): string => new Date(NOW + ms).toISOString();
const DAY = 86_400_000;

/** A client's connection whose service told that its clock is so far ahead; null: it told nothing. */
function connection(service: 'rect' | 'ecf' = 'rect', ahead: number | null = 0): Connection {
  const runtime = { now: () => NOW, random: () => 0.5, later: () => () => undefined };
  const made = connect({ service, baseUrl: 'http://localhost:1', token: 't' }, runtime);
  return { ...made, serviceNow: () => (ahead === null ? null : NOW + ahead) };
}

const sent: Written = {
  ...{ service: 'rect', operation: 'participants.defer', id: ID, draft: { reason: 'other' } },
  ...{ since: NOW, stored: false, serverDate: null, before: null },
};
const before = (values: Values, updatedAt: string | null = at(-DAY), id = ID): Written['before'] => ({
  records: [{ id, values, updatedAt }],
});
const NOBODY: Written['before'] = { records: [] };

describe('how old a moment of the service is', () => {
  test.each<[string, number | null, boolean, readonly [ms: number, age: string | undefined][]]>([
    [
      'the service told its time',
      0,
      false,
      [
        [-10_001, 'older'],
        [-10_000, undefined],
        [10_000, undefined],
        [10_001, 'newer'],
      ],
    ],
    [
      'it is an hour ahead',
      3_600_000,
      false,
      [
        [3_589_999, 'older'],
        [3_600_000, undefined],
        [3_610_001, 'newer'],
      ],
    ],
    [
      'it told nothing',
      null,
      false,
      [
        [-600_001, 'older'],
        [-600_000, undefined],
        [600_000, undefined],
        [600_001, 'newer'],
      ],
    ],
    [
      'another process sent it',
      0,
      true,
      [
        [-600_001, 'older'],
        [-600_000, undefined],
        [600_000, undefined],
        [600_001, 'newer'],
      ],
    ],
  ])('%s', (_name, ahead, stored, moments) => {
    for (const [ms, age] of moments) expect(ageOf(connection('rect', ahead), { ...sent, stored }, at(ms))).toBe(age);
  });

  test('is not told under a moved clock, nor of what is no moment', () => {
    expect(ageOf(connection(), { ...sent, serverDate: at(0) }, at(-DAY))).toBeUndefined();
    expect(ageOf(connection(), sent, null)).toBeUndefined();
  });
});

test('a record has moved when it was updated later, or when that cannot be told; under a moved clock, when at another time', () => {
  const moved = (updated_at: unknown, updatedAt: string | null, serverDate: string | null = null): boolean =>
    hasMoved({ ...sent, serverDate }, { id: ID, attributes: { updated_at } }, { id: ID, values: {}, updatedAt });
  expect(moved(at(0), at(0))).toBe(false);
  expect(moved(at(-1), at(0))).toBe(false);
  expect(moved(at(1), at(0))).toBe(true);
  expect(moved('soon', at(0))).toBe(true);
  expect(moved(at(0), null)).toBe(true);
  expect(moved(at(0), at(0), at(-DAY))).toBe(false);
  expect(moved(at(-1), at(0), at(-DAY))).toBe(true);
  expect(moved(at(1), at(0), at(-DAY))).toBe(true);
});

describe('a change of a participant', () => {
  const active: Values = {
    ...{ training_status: 'active', reason: null, date: null },
    ...{ schedule_identifier: 'ecf-standard-april', cohort: '2025', frozen: null },
  };
  const deferred: Values = { ...active, training_status: 'deferred', reason: 'other', date: at(-1000) };
  const enrolment = ({ reason, date, frozen, ...values }: Values): object => ({
    ...{ participant_type: 'ect', ...values, cohort_changed_after_payments_frozen: frozen },
    ...{ deferral: { reason, date }, withdrawal: { reason, date } },
  });
  const person = (updated_at: string, ...all: readonly Values[]): Resource => ({
    id: ID,
    attributes: { updated_at, ecf_enrolments: all.map(enrolment) },
  });
  const judged = (record: Resource, more: Partial<Written> = {}): Sight =>
    judgeChange(connection(), { ...sent, ...more }, record);

  test('out of sight: unclear', () => {
    const record = person(at(0));
    expect(judged(record)).toEqual({ shows: 'unclear', record });
  });

  test('as asked: applied, and whether it was so before, by what was read', () => {
    const record = person(at(0), deferred);
    expect(judged(record, { before: before(active) })).toEqual({ shows: 'applied', record, already: false });
    expect(judged(record, { before: before(deferred) })).toEqual({ shows: 'applied', record, already: true });
    // deferred before, and again since
    const earlier = { ...deferred, date: at(-DAY) };
    expect(judged(record, { before: before(earlier) })).toEqual({ shows: 'applied', record, already: false });
  });

  test('as asked, and nothing was read: whether it was so before by its date, when that tells', () => {
    for (const [ms, already] of [
      [-20_000, { already: true }],
      [0, {}],
      [20_000, { already: false }],
    ] as const) {
      const record = person(at(ms), { ...deferred, date: at(ms) });
      expect(judged(record)).toEqual({ shows: 'applied', record, ...already });
    }
  });

  test('something else: touched when a value or the time of the last update is another, else nothing', () => {
    const record = person(at(-DAY), active);
    expect(judged(record, { before: before(active) })).toEqual({ shows: 'nothing', record });
    expect(judged(record, { before: before({ ...active, cohort: '2024' }) })).toEqual({ shows: 'touched', record });
    expect(judged(record, { before: before(active, at(-DAY - 1)) })).toEqual({ shows: 'touched', record });
    expect(judged(record, { before: NOBODY })).toEqual({ shows: 'touched', record });
  });

  test('something else, and nothing was read: unclear when it was updated since, or when that cannot be told', () => {
    for (const [ms, shows] of [
      [-20_000, 'nothing'],
      [0, 'unclear'],
      [20_000, 'unclear'],
    ] as const) {
      const record = person(at(ms), active);
      expect(judged(record)).toEqual({ shows, record });
    }
  });

  test('of two enrolments in one role, one that was so before says nothing about the other', () => {
    const record = person(at(0), active, deferred);
    const pair = (...[one, two]: readonly [Values, Values]): Values => ({
      ...one,
      ...Object.fromEntries(Object.entries(two).map(([name, value]) => [`${name}/1`, value])),
    });
    expect(judged(record)).toEqual({ shows: 'unclear', record });
    const wasSo = pair(active, deferred);
    expect(judged(record, { before: before(wasSo, at(0)) })).toEqual({ shows: 'nothing', record });
    expect(judged(record, { before: before(wasSo, at(-1)) })).toEqual({ shows: 'unclear', record });
    expect(judged(record, { before: before(pair(active, active)) })).toEqual({
      ...{ shows: 'applied', record, already: false },
    });
  });

  test('ecf does not serve the cohort of a schedule: the same schedule again shows in the time and in a flag alone', () => {
    const again = (service: 'rect' | 'ecf', flag: boolean, updatedAt: string): Sight =>
      judged(person(at(0), { ...active, frozen: true }), {
        ...{ service, operation: 'participants.changeSchedule' },
        ...{
          draft: { schedule_identifier: 'ecf-standard-april' },
          before: before({ ...active, frozen: flag }, updatedAt),
        },
      });
    expect(again('ecf', true, at(0))).toMatchObject({ shows: 'nothing' });
    expect(again('ecf', true, at(-1))).toMatchObject({ shows: 'unclear' });
    expect(again('ecf', false, at(-1))).toMatchObject({ shows: 'applied', already: false });
    expect(again('rect', true, at(-1))).toMatchObject({ shows: 'applied', already: true });
    const other = before({ ...active, schedule_identifier: 'ecf-standard-january' });
    const change = {
      operation: 'participants.changeSchedule',
      draft: { schedule_identifier: 'ecf-standard-april' },
    } as const;
    expect(judged(person(at(0), active), { ...change, service: 'ecf', before: other })).toMatchObject({
      ...{ shows: 'applied', already: false },
    });
    // what is asked for in any other way is known by its value
    expect(judged(person(at(0), deferred), { service: 'ecf', before: before(deferred, at(0)) })).toMatchObject({
      ...{ shows: 'applied', already: true },
    });
  });
});

describe('a new declaration', () => {
  const draft = { participant_id: ID, declaration_type: 'started', course_identifier: 'c', declaration_date: at(-DAY) };
  const create: Written = { ...sent, operation: 'declarations.create', id: undefined, draft };
  const declaration = (state: string, more: object = {}, id = OTHER_ID): Resource => ({
    id,
    attributes: { ...draft, state, lead_provider_name: 'Ours', created_at: at(20_000), ...more },
  });
  const judged = (all: readonly Resource[], more: Partial<Written> = {}, confirmed = true): Promise<Sight> => {
    const name = { learned: 'Ours', heardAt: 0 };
    const confirm = (): Promise<boolean> => Promise.resolve(confirmed);
    return judgeDeclarations(connection(), { ...create, ...more }, ID, all, name, confirm);
  };
  const theirs = { lead_provider_name: 'Theirs' };

  test('none: nothing', async () => {
    expect(await judged([])).toEqual({ shows: 'nothing', record: null });
    expect(await judged([declaration('paid', { declaration_type: 'completed' })])).toMatchObject({ shows: 'nothing' });
  });

  test('ours in effect: applied; made before, by it, or that cannot be told', async () => {
    for (const [ms, already] of [
      [-20_000, { already: true }],
      [0, {}],
      [20_000, { already: false }],
    ] as const) {
      const record = declaration('eligible', { created_at: at(ms) });
      expect(await judged([record])).toEqual({ shows: 'applied', record, ...already });
    }
  });

  test('with a check, what the check saw is older and what it did not see is newer, unless its time says older', async () => {
    const record = declaration('paid', { created_at: at(0) });
    expect(await judged([record], { before: before({}, null, OTHER_ID) })).toMatchObject({ already: true });
    expect(await judged([record], { before: NOBODY })).toMatchObject({ already: false });
    const old = declaration('paid', { created_at: at(-20_000) });
    expect(await judged([old], { before: NOBODY })).toMatchObject({ already: true });
    const unreadable = declaration('paid', { created_at: 'once' });
    expect(await judged([unreadable], { before: NOBODY })).toEqual({ shows: 'applied', record: unreadable });
    // under a moved clock no time decides
    expect(await judged([unreadable], { before: NOBODY, serverDate: at(0) })).toMatchObject({ already: false });
    expect(await judged([old], { before: NOBODY, serverDate: at(0) })).toMatchObject({ already: false });
  });

  test("another's in its place: taken; unclear when our own name is not confirmed", async () => {
    const record = declaration('payable', theirs);
    expect(await judged([record])).toEqual({ shows: 'taken', record });
    expect(await judged([record], {}, false)).toEqual({ shows: 'unclear', record });
    const otherDate = declaration('payable', { declaration_date: at(-2 * DAY) });
    expect(await judged([otherDate])).toEqual({ shows: 'taken', record: otherDate });
    // ours counts, in whichever place it stands
    const ours = declaration('payable', {}, ID);
    expect(await judged([record, ours])).toMatchObject({ shows: 'applied', record: ours });
  });

  test('new, and out of effect by now: taken back; ineligible: applied', async () => {
    for (const state of ['voided', 'awaiting-clawback', 'clawed-back']) {
      const record = declaration(state);
      expect(await judged([record])).toEqual({ shows: 'taken-back', record, already: false });
    }
    const record = declaration('ineligible');
    expect(await judged([record])).toEqual({ shows: 'applied', record, already: false });
  });

  test('out of effect since before the write: nothing; when that cannot be told: unclear', async () => {
    expect(await judged([declaration('voided', { created_at: at(-20_000) })])).toMatchObject({ shows: 'nothing' });
    const record = declaration('voided', { created_at: at(0) });
    expect(await judged([record])).toEqual({ shows: 'unclear', record });
    expect(await judged([record], { before: before({}, null, OTHER_ID) })).toMatchObject({ shows: 'nothing' });
  });

  test('of several out of effect, the one made last; one that is new says more than one that cannot be told', async () => {
    const first = declaration('voided', { created_at: at(20_000) }, ID);
    const last = declaration('clawed-back', { created_at: at(30_000) });
    expect(await judged([first, last])).toMatchObject({ shows: 'taken-back', record: last });
    expect(await judged([last, first])).toMatchObject({ shows: 'taken-back', record: last });
    const doubtful = declaration('voided', { created_at: at(0) }, ID);
    expect(await judged([doubtful, last])).toMatchObject({ shows: 'taken-back', record: last });
    const older = declaration('voided', { created_at: at(-5000) });
    expect(await judged([older, doubtful])).toEqual({ shows: 'unclear', record: doubtful });
  });

  test('one in effect that cannot be told is shown before one out of effect that cannot', async () => {
    const live = declaration('paid', theirs);
    expect(await judged([declaration('voided', { created_at: at(0) }, ID), live], {}, false)).toEqual({
      ...{ shows: 'unclear', record: live },
    });
  });
});

describe('a new partnership', () => {
  const create: Written = { ...sent, operation: 'partnerships.create', draft: { delivery_partner_id: ID } };
  const values: Values = { delivery_partner_id: ID, status: 'active', challenged_at: null };
  const other: Values = { ...values, delivery_partner_id: OTHER_ID };
  const challenged: Values = { ...values, status: 'challenged', challenged_at: at(-DAY) };
  const partnership = (own: Values, more: object = {}): Resource => ({
    id: OTHER_ID,
    attributes: { ...own, created_at: at(20_000), updated_at: at(20_000), ...more },
  });
  const judged = (all: readonly Resource[], more: Partial<Written> = {}): Sight =>
    judgePartnerships(connection(more.service), { ...create, ...more }, all);
  const was = (own: Values, updatedAt = at(20_000)): Written['before'] => before(own, updatedAt, OTHER_ID);

  test('none: nothing', () => {
    expect(judged([])).toEqual({ shows: 'nothing', record: null });
  });

  test('with the partner asked for, in effect: applied; it was so when the check saw it so', () => {
    const record = partnership(values);
    expect(judged([record], { before: was(values) })).toEqual({ shows: 'applied', record, already: true });
    expect(judged([record], { before: was(challenged) })).toEqual({ shows: 'applied', record, already: false });
    expect(judged([record], { before: was(other) })).toEqual({ shows: 'applied', record, already: false });
    expect(judged([record], { before: NOBODY })).toEqual({ shows: 'applied', record, already: false });
  });

  test('and nothing was read: by the time it was made, on rect alone; ecf uses one again and again', () => {
    for (const [ms, already] of [
      [-20_000, { already: true }],
      [0, {}],
      [20_000, { already: false }],
    ] as const) {
      const record = partnership(values, { created_at: at(ms) });
      expect(judged([record])).toEqual({ shows: 'applied', record, ...already });
      expect(judged([record], { service: 'ecf' })).toEqual({ shows: 'applied', record });
    }
  });

  test('challenged: taken back when it was not so before, nothing when it was, unclear when nothing was read', () => {
    const record = partnership(challenged);
    expect(judged([record], { before: NOBODY })).toEqual({ shows: 'taken-back', record, already: false });
    expect(judged([record], { before: was(values) })).toEqual({ shows: 'taken-back', record, already: false });
    expect(judged([record], { before: was(challenged) })).toEqual({ shows: 'nothing', record: null });
    expect(judged([record])).toEqual({ shows: 'unclear', record });
  });

  test('with another partner: touched when somebody has acted since the check, else nothing', () => {
    const record = partnership(other);
    expect(judged([record], { before: was(other) })).toEqual({ shows: 'nothing', record: null });
    expect(judged([record], { before: was(other, at(0)) })).toEqual({ shows: 'touched', record });
    expect(judged([record], { before: NOBODY })).toEqual({ shows: 'touched', record });
    expect(judged([record])).toEqual({ shows: 'unclear', record });
    expect(judged([partnership(other, { updated_at: at(-DAY) })])).toMatchObject({ shows: 'nothing' });
  });

  test('what is in effect says more than what stands beside it, and what is unclear stays so', () => {
    const ours = { ...partnership(values), id: ID };
    expect(judged([partnership(other), ours], { before: NOBODY })).toMatchObject({ shows: 'applied', record: ours });
    const quiet = { ...partnership(other, { updated_at: at(-DAY) }), id: ID };
    const unclear = partnership(other);
    expect(judged([unclear, quiet])).toEqual({ shows: 'unclear', record: unclear });
    expect(judged([quiet, unclear])).toEqual({ shows: 'unclear', record: unclear });
    const second = { ...partnership(other), id: ID };
    expect(judged([unclear, second])).toEqual({ shows: 'unclear', record: unclear });
  });
});
