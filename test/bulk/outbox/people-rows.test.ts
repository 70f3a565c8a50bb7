import { describe, expect, test } from 'vitest';
import type { RowState } from '../../../src/bulk/state/row-states.ts';
import { planned } from '../bare.ts';
import { host, lineOf } from './people-host.ts';
import { entry, OTHER, PERSON } from './stand.ts';

describe('a person whose rows were loaded', () => {
  test.each<[string, readonly (RowState | null)[], head: number | null, toPlan: number | null]>([
    ['nothing was looked at yet', [null, null], 1, 1],
    ['the first is over', ['done', null], 2, 2],
    ['the first is planned', ['pending', null], 1, null],
    ['the first may be sent when it is judged anew', ['held', null], 1, 1],
    ['it is not known what became of the first', ['unknown', null], 1, null],
    ['the first waits for a person', ['unsure', null], 1, null],
    ['all are over', ['done', 'refused'], null, null],
    ['a row came in before one that is over', [null, 'done'], null, null],
  ])('whose rows stand so that %s', async (_, states, head, toPlan) => {
    const { people, leases } = await host(states);
    expect(lineOf(people.head(PERSON))).toBe(head);
    expect(people.toPlan(PERSON)?.row.planned.line ?? null).toBe(toPlan);
    expect(people.head('somebody')).toBeNull();
    leases.forget(PERSON);
  });

  test('gives the draft of the row to plan as it was written', async () => {
    const { people, leases } = await host([null]);
    expect(JSON.parse(people.toPlan(PERSON)?.draft ?? '')).toEqual(entry('any').draft);
    leases.forget(PERSON);
  });

  test('whose first row waits for a person is planned where those are tried, too', async () => {
    const { people, leases } = await host(['unsure'], { all: true });
    expect(lineOf(people.toPlan(PERSON)?.row ?? null)).toBe(1);
    leases.forget(PERSON);
  });

  test('whose first row missed its cut-off comes to it where the next statement will do', async () => {
    const [strict, next] = [await host(['missed', null]), await host(['missed', null], { missed: true })];
    expect([lineOf(strict.people.head(PERSON)), lineOf(next.people.head(PERSON))]).toEqual([2, 1]);
    for (const { leases } of [strict, next]) leases.forget(PERSON);
  });

  test('is known by what their rows have made, and what was under way when their host died is to be settled', async () => {
    const { context, events, leases, people } = await host(['done', 'sending', null]);
    expect([...context.ownerOf]).toEqual([[OTHER.replaceAll('-', ''), 1]]);
    expect(context.queues.lines(PERSON)).toEqual([1, 2, 3]);
    expect(events).toMatchObject([{ type: 'settling', line: 2 }]);
    expect(people.isWaiting(context.ledger.row(2))).toBe(true);
    leases.forget(PERSON);
  });
});

test('only what a row of this outbox has made is known by its record', async () => {
  const { tell, people, context, leases } = await host(['done', 'done', 'refused']);
  await tell('UPDATE dfe_outbox SET record = NULL WHERE id = 2');
  await tell("UPDATE dfe_outbox SET state = 'already', record = ? WHERE id = 3", PERSON);
  context.ownerOf.clear();
  await people.load(PERSON);
  expect([...context.ownerOf]).toEqual([[OTHER.replaceAll('-', ''), 1]]);
  leases.forget(PERSON);
});

test('a row that is another person’s now is gone, and the others of this one stay', async () => {
  const { people, context, leases } = await host(['pending', 'pending', 'pending']);
  people.leave(context.ledger.row(2), OTHER);
  expect(context.queues.lines(PERSON)).toEqual([1, 3]);
  expect([...context.ledger.rows.keys()]).toEqual([1, 3]);
  leases.forget(PERSON);
});

describe('a person who is given back', () => {
  test.each<[string, readonly (RowState | null)[], string | undefined, object]>([
    ['all are over', ['done', 'done'], undefined, { waits: null, seen: null, next_ms: null }],
    ['one can be sent', ['pending'], undefined, { waits: null, seen: null, next_ms: null }],
    ['a fact is missing', ['unsure', null], undefined, { waits: 'person', seen: 2, next_ms: null }],
    ['a row came in late', [null, 'done'], undefined, { waits: 'person', seen: 2, next_ms: null }],
    [
      'a day has to come',
      ['held', null],
      '2026-07-01',
      { waits: 'day', seen: 2, next_ms: Date.parse('2026-06-30T23:00:00Z') },
    ],
    ['a day has to come that nobody knows', ['held'], undefined, { waits: 'day', seen: 1, next_ms: 0 }],
    ['it is not known what became of one', ['unknown', null], undefined, { waits: 'look', seen: 2, next_ms: 0 }],
    ['one was under way', ['sending'], undefined, { waits: 'look', seen: 1, next_ms: 0 }],
  ])('whose rows stand so that %s, says what is waited for', async (_, states, until, aside) => {
    const { asideOf, people, context, leases } = await host(states, until === undefined ? {} : { until });
    expect(await asideOf()).toEqual(aside);
    expect(people.setAside()).toEqual([PERSON]);
    expect([[...context.ledger.rows], [...context.queues.keys()], leases.people()]).toEqual([[], [], []]);
    expect(people.head(PERSON)).toBeNull();
  });

  test('whose first row ended badly, and the next rests on it, waits for a person', async () => {
    const { asideOf, context } = await host(['refused', 'pending']);
    const row = context.ledger.row(2);
    context.ledger.put({ ...row, planned: { ...row.planned, operation: 'participants.resume' } });
    expect(await asideOf()).toEqual({ waits: 'person', seen: 2, next_ms: null });
  });

  test('who was given a row of another id meanwhile may be taken again', async () => {
    const { people, context, asideOf } = await host(['pending']);
    const others = planned(9, { key: OTHER });
    people.leave({ ...context.ledger.row(1), planned: others }, PERSON);
    await asideOf();
    expect(people.setAside()).toEqual([]);
  });
});
