import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../../src/bulk/journal/lines.ts';
import { keeping } from '../../../src/bulk/outbox/keeping.ts';
import { Leases } from '../../../src/bulk/outbox/leases.ts';
import type { Row } from '../../../src/bulk/state/ledger.ts';
import { bareRun, planned } from '../bare.ts';
import { AT, entry, OTHER, outboxStand, PERSON } from './stand.ts';

const row = (line: number, more: Partial<PlannedRow> = {}): PlannedRow =>
  planned(line, { key: PERSON, operation: 'declarations.create', ...more });

/** A host with two people's rows in hand. */
async function host() {
  const stand = await outboxStand();
  await stand.outbox.add([entry('one'), entry('two'), entry('three', { person: OTHER })]);
  const { ledger } = bareRun('declarations.create', [row(1), row(2), row(3, { key: OTHER })]).context;
  const leases = new Leases(stand.store);
  const ended: Row[] = [];
  const keeper = keeping({ store: stand.store, leases, ledger, onEnd: (one) => ended.push(one) });
  const takeAll = async (): Promise<void> => {
    for (const person of [PERSON, OTHER]) await leases.take(person);
  };
  const states = async () => (await stand.ask('SELECT state FROM dfe_outbox ORDER BY id')).map(({ state }) => state);
  const forgetAll = (): void => [PERSON, OTHER].forEach((person) => leases.forget(person));
  return { ...stand, leases, ended, keeper, takeAll, states, forgetAll };
}

describe('events of rows', () => {
  test('are kept under the leases of their people, in their order, and who ended is told', async () => {
    const { keeper, takeAll, states, ended, ask, forgetAll } = await host();
    await takeAll();
    await keeper.append(
      { type: 'sending', line: 1, at: AT },
      { type: 'unknown', line: 3, at: AT },
      { type: 'done', line: 1, at: AT, record: 'R' },
    );
    expect(await states()).toEqual(['done', 'pending', 'unknown']);
    expect(ended.map(({ planned: { line }, state, sends }) => [line, state, sends])).toEqual([[1, 'done', 1]]);
    expect((await ask('SELECT sends FROM dfe_outbox WHERE id = 1'))[0]).toEqual({ sends: 1 });
    expect(await ask('SELECT row_id FROM dfe_outbox_events ORDER BY id')).toEqual(
      [1, 3, 1].map((row_id) => ({ row_id })),
    );
    forgetAll();
  });

  test('of somebody whom this host does not have are lost, and nothing is kept', async () => {
    const { keeper, leases, states, ended } = await host();
    await leases.take(PERSON);
    const both = keeper.append({ type: 'done', line: 1, at: AT }, { type: 'done', line: 3, at: AT });
    await expect(both).rejects.toMatchObject({ why: 'lost', person: OTHER });
    await expect(keeper.append({ type: 'done', line: 9, at: AT })).rejects.toMatchObject({ why: 'lost', person: null });
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
    expect(ended).toEqual([]);
    leases.forget(PERSON);
  });

  test('of somebody whom another host has taken over meanwhile are lost, and that person is given up at once', async () => {
    const { keeper, leases, takeAll, tell, ended, forgetAll } = await host();
    await takeAll();
    await tell('UPDATE dfe_outbox_people SET number = number + 1 WHERE person = ?', PERSON);
    await expect(keeper.append({ type: 'done', line: 1, at: AT })).rejects.toMatchObject({
      why: 'lost',
      person: PERSON,
    });
    expect(leases.people()).toEqual([OTHER]);
    expect(ended).toEqual([]);
    forgetAll();
  });

  test('and any other failure gives up nobody', async () => {
    const { keeper, leases, takeAll, tell, forgetAll } = await host();
    await takeAll();
    await tell('DROP TABLE dfe_outbox_events');
    await expect(keeper.append({ type: 'done', line: 1, at: AT })).rejects.toMatchObject({ reason: 'storage' });
    expect(leases.people()).toEqual([PERSON, OTHER]);
    forgetAll();
  });
});

test('what holds for all rows is a fact of the outbox: that it stopped, by which rule, and that it goes on', async () => {
  const { keeper, store, ask } = await host();
  await keeper.append({ type: 'stopped', at: AT, rule: 'a-rule' });
  expect(await store.fact('stopped')).toBe('a-rule');
  await keeper.append({ type: 'replanned', at: AT });
  expect(await store.fact('stopped')).toBe('a-rule');
  await keeper.append({ type: 'continued', at: AT });
  expect(await store.fact('stopped')).toBeNull();
  await keeper.append({ type: 'stopped', at: AT });
  expect(await store.fact('stopped')).toBe('?');
  expect(await ask('SELECT * FROM dfe_outbox_events')).toEqual([]);
});

describe('the verdict of a plan', () => {
  test('is kept with the plan', async () => {
    const { keeper, takeAll, ask, ended, forgetAll } = await host();
    await takeAll();
    const held = row(1, { state: 'held', rule: 'r', why: 'because', until: '2026-07-01' });
    const after = await keeper.plan(held, AT);
    expect(after).toMatchObject({ state: 'held', until: '2026-07-01', planned: held });
    const [stored] = await ask('SELECT state, is_open, rule, why, until, plan FROM dfe_outbox WHERE id = 1');
    expect(stored).toMatchObject({ state: 'held', is_open: 1, rule: 'r', why: 'because', until: '2026-07-01' });
    expect(JSON.parse(String(stored?.['plan']))).toEqual(held);
    const [event] = await ask('SELECT at, event FROM dfe_outbox_events');
    expect(JSON.parse(String(event?.['event']))).toEqual({
      ...{ type: 'held', line: 1, at: AT, rule: 'r', record: null, why: 'because', until: '2026-07-01' },
    });
    expect(ended).toEqual([]);
    forgetAll();
  });

  test('that says no more than a state keeps no more, and tells of a row that it ends', async () => {
    const { keeper, takeAll, ask, ended, forgetAll } = await host();
    await takeAll();
    await keeper.plan(row(1), AT);
    await keeper.plan(row(2, { state: 'already', record: 'R' }), AT);
    const events = await ask('SELECT event FROM dfe_outbox_events ORDER BY id');
    expect(events.map(({ event }) => JSON.parse(String(event)) as unknown)).toEqual([
      { type: 'pending', line: 1, at: AT, rule: null, record: null },
      { type: 'already', line: 2, at: AT, rule: null, record: 'R' },
    ]);
    expect(ended.map(({ planned: { line }, state }) => [line, state])).toEqual([[2, 'already']]);
    forgetAll();
  });

  test('is lost without the lease of its person', async () => {
    const { keeper, states } = await host();
    await expect(keeper.plan(row(1), AT)).rejects.toMatchObject({ why: 'lost', person: PERSON });
    expect(await states()).toEqual(['pending', 'pending', 'pending']);
  });
});
