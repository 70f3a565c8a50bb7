import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { voidBasis } from '../../src/bulk/plan/judge-voids.ts';
import { planned } from './bare.ts';
import { enrolment, idOf, person, statement } from './plan-stand.ts';
import { again, AT, declared, july, starters, startOf, voidOf, type How } from './replan-support.ts';

/** What of a plan is different when it is made again: the statement that is expected, what a row rests on. */

const common = { line: 2, at: AT };
const starts = async (row: PlannedRow, how: How = {}, held = starters(2)) =>
  (await again('declarations.create', [row], held, how)).events;
const missed = { ...common, type: 'missed', rule: null, why: 'its cut-off has passed' };

describe('a declaration that was meant for a statement', () => {
  const may = startOf(2, { expected: { statement: 'ABC', cutOff: '2026-06-10' } });

  test('whose cut-off has passed is missed, and stays meant for it', async () => {
    expect(await starts(may)).toStrictEqual([missed]);
    const { run } = await again('declarations.create', [may], starters(2));
    expect(run.row(2).planned.expected).toEqual({ statement: 'ABC', cutOff: '2026-06-10' });
  });

  test('goes to the next one where that is said, and where rows are sent at any time', async () => {
    expect(await starts(may, { nextStatement: true })).toEqual([]);
    expect(await starts({ ...may, state: 'missed' }, { nextStatement: true })).toEqual([]);
    expect(await starts(may, { options: { marginMinutes: null } })).toEqual([]);
    const free = await starts({ ...may, state: 'held' }, { options: { marginMinutes: null } });
    expect(free).toStrictEqual([{ ...common, type: 'pending', rule: null }]);
  });

  test('goes by the cut-off as it is now, of whatever case its id is', async () => {
    const moved = { cutOffs: { abc: '2026-06-20' } };
    const expected = { statement: idOf(800), cutOff: '2026-06-30' };
    expect(await starts(may, moved)).toStrictEqual([{ ...common, type: 'replanned', expected }]);
    expect(await starts({ ...may, state: 'missed' }, moved)).toMatchObject([
      { type: 'replanned', expected },
      { type: 'pending', line: 2 },
    ]);
    expect(await starts(startOf(2), { cutOffs: { [idOf(800)]: '2026-06-11' } })).toStrictEqual([missed]);
  });

  test.each([
    ['2026-06-30T22:54:59.999Z', 5, []],
    ['2026-06-30T22:55:00.000Z', 5, ['missed']],
    ['2026-06-30T22:59:59.999Z', 0, []],
    ['2026-06-30T23:00:00.000Z', 0, ['missed']],
  ])('at %s, with a margin of %d minutes: %j', async (now, marginMinutes, types) => {
    const events = await starts(startOf(2), { now: Date.parse(now), options: { marginMinutes } });
    expect(events.map(({ type }) => type)).toEqual(types);
  });

  test('is meant for another one, or for none, when that is what is expected by now', async () => {
    const moved = { ...starters(2), statements: [statement(800, '2026-07-02'), july] };
    const later = { statement: idOf(800), cutOff: '2026-07-02' };
    expect(await starts(startOf(2), {}, moved)).toStrictEqual([{ ...common, type: 'replanned', expected: later }]);
    // who is not flagged fundable is expected on none
    const none = { ...starters(2), people: [person(2, [enrolment({ eligible_for_funding: false })])] };
    expect(await starts(startOf(2), {}, none)).toStrictEqual([{ ...common, type: 'replanned', expected: null }]);
    const fresh = { statement: idOf(800), cutOff: '2026-06-30' };
    const first = await starts(startOf(2, { expected: null }));
    expect(first).toStrictEqual([{ ...common, type: 'replanned', expected: fresh }]);
    expect(await starts(startOf(2, { expected: null }), {}, none)).toEqual([]);
  });

  test('where rows are sent at any time stays meant for one whose day is over, and only then', async () => {
    const how = { options: { marginMinutes: null } };
    const moved = { ...starters(2), statements: [july] };
    const late = { ...how, now: Date.parse('2026-06-30T23:00:00.000Z') };
    expect(await starts(startOf(2), late, moved)).toEqual([]);
    const early = { ...how, now: Date.parse('2026-06-30T22:59:59.999Z') };
    expect(await starts(startOf(2), early, moved)).toMatchObject([{ expected: { statement: idOf(801) } }]);
  });
});

describe('what a row rests on', () => {
  const [record] = voidBasis(declared(2))?.records ?? [];
  if (record === undefined) throw new Error('A declaration is a record.');
  const held = { declarations: [declared(2)] };

  test.each<[string, PlannedRow['basis']]>([
    ['nothing', null],
    ['no record', { records: [] }],
    ['another record', { records: [{ ...record, id: idOf(21) }] }],
    ['one more record', { records: [record, { ...record, id: idOf(21) }] }],
    ['an older one', { records: [{ ...record, updatedAt: '2025-10-19T09:00:00Z' }] }],
    ['one with other values', { records: [{ ...record, values: { state: 'eligible' } }] }],
  ])('was %s: it is kept as it is now', async (_, basis) => {
    const { events } = await again('declarations.void', [voidOf(2, { basis })], held);
    expect(events).toStrictEqual([{ ...common, type: 'replanned', before: { records: [record] } }]);
  });

  test('is as it was: nothing is kept', async () => {
    expect((await again('declarations.void', [voidOf(2)], held)).events).toEqual([]);
  });

  test('cannot be seen any more: it stays what it was', async () => {
    const { events } = await again('declarations.void', [voidOf(2)], {});
    expect(events).toMatchObject([{ type: 'refused', rule: 'rect.void.404' }]);
  });
});

test('rules that nobody but the service can decide are kept as they are now', async () => {
  const unchecked = startOf(2).unchecked ?? [];
  for (const before of [undefined, [], unchecked.slice(1), [...unchecked, 'another']]) {
    const row = planned(2, { ...startOf(2), unchecked: before });
    const events = await starts(row);
    expect(events).toStrictEqual([{ ...common, type: 'replanned', unchecked }]);
  }
  const given = { declarations: [declared(2)] };
  const none = await again('declarations.void', [voidOf(2, { unchecked: ['one'] })], given);
  expect(none.events).toStrictEqual([{ ...common, type: 'replanned', unchecked: [] }]);
});

test('that the slot held one that was taken back is kept, and that it does not', async () => {
  const voided = { ...starters(2), declarations: [declared(2, { state: 'voided' })] };
  expect(await starts(startOf(2), {}, voided)).toStrictEqual([{ ...common, type: 'replanned', anew: true }]);
  expect(await starts(startOf(2, { anew: true }), {}, voided)).toEqual([]);
  expect(await starts(startOf(2, { anew: true }))).toStrictEqual([{ ...common, type: 'replanned', anew: false }]);
  expect(await starts(startOf(2, { anew: false }))).toEqual([]);
});
