import { describe, expect, test } from 'vitest';
import { entry, kept, LATER, outboxStand, PERSON } from './stand.ts';

describe('a batch', () => {
  test('is erased with all that was kept of it, once it is over, and no other', async () => {
    const stand = await outboxStand();
    const { outbox, store, ask } = stand;
    await outbox.add([entry('one'), entry('two'), entry('one', { batch: 'c' })]);
    const lease = await store.take(PERSON, 'w', 60_000);
    if (lease === null) throw new Error('no lease');
    await store.keep([lease], [kept(1, { type: 'done' }), kept(3, { type: 'done' })]);
    await expect(outbox.erase('b')).rejects.toThrow('Of batch "b" 1 rows are not over. Nothing was erased.');
    expect(await outbox.rows()).toHaveLength(3);
    await store.keep([lease], [kept(2, { type: 'refused' })]);
    expect(await outbox.erase('b')).toBe(2);
    expect((await outbox.rows()).map(({ batch }) => batch)).toEqual(['c']);
    expect(await ask('SELECT row_id FROM dfe_outbox_events')).toEqual([{ row_id: 3 }]);
    expect(await outbox.erase('nowhere')).toBe(0);
  });
});

describe('what a person says of a row', () => {
  test('is kept, and its person looked at again', async () => {
    const { outbox, tell, ask } = await outboxStand();
    await outbox.add([entry('one', { person: PERSON.toUpperCase() }), entry('two')]);
    await tell('INSERT INTO dfe_outbox_people (person, seen, waits) VALUES (?, 2, ?)', PERSON, 'person');
    await outbox.dropRow({ batch: 'b', key: 'two' });
    expect((await outbox.rows()).map(({ state }) => state)).toEqual(['pending', 'dropped']);
    expect(await ask('SELECT seen, waits, until_ms, word FROM dfe_outbox_people')).toEqual([
      { seen: null, waits: null, until_ms: 0, word: '' },
    ]);
    const [event] = await ask('SELECT row_id, event FROM dfe_outbox_events');
    expect(event?.['row_id']).toBe(2);
    expect(JSON.parse(String(event?.['event']))).toMatchObject({ type: 'dropped', line: 2 });
  });

  test('is refused for a row that is over, or that is not there', async () => {
    const { outbox, ask } = await outboxStand();
    await outbox.add([entry('one')]);
    for (const name of [
      { batch: 'b', key: 'none' },
      { batch: 'c', key: 'one' },
    ])
      await expect(outbox.dropRow(name)).rejects.toThrow(/is not in this outbox\.$/);
    await outbox.dropRow({ batch: 'b', key: 'one' });
    await expect(outbox.dropRow({ batch: 'b', key: 'one' })).rejects.toThrow(
      'The write "one" of batch "b" is dropped already.',
    );
    expect((await ask('SELECT until_ms FROM dfe_outbox_people'))[0]).toEqual({ until_ms: 0 });
  });

  test('has to wait while a host works on that person', async () => {
    const { outbox, tell } = await outboxStand();
    await outbox.add([entry('one')]);
    await tell('INSERT INTO dfe_outbox_people (person, until_ms) VALUES (?, ?)', PERSON, LATER);
    const dropping = outbox.dropRow({ batch: 'b', key: 'one' });
    await expect(dropping).rejects.toMatchObject({ reason: 'busy' });
    expect((await outbox.rows())[0]?.state).toBe('pending');
  });
});
