import { beforeAll, describe, expect, test } from 'vitest';
import { drain, type DrainOptions } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import type { RowState } from '../../../src/bulk/state/row-states.ts';
import { kindsWorld, type KindsWorld } from '../kinds-world.ts';
import { entry, outboxStand, PERSON, type OutboxStand } from './stand.ts';

let world: KindsWorld;
beforeAll(() => {
  world = kindsWorld({ participants: 12, schools: 4, declarations: 0 });
});

describe('a drain', () => {
  test.each<[DrainOptions, RegExp]>([
    [{ leaseSeconds: 4 }, /leaseSeconds has to be a number from 5 to 600/],
    [{ leaseSeconds: 601 }, /leaseSeconds has to be a number from 5 to 600/],
    [{ leaseSeconds: NaN }, /leaseSeconds has to be a number from 5 to 600/],
    [{ lanes: 0 }, /lanes has to be a whole number from 1 to 32/],
    [{ lanes: 33 }, /lanes has to be a whole number from 1 to 32/],
    [{ lanes: 1.5 }, /lanes has to be a whole number from 1 to 32/],
    [{ marginMinutes: -1 }, /marginMinutes has to be a number of minutes, 0 or more/],
    [{ marginMinutes: Infinity }, /marginMinutes has to be a number of minutes, 0 or more/],
  ])('with %o is refused before anything is asked for', async (options, words) => {
    const { outbox } = await outboxStand();
    world.count();
    await expect(drain(world.dfe, outbox, options)).rejects.toMatchObject({
      ...{ reason: 'usage', message: expect.stringMatching(words) as string },
    });
    expect(world.count()).toEqual({ reads: 0, writes: 0, accepted: 0 });
  });

  test.each<DrainOptions>([
    { leaseSeconds: 5, lanes: 1, marginMinutes: 0 },
    { leaseSeconds: 600, lanes: 32, deadline: 'none' },
    {},
  ])('of nothing, with %o, ends well and has sent nothing', async (options) => {
    const { outbox } = await outboxStand();
    const result = await drain(world.dfe, outbox, options);
    expect(result).toMatchObject({ exitCode: 0, sends: 0, slid: 0 });
    expect(new Set(Object.values(result.counts))).toEqual(new Set([0]));
    expect(Object.keys(result.counts)).toEqual(expect.arrayContaining(['pending', 'gave-up', 'blocked-by']));
  });

  test('is one of an outbox, and has no other options', async () => {
    const { outbox } = await outboxStand();
    await expect(drain(world.dfe, {} as never)).rejects.toThrow('has to be an outbox, as outboxJournal opens it');
    expect(() => drain(world.dfe, outbox, { lane: 3 } as never)).toThrow(/lane/);
    await expect(drainOn({} as never, outbox, {}, {})).rejects.toThrow('has to be a client made by createClient');
  });
});

describe('an outbox that stopped', () => {
  test('is drained only when a person says to go on, and then has not stopped any more', async () => {
    const { outbox, store } = await outboxStand();
    await store.setFact('stopped', 'rect.declaration.D4');
    const stopped = drain(world.dfe, outbox);
    await expect(stopped).rejects.toMatchObject({ reason: 'person' });
    await expect(stopped).rejects.toThrow('stopped because the service refused by rect.declaration.D4');
    await expect(drain(world.dfe, outbox, { keepGoing: false })).rejects.toMatchObject({ reason: 'person' });
    expect(await store.fact('stopped')).toBe('rect.declaration.D4');
    expect((await drain(world.dfe, outbox, { keepGoing: true })).exitCode).toBe(0);
    expect(await store.fact('stopped')).toBeNull();
    expect((await drain(world.dfe, outbox)).exitCode).toBe(0);
  });
});

describe('an outbox is of', () => {
  const facts = ({ store }: OutboxStand) =>
    Promise.all(['origin', 'provider', 'token'].map((name) => store.fact(name)));

  test('the provider and the server by which it is drained first', async () => {
    const stand = await outboxStand();
    await drain(world.dfe, stand.outbox);
    const [origin, provider, token] = await facts(stand);
    expect(origin).toBe('https://mock.test');
    expect(token).toMatch(/^[0-9a-f]{16}$/);
    const other = world.client(world.mock.token('lp1'), 'https://other.test');
    await expect(drain(other, stand.outbox)).rejects.toMatchObject({ reason: 'usage' });
    expect(await facts(stand)).toEqual([origin, provider, token]);
  });

  test('a provider whose name is learnt later', async () => {
    const stand = await outboxStand();
    await drain(world.dfe, stand.outbox);
    const name = await world.dfe.whoAmI();
    await stand.store.setFact('provider', null);
    await drain(world.dfe, stand.outbox);
    expect(await stand.store.fact('provider')).toBe(name);
  });

  test('nobody else’s token, where nothing tells whose either is, unless that is said', async () => {
    const stand = await outboxStand();
    const { store } = stand;
    await store.setFact('origin', 'https://mock.test');
    await store.setFact('token', 'another');
    await expect(drain(world.dfe, stand.outbox)).rejects.toMatchObject({ reason: 'usage' });
    expect((await drain(world.dfe, stand.outbox, { sameOwner: true })).exitCode).toBe(0);
  });
});

describe('what is not over is counted', () => {
  /** Rows of people of whom nothing can be done now, and what is waited for. */
  async function left(states: readonly RowState[], waits: string | null, seen = states.length) {
    const { outbox, tell } = await outboxStand();
    await outbox.add(states.map((_, at) => entry(`row ${at}`, { position: at, person: PERSON.toUpperCase() })));
    for (const [at, state] of states.entries())
      await tell('UPDATE dfe_outbox SET state = ? WHERE id = ?', state, at + 1);
    await tell(
      'INSERT INTO dfe_outbox_people (person, seen, waits, until_ms) VALUES (?, ?, ?, 4102444800000)',
      PERSON,
      seen,
      waits,
    );
    const { counts, exitCode, sends } = await drain(world.dfe, outbox);
    expect(sends).toBe(0);
    return [Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)), exitCode];
  }

  test.each<[string | null, readonly RowState[], object, number]>([
    [null, ['pending', 'pending'], { pending: 2 }, 5],
    ['person', ['unsure', 'pending', 'pending'], { unsure: 1, 'blocked-by': 2 }, 3],
    ['day', ['held', 'pending'], { held: 2 }, 5],
    ['look', ['unknown', 'pending'], { unknown: 2 }, 6],
    ['look', ['sending', 'held'], { sending: 1, held: 1 }, 6],
    ['nothing that is known', ['pending'], { pending: 1 }, 5],
  ])('behind a head that waits for %s, as it stands: %j', async (waits, states, counts, exitCode) => {
    expect(await left(states, waits)).toEqual([counts, exitCode]);
  });

  test('by itself, where it came in since', async () => {
    expect(await left(['unsure', 'pending', 'pending'], 'person', 2)).toEqual([
      { unsure: 1, 'blocked-by': 1, pending: 1 },
      5,
    ]);
  });
});
