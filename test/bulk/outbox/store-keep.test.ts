import { describe, expect, test } from 'vitest';
import { NotNow } from '../../../src/bulk/run/context.ts';
import { BEFORE, entry, kept, LATER, OTHER, outboxStand, PERSON, type OutboxStand } from './stand.ts';

async function taken(stand: OutboxStand, person = PERSON) {
  const lease = await stand.store.take(person, 'w', 60_000);
  if (lease === null) throw new Error('no lease');
  return lease;
}
const people = ({ ask }: OutboxStand) => ask('SELECT person, version, seen FROM dfe_outbox_people ORDER BY person');

describe('what happened to a row', () => {
  const row = async ({ ask }: OutboxStand) =>
    (await ask('SELECT state, is_open, rule, why, record, statement, landed, until, sends, plan FROM dfe_outbox'))[0];

  test('is kept with the row after it, and open no more when it is over', async () => {
    const stand = await outboxStand();
    await stand.outbox.add([entry('one')]);
    const lease = await taken(stand);
    await stand.store.keep([lease], [{ ...kept(1, { type: 'sending' }), plan: '{"a":1}' }]);
    expect(await row(stand)).toMatchObject({ state: 'sending', is_open: 1, sends: 1, plan: '{"a":1}' });
    const done = { type: 'done', record: 'R', statement: 'S', landed: 'slid' } as const;
    await stand.store.keep([lease], [kept(1, done)]);
    // a plan stays while none takes its place
    expect(await row(stand)).toMatchObject({
      state: 'done',
      is_open: 0,
      record: 'R',
      statement: 'S',
      landed: 'slid',
      plan: '{"a":1}',
    });
    await stand.store.keep([lease], [kept(1, { type: 'held', rule: 'r', why: 'because', until: '2026-07-01' })]);
    expect(await row(stand)).toMatchObject({
      state: 'held',
      is_open: 1,
      rule: 'r',
      why: 'because',
      until: '2026-07-01',
    });
    expect(await stand.ask('SELECT row_id, at FROM dfe_outbox_events')).toHaveLength(3);
  });

  test('is not kept, nor anything beside it, once another host has the person', async () => {
    const stand = await outboxStand();
    await stand.outbox.add([entry('one'), entry('two', { person: OTHER })]);
    const [own, others] = [await taken(stand), await taken(stand, OTHER)];
    await stand.tell('UPDATE dfe_outbox_people SET number = number + 1 WHERE person = ?', OTHER);
    const lost = stand.store.keep([own, others], [kept(1, { type: 'unknown' }), kept(2, { type: 'unknown' }, OTHER)]);
    await expect(lost).rejects.toBeInstanceOf(NotNow);
    await expect(lost).rejects.toMatchObject({ why: 'lost', person: OTHER });
    expect(await stand.ask('SELECT state FROM dfe_outbox')).toEqual([{ state: 'pending' }, { state: 'pending' }]);
    expect(await stand.ask('SELECT * FROM dfe_outbox_events')).toEqual([]);
    for (const wrong of [
      { ...own, word: 'x' },
      { ...own, person: OTHER },
    ])
      await expect(stand.store.keep([wrong], [kept(1, { type: 'unknown' })])).rejects.toMatchObject({ why: 'lost' });
  });

  test('is kept after the time of the lease has run out, but nothing is about to be sent any more', async () => {
    const stand = await outboxStand();
    await stand.outbox.add([entry('one')]);
    const lease = await taken(stand);
    await stand.tell(`UPDATE dfe_outbox_people SET until_ms = ${BEFORE}`);
    await stand.store.keep([lease], [kept(1, { type: 'unknown' })]);
    expect(await row(stand)).toMatchObject({ state: 'unknown' });
    for (const events of [[kept(1, { type: 'sending' })], [kept(1, { type: 'unknown' }), kept(1, { type: 'sending' })]])
      await expect(stand.store.keep([lease], events)).rejects.toMatchObject({ why: 'lost', person: PERSON });
    await stand.tell(`UPDATE dfe_outbox_people SET until_ms = ${LATER}`);
    await stand.store.keep([lease], [kept(1, { type: 'sending' })]);
    expect(await row(stand)).toMatchObject({ state: 'sending' });
  });

  test('who is another person now has the row from then on, and is looked at again', async () => {
    const stand = await outboxStand();
    await stand.outbox.add([entry('one'), entry('two')]);
    await stand.tell('INSERT INTO dfe_outbox_people (person, seen) VALUES (?, 5)', OTHER);
    const lease = await taken(stand);
    await stand.store.keep([lease], [kept(1, { type: 'rekeyed', id: OTHER })]);
    expect(await stand.ask('SELECT id, person FROM dfe_outbox ORDER BY id')).toEqual([
      { id: 1, person: OTHER },
      { id: 2, person: PERSON },
    ]);
    expect(await people(stand)).toMatchObject([
      { person: OTHER, version: 1, seen: null },
      { person: PERSON, version: 0 },
    ]);
    const third = PERSON.replace(/^6/, '7');
    await stand.store.keep([lease], [kept(2, { type: 'rekeyed', id: third }), kept(2, { type: 'sending', id: OTHER })]);
    expect((await stand.ask('SELECT person FROM dfe_outbox WHERE id = 2'))[0]).toEqual({ person: third });
    expect(await people(stand)).toMatchObject([{ person: OTHER, version: 1 }, {}, { person: third, version: 1 }]);
  });
});
