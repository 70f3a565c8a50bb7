import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyClient } from '../../../src/bulk/client.ts';
import { kindsWorld, type KindsWorld } from '../kinds-world.ts';
import { entry, LATER, OTHER, outboxStand, PERSON } from './stand.ts';

let world: KindsWorld;
beforeAll(() => {
  world = kindsWorld({ participants: 12, schools: 4, declarations: 12 });
});

const name = { batch: 'b', key: 'one' };
const wasLost = { as: 'not-sent', note: 'the file was wrong' } as const;

async function withRows() {
  const stand = await outboxStand();
  await stand.outbox.add([entry('one', { batch: 'a' }), entry('one'), entry('two')]);
  const states = async () => (await stand.outbox.rows()).map(({ batch, key, state }) => `${batch} ${key} ${state}`);
  return { ...stand, states };
}
const untouched = ['a one pending', 'b one pending', 'b two pending'];

describe('a row that a person closes', () => {
  test('is over as they say, and no other of its name or batch', async () => {
    const { outbox, states, ask } = await withRows();
    await outbox.closeRow(world.dfe, name, wasLost);
    expect(await states()).toEqual(['a one pending', 'b one closed', 'b two pending']);
    const [event] = await ask('SELECT row_id, event FROM dfe_outbox_events');
    expect(JSON.parse(String(event?.['event']))).toMatchObject({ type: 'closed', line: 2, ...wasLost });
    await expect(outbox.closeRow(world.dfe, name, wasLost)).rejects.toThrow(
      'The write "one" of batch "b" is closed already.',
    );
  });

  test('is done with the record that they name, if the service knows it', async () => {
    const { outbox, states } = await withRows();
    const [there] = await world.all('participant-declarations');
    if (there === undefined) throw new Error('no declaration');
    await expect(outbox.closeRow(world.dfe, name, { as: 'done', id: OTHER })).rejects.toThrow('knows no such record');
    expect(await states()).toEqual(untouched);
    await outbox.closeRow(world.dfe, name, { as: 'done', id: there.id });
    expect((await outbox.rows(name))[0]).toMatchObject({ state: 'closed', record: there.id });
  });

  test('is left as it is where the outbox is of another server than the client', async () => {
    const { outbox, store, states } = await withRows();
    await store.setFact('origin', 'https://other.test');
    const closing = outbox.closeRow(world.dfe, name, wasLost);
    await expect(closing).rejects.toMatchObject({ reason: 'usage' });
    await expect(closing).rejects.toThrow('This outbox is of https://other.test, and the client of https://mock.test.');
    expect(await states()).toEqual(untouched);
    await store.setFact('origin', 'https://mock.test');
    await outbox.closeRow(world.dfe, name, wasLost);
    expect(await states()).toContain('b one closed');
  });

  test('is left as it is where what is given is no client, or has nothing to say', async () => {
    const { outbox, states } = await withRows();
    const none = { service: 'rect', declarations: {}, whoAmI: () => Promise.resolve(null) } satisfies AnyClient;
    expect(() => outbox.closeRow(none, name, wasLost)).toThrow('has to be a client made by createClient');
    await expect(outbox.closeRow(world.dfe, name, { as: 'not-sent', note: ' ' })).rejects.toThrow(/^Say why/);
    expect(await states()).toEqual(untouched);
  });

  test('is left as it is when a host takes its person over while the record is looked at', async () => {
    const { outbox, states, tell } = await withRows();
    const [there] = await world.all('participant-declarations');
    if (there === undefined) throw new Error('no declaration');
    world.put(async (_, answer) => {
      await tell('UPDATE dfe_outbox_people SET number = number + 1, word = ?, until_ms = ?', 'thief', LATER);
      return answer();
    });
    await expect(outbox.closeRow(world.dfe, name, { as: 'done', id: there.id })).rejects.toMatchObject({ why: 'lost' });
    world.put(null);
    expect(await states()).toEqual(untouched);
  });
});

test('an outbox that is closed reads and writes no more', async () => {
  const { outbox, store } = await outboxStand();
  await outbox.close();
  await expect(outbox.rows()).rejects.toThrow();
  await expect(store.take(PERSON, 'w', 60_000)).rejects.toThrow();
});
