import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { replanIfOld } from '../../src/bulk/run/replan.ts';
import { idOf } from './plan-stand.ts';
import { again, declared, LATER, starters, startOf, voidOf, WHOLE, type How } from './replan-support.ts';

/** Which rows of an old plan are judged anew. */

const [wasSent, wasOpen] = [
  ['sending', 'pending'],
  ['settling', 'settled'],
].map((types) => types.map((type) => ({ type }) as never));

/** The lines of those that the service is asked about, of a plan of voids, and of those that it says something new about. */
async function judged(rows: readonly PlannedRow[], how: How = {}): Promise<readonly [number[], number[]]> {
  const all = [2, 3, 4, 5, 6];
  // by now each of them is payable, so that what is planned of a row that was not sent changes
  const held = { declarations: all.map((line) => declared(line, { state: 'payable' })) };
  const { asked, events, run } = await again('declarations.void', rows, held, how);
  expect(run.events.at(-1)).toEqual(WHOLE);
  const changed = events.flatMap((event) => ('line' in event ? [event.line] : []));
  return [all.filter((line) => asked.some(([, id]) => id === idOf(line * 10))), [...new Set(changed)]];
}

describe('of an old plan', () => {
  test.each(['pending', 'held', 'unsure', 'missed'] as const)('a row that is %s is judged anew', async (state) => {
    expect(await judged([voidOf(2, { state })])).toEqual([[2], [2]]);
  });

  test.each(['done', 'already', 'refused', 'duplicate', 'dropped', 'unknown', 'sending', 'gave-up'] as const)(
    'a row that is %s is not, and the service is not asked about it',
    async (state) => {
      expect(await judged([voidOf(2, { state })])).toEqual([[], []]);
    },
  );

  test.each([
    ['was sent once and may be again', wasSent],
    ['was open, of which nobody knows whether it was sent', wasOpen],
  ])('a row that %s stays as it is', async (_, events = []) => {
    expect(await judged([voidOf(2)], { past: { 2: events } })).toEqual([[], []]);
  });

  test('a row that was sent is judged with those of its person that were not, and stays as it is all the same', async () => {
    const key = idOf(2);
    const rows = [voidOf(2), voidOf(3, { key }), voidOf(4, { key, state: 'done' }), voidOf(5)];
    expect(await judged(rows, { past: { 2: wasSent ?? [], 5: wasSent ?? [] } })).toEqual([[2, 3], [3]]);
  });

  test('what waits for a person to look at a row before it is left; a row that it waits for is not', async () => {
    const behind = [voidOf(2, { state: 'stale' }), voidOf(3, { key: idOf(2) }), voidOf(4)];
    expect(await judged(behind)).toEqual([[4], [4]]);
    const waits = [voidOf(2, { state: 'held', until: '2026-06-30' }), voidOf(3, { key: idOf(2) })];
    expect((await judged(waits))[0]).toEqual([2, 3]);
  });

  test('rows of an outbox are judged when their turn comes, and not here', async () => {
    const { run, asked } = await again('declarations.void', [], {});
    Object.assign(run.context.ledger.header, { operation: null });
    run.context.ledger.judgedAt = '2026-06-01T00:00:00.000Z';
    run.events.length = 0;
    await replanIfOld(run.context);
    expect([run.events, asked]).toEqual([[], []]);
  });
});

test('that a plan was made again holds for a day, by the clock of the service', async () => {
  const { run, asked } = await again('declarations.void', [voidOf(2)], { declarations: [declared(2)] });
  expect(run.events).toEqual([WHOLE]);
  Object.assign(run.context.writer, { serviceNow: () => LATER + 86_400_000 });
  await replanIfOld(run.context);
  expect([run.events.length, asked.length]).toEqual([1, 1]);
  Object.assign(run.context.writer, { serviceNow: () => LATER + 86_400_001 });
  await replanIfOld(run.context);
  expect([run.events.length, asked.length]).toEqual([2, 2]);
});

test('what a plan reads is given up with the run', async () => {
  const { signal } = new AbortController();
  const { signals } = await again('declarations.void', [voidOf(2)], { declarations: [declared(2)] }, { abort: signal });
  expect([...signals]).toEqual([signal]);
  expect([...(await again('declarations.void', [voidOf(2)], {})).signals]).toEqual([undefined]);
});

describe('a person who goes on under another id', () => {
  const merged = { ...starters(3), declarations: [] };
  const people = merged.people?.map((one) => ({
    ...one,
    attributes: { ...one.attributes, participant_id_changes: [{ from_participant_id: idOf(2) }] },
  }));

  test('is declared for under that one, behind what is sent for them already', async () => {
    const rows = [startOf(2), startOf(3, { draft: { ...startOf(3).draft, declaration_type: 'retained-1' } })];
    const { run, events } = await again('declarations.create', rows, { ...merged, people: people ?? [] });
    expect(events[0]).toMatchObject({ type: 'rekeyed', line: 2, id: idOf(3) });
    expect(events.filter(({ type }) => type === 'rekeyed')).toHaveLength(1);
    expect(run.row(2)).toMatchObject({ key: idOf(3), id: idOf(3) });
    expect([run.context.queues.lines(idOf(2)), run.context.queues.lines(idOf(3))]).toEqual([[], [2, 3]]);
  });

  test('is asked for under it from then on', async () => {
    const past = { 2: [{ type: 'rekeyed', id: idOf(3) } as never] };
    const { asked, events } = await again('declarations.create', [startOf(2)], starters(3), { past });
    expect(asked).toEqual([['participant', idOf(3)]]);
    expect(events).toEqual([]);
  });

  test('has a declaration that is taken back under its own id, as before', async () => {
    const declarations = [declared(2, { participant_id: idOf(3) })];
    const { run, events } = await again('declarations.void', [voidOf(2)], { declarations });
    expect(events).toEqual([]);
    expect(run.row(2)).toMatchObject({ key: idOf(2), id: idOf(20) });
  });
});
