import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../../src/bulk/journal/lines.ts';
import { keeping } from '../../../src/bulk/outbox/keeping.ts';
import { Leases } from '../../../src/bulk/outbox/leases.ts';
import { People } from '../../../src/bulk/outbox/people.ts';
import { OutboxStore } from '../../../src/bulk/outbox/store.ts';
import { bareCopy } from '../../sync/bare.ts';
import { bareRun, planned } from '../bare.ts';

/** The people of a host that has one row, as it stands; noon of 10 June in London. */
async function peopleOf(row: Partial<PlannedRow>, { all = false } = {}) {
  const store = new OutboxStore(await bareCopy());
  await store.prepare();
  const leases = new Leases(store);
  const run = bareRun('declarations.create', [planned(2, { key: 'p', ...row })]);
  const { context } = run;
  const keeper = keeping({ store, leases, ledger: context.ledger, onEnd: () => undefined });
  return { people: new People({ context, store, leases, keeper, all }), row: run.row(2), context };
}

const waits = async (row: Partial<PlannedRow>, all?: boolean): Promise<boolean> => {
  const { people, row: found } = await peopleOf(row, { all: all ?? false });
  return people.isWaiting(found);
};

describe('nothing can be done now for a row', () => {
  test.each<[string, Partial<PlannedRow>, boolean]>([
    ['that is held until a day to come', { state: 'held', until: '2026-06-11' }, true],
    ['that is held until today', { state: 'held', until: '2026-06-10' }, false],
    ['that was held until yesterday', { state: 'held', until: '2026-06-09' }, false],
    ['that is held, and no day is known', { state: 'held' }, false],
    ['of which it is not known what became of it', { state: 'unknown' }, true],
    ['that is about to be sent', { state: 'sending' }, true],
    ['that is planned', { state: 'pending' }, false],
    ['that missed its cut-off', { state: 'missed' }, false],
  ])('%s (%o): %s', async (_, row, expected) => {
    expect(await waits(row)).toBe(expected);
  });

  test('of which a fact is missing, unless those that wait for a person are tried, too', async () => {
    expect(await waits({ state: 'unsure' })).toBe(true);
    expect(await waits({ state: 'unsure' }, true)).toBe(false);
  });

  test('that was sent in this drain and held again: the service has said that it is too early', async () => {
    const { people, row } = await peopleOf({ state: 'held', until: '2026-06-09' });
    people.heldAgain(row);
    expect(people.isWaiting(row)).toBe(true);
  });
});

describe('a row that is another person’s now', () => {
  test('is gone here, and that person is looked at again, who was set aside', async () => {
    const { people, row, context } = await peopleOf({});
    expect(people.hasMore).toBe(false);
    people.drop('q');
    expect(people.setAside()).toEqual(['q']);
    people.leave(row, 'q');
    expect(people.hasMore).toBe(true);
    expect(people.setAside()).toEqual([]);
    expect([...context.ledger.rows]).toEqual([]);
    expect(context.queues.lines('p')).toEqual([]);
  });

  test('is gone with its person, when another host has taken that over', async () => {
    const { people, context } = await peopleOf({});
    people.drop('p');
    expect([...context.ledger.rows]).toEqual([]);
    expect(context.queues.lines('p')).toEqual([]);
    expect(people.setAside()).toEqual(['p']);
  });
});
