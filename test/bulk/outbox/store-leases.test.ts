import { describe, expect, test } from 'vitest';
import { BEFORE, OTHER, outboxStand, PERSON, type OutboxStand } from './stand.ts';

const LEASE_MS = 60_000;
const NONE = { waits: null, seen: null, next: null } as const;

async function taken(stand: OutboxStand, person = PERSON, word = 'w') {
  const lease = await stand.store.take(person, word, LEASE_MS);
  if (lease === null) throw new Error('no lease');
  return lease;
}
const people = ({ ask }: OutboxStand) =>
  ask('SELECT person, number, word, version, seen, next_ms, waits FROM dfe_outbox_people ORDER BY person');

describe('the right to work on a person', () => {
  test('is one host’s until it gives it back or its time has run out, and each has another number', async () => {
    const stand = await outboxStand();
    const { store, tell, ask } = stand;
    const one = await taken(stand);
    expect(one).toEqual({ person: PERSON, word: 'w', number: 1, version: 0 });
    const [{ left } = {}] = await ask(
      "SELECT until_ms - CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS left FROM dfe_outbox_people",
    );
    expect(Number(left)).toBeGreaterThan(LEASE_MS - 30_000);
    expect(Number(left)).toBeLessThanOrEqual(LEASE_MS + 1000);
    expect(await store.take(PERSON, 'x', LEASE_MS)).toBeNull();
    expect(await store.take(OTHER, 'x', LEASE_MS)).toMatchObject({ number: 1 });
    await tell(`UPDATE dfe_outbox_people SET until_ms = ${BEFORE}, version = 7`);
    expect(await store.take(PERSON, 'x', LEASE_MS)).toEqual({ person: PERSON, word: 'x', number: 2, version: 7 });
    await store.release({ ...one, number: 2, word: 'x' }, 7, NONE);
    expect(await store.take(PERSON, 'y', LEASE_MS)).toMatchObject({ number: 3 });
  });

  test('goes on for those of a host’s own that have not run out', async () => {
    const stand = await outboxStand();
    const third = PERSON.replace(/^6/, '7');
    for (const person of [PERSON, OTHER, third]) await taken(stand, person);
    await stand.tell('UPDATE dfe_outbox_people SET until_ms = ? WHERE person = ?', BEFORE, OTHER);
    const renewed = await stand.store.renew('w', [PERSON, OTHER], 10 * LEASE_MS);
    expect([...renewed]).toEqual([PERSON]);
    expect([...(await stand.store.renew('x', [PERSON, third], LEASE_MS))]).toEqual([]);
    const untils = await stand.ask('SELECT person, until_ms FROM dfe_outbox_people');
    const until = (person: string): number => Number(untils.find((one) => one['person'] === person)?.['until_ms']);
    expect(until(PERSON)).toBeGreaterThan(until(third) + 5 * LEASE_MS);
    expect(until(OTHER)).toBe(BEFORE);
  });

  test('is given back with why nothing can be done for the person, and up to which row that was seen', async () => {
    const stand = await outboxStand();
    const lease = await taken(stand);
    await stand.store.release(lease, lease.version, { waits: 'day', seen: 12, next: 99 });
    expect(await people(stand)).toEqual([
      { person: PERSON, number: 1, word: '', version: 0, seen: 12, next_ms: 99, waits: 'day' },
    ]);
    const again = await taken(stand);
    await stand.store.release(again, again.version, NONE);
    expect(await people(stand)).toMatchObject([{ number: 2, seen: null, next_ms: null, waits: null }]);
  });

  test('is looked at again when rows joined meanwhile', async () => {
    const stand = await outboxStand();
    const lease = await taken(stand);
    await stand.store.change(() => stand.store.lookAgain(PERSON));
    await stand.store.release(lease, lease.version, { waits: 'person', seen: 12, next: null });
    expect(await people(stand)).toMatchObject([{ version: 1, seen: null, waits: 'person', word: '' }]);
  });

  test('is not given back by whoever lost it', async () => {
    const stand = await outboxStand();
    const lease = await taken(stand);
    for (const other of [
      { ...lease, number: 9 },
      { ...lease, word: 'x' },
      { ...lease, person: OTHER },
    ])
      await stand.store.release(other, lease.version, NONE);
    expect(await people(stand)).toMatchObject([{ person: PERSON, number: 1, word: 'w' }]);
    expect(await stand.store.take(PERSON, 'x', LEASE_MS)).toBeNull();
  });
});
