import { describe, expect, test } from 'vitest';
import { OutboxStore } from '../../../src/bulk/outbox/store.ts';
import { query } from '../../../src/sync/store/steps.ts';
import { AT, BEFORE, entry, kept, LATER, OTHER, outboxStand, PERSON } from './stand.ts';

const LEASE_MS = 60_000;

describe('the tables of an outbox', () => {
  test('are made once, and left as they are by whoever opens them later', async () => {
    const { store, outbox, ask } = await outboxStand();
    expect(await store.fact('format')).toBe('1');
    await outbox.add([entry('one')]);
    await store.prepare();
    expect(await ask('SELECT key, state, is_open, sends FROM dfe_outbox')).toEqual([
      { key: 'one', state: 'pending', is_open: 1, sends: 0 },
    ]);
  });

  test('of a newer version are refused, and not changed', async () => {
    const { store } = await outboxStand();
    await store.setFact('format', '2');
    await expect(store.prepare()).rejects.toMatchObject({
      reason: 'usage',
      message: expect.stringContaining(
        '(format 2; this one knows 1). Update the package. Nothing was changed.',
      ) as string,
    });
    expect(await store.fact('format')).toBe('2');
  });

  test('that cannot be read say so, with what the database calls it', async () => {
    const { store } = await outboxStand();
    const failing = store.read(() => query('SELECT * FROM dfe_outbox_nowhere'));
    await expect(failing).rejects.toMatchObject({ reason: 'storage', name: 'BulkError' });
    await expect(failing).rejects.toThrow(/^The outbox could not be read or written\. The database failed at SELECT/);
    await expect(store.change(() => query('DELETE FROM dfe_outbox_nowhere'))).rejects.toMatchObject({
      reason: 'storage',
    });
    const ours = new Error('a fault of ours');
    const broken = store.read(function* () {
      yield* query('SELECT 1');
      throw ours;
    });
    await expect(broken).rejects.toBe(ours);
  });

  test('of a host are those of every other one', async () => {
    const { connection, store } = await outboxStand();
    await store.setFact('provider', 'Alpha');
    expect(await new OutboxStore(connection).fact('provider')).toBe('Alpha');
  });
});

describe('facts of an outbox', () => {
  test('are kept, changed and taken back', async () => {
    const { store } = await outboxStand();
    expect(await store.fact('stopped')).toBeNull();
    await store.setFact('stopped', 'a-rule');
    await store.setFact('stopped', 'another');
    expect(await store.fact('stopped')).toBe('another');
    await store.setFact('stopped', null);
    expect(await store.fact('stopped')).toBeNull();
    expect(await store.fact('format')).toBe('1');
  });

  test('that only one may tell are those of the first, all of them or none', async () => {
    const { store } = await outboxStand();
    expect(await store.claim('origin', 'https://one', { provider: 'Alpha', token: 't' })).toBe(true);
    expect(await store.claim('origin', 'https://two', { provider: 'Beta', token: 'u' })).toBe(false);
    expect(await Promise.all(['origin', 'provider', 'token'].map((name) => store.fact(name)))).toEqual([
      ...['https://one', 'Alpha', 't'],
    ]);
  });

  test('that nobody knows are not kept', async () => {
    const { store } = await outboxStand();
    expect(await store.claim('origin', 'https://one', { provider: null, token: 't' })).toBe(true);
    expect([await store.fact('provider'), await store.fact('token')]).toEqual([null, 't']);
  });
});

describe('people to work on', () => {
  const people = ['a', 'b', 'c', 'd'].map((sign) => PERSON.replace(/^6/, sign));
  async function four() {
    const stand = await outboxStand();
    await stand.outbox.add(people.map((person, at) => entry(`row ${at}`, { person: person.toUpperCase() })));
    const aside = (person: number, values: string): Promise<void> =>
      stand.tell(`INSERT INTO dfe_outbox_people (person, ${values.split('=').map((part) => part.trim())[0]})
        VALUES ('${people[person]}', ${values.split('=')[1]})`);
    const candidates = (all = false, without: readonly string[] = [], most = 10) =>
      stand.store.candidates(all, without, most);
    return { ...stand, aside, candidates };
  }

  test('come in the order of their first open rows, as many as are wanted, and without those that are named', async () => {
    const { candidates, tell } = await four();
    expect(await candidates()).toEqual(people);
    expect(await candidates(false, [], 2)).toEqual(people.slice(0, 2));
    expect(await candidates(false, [people[0] ?? '', people[2] ?? ''])).toEqual([people[1], people[3]]);
    await tell("UPDATE dfe_outbox SET is_open = 0 WHERE key = 'row 1'");
    expect(await candidates()).toEqual([people[0], people[2], people[3]]);
  });

  test('are not those that another host works on, until its lease has run out', async () => {
    const { candidates, aside } = await four();
    await aside(0, `until_ms = ${LATER}`);
    await aside(1, `until_ms = ${BEFORE}`);
    expect(await candidates()).toEqual(people.slice(1));
    expect(await candidates(true)).toEqual(people.slice(1));
  });

  test('are not those of whom all rows were seen in vain, unless their time has come or all are wanted', async () => {
    const { candidates, aside, tell, outbox } = await four();
    await aside(0, 'seen = 1');
    await aside(1, 'seen = 2');
    await aside(2, 'seen = 3');
    expect(await candidates()).toEqual([people[3]]);
    expect(await candidates(true)).toEqual(people);
    await tell(`UPDATE dfe_outbox_people SET next_ms = ${LATER} WHERE person = ?`, people[0] ?? '');
    await tell(`UPDATE dfe_outbox_people SET next_ms = ${BEFORE} WHERE person = ?`, people[1] ?? '');
    expect(await candidates()).toEqual([people[1], people[3]]);
    // a row that came in since
    await outbox.add([entry('row 4', { person: people[2] ?? '' })]);
    expect(await candidates()).toEqual([people[1], people[2], people[3]]);
  });
});

test('all rows of a person come by position, and then as they came in; with what happened to open ones', async () => {
  const { store, outbox } = await outboxStand();
  await outbox.add([
    entry('late', { position: 9 }),
    entry('first', { position: 2, person: PERSON.toUpperCase() }),
    entry('second', { position: 2 }),
    entry('other', { person: OTHER }),
  ]);
  const lease = await store.take(PERSON, 'w', LEASE_MS);
  if (lease === null) throw new Error('no lease');
  await store.keep(
    [lease],
    [kept(3, { type: 'sending' }), kept(2, { type: 'done', record: 'R' }), kept(3, { type: 'unknown' })],
  );
  const { rows, events } = await store.load(PERSON);
  expect(rows.map(({ key }) => key)).toEqual(['first', 'second', 'late']);
  expect(events).toEqual(
    ['sending', 'unknown'].map((type) => ({ row_id: 3, event: JSON.stringify({ line: 3, at: AT, type }) })),
  );
});
