import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/bulk/plan/decision.ts';
import type { RowState } from '../../../src/bulk/state/row-states.ts';
import { host, lineOf } from './people-host.ts';
import { OTHER, PERSON } from './stand.ts';

describe('what was planned for a row', () => {
  const decision = (more: Partial<Decision> = {}): Decision => ({
    ...{ line: 1, key: PERSON, id: PERSON, draft: { a: 'b' }, state: 'pending', basis: null, expected: null },
    ...more,
  });
  async function plannedAs(made: Decision, states: readonly (RowState | null)[] = [null]) {
    const its = await host(states);
    await its.people.notePlans(new Map([[its.context.ledger.row(1), made]]));
    return its;
  }

  test.each<[RowState, boolean]>([
    ['pending', false],
    ['held', true],
    ['unsure', true],
  ])('as %s is kept; it is judged anew next time: %s', async (state, isAnew) => {
    const { ask, context, people, leases } = await plannedAs(decision({ state }));
    expect((await ask('SELECT state FROM dfe_outbox'))[0]).toEqual({ state });
    expect(context.ledger.row(1)).toMatchObject({ state, planned: { draft: { a: 'b' }, key: PERSON } });
    context.ledger.put({ ...context.ledger.row(1), state: 'pending' });
    expect(people.toPlan(PERSON) !== null).toBe(isAnew);
    leases.forget(PERSON);
  });

  test('that ends it leads to the next', async () => {
    const { people, leases } = await plannedAs(decision({ state: 'already' }), [null, null]);
    expect(lineOf(people.head(PERSON))).toBe(2);
    expect(lineOf(people.toPlan(PERSON)?.row ?? null)).toBe(2);
    leases.forget(PERSON);
  });

  test('under another id gives a declaration to that person, and keeps anything else', async () => {
    const moved = await plannedAs(decision({ key: OTHER }));
    expect(moved.events).toMatchObject([{ type: 'rekeyed', line: 1, id: OTHER }]);
    expect([...moved.context.ledger.rows]).toEqual([]);
    expect(moved.people.hasMore).toBe(true);
    expect((await moved.ask('SELECT plan FROM dfe_outbox'))[0]).toEqual({ plan: null });
    moved.leases.forget(PERSON);

    const its = await host([null]);
    const { context } = its;
    const row = context.ledger.row(1);
    context.ledger.put({ ...row, planned: { ...row.planned, operation: 'participants.resume' } });
    await its.people.notePlans(new Map([[context.ledger.row(1), decision({ key: OTHER, state: 'refused' })]]));
    expect(its.events).toEqual([]);
    expect((await its.ask('SELECT state, person FROM dfe_outbox'))[0]).toEqual({ state: 'refused', person: PERSON });
    its.leases.forget(PERSON);
  });

  test('is nothing where another host has the person by now, who is dropped', async () => {
    const { people, context, leases, tell, ask } = await host([null]);
    await tell('UPDATE dfe_outbox_people SET number = number + 1');
    await people.notePlans(new Map([[context.ledger.row(1), decision()]]));
    expect(people.setAside()).toEqual([PERSON]);
    expect([[...context.ledger.rows], leases.people()]).toEqual([[], []]);
    expect(await ask('SELECT * FROM dfe_outbox_events')).toEqual([]);
  });

  test('and a failure of the table is one', async () => {
    const { people, context, leases, tell } = await host([null]);
    await tell('DROP TABLE dfe_outbox_events');
    await expect(people.notePlans(new Map([[context.ledger.row(1), decision()]]))).rejects.toMatchObject({
      reason: 'storage',
    });
    expect(people.setAside()).toEqual([]);
    leases.forget(PERSON);
  });
});
