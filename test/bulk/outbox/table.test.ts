import { describe, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../src/bulk/index.ts';
import { entry, OTHER, outboxStand, PERSON, type OutboxStand } from './stand.ts';

const DRAFT = entry('any').draft;

describe('writes that are put in', () => {
  test('are rows that nothing has happened to, in the order in which they came', async () => {
    const { outbox } = await outboxStand();
    expect(await outbox.add([entry('two', { position: 2 }), entry('one')])).toBe(2);
    expect(await outbox.add([])).toBe(0);
    const nothing = { record: null, statement: null, landed: null, rule: null, why: null, until: null, sends: 0 };
    expect(await outbox.rows()).toEqual([
      { ...entry('two', { position: 2 }), state: 'pending', ...nothing },
      { ...entry('one'), state: 'pending', ...nothing },
    ]);
  });

  test('are passed over where they are there already, and the others are added', async () => {
    const { outbox } = await outboxStand();
    await outbox.add([entry('one')]);
    expect(await outbox.add([entry('one'), entry('two'), entry('two')])).toBe(1);
    expect(await outbox.add([entry('one', { batch: 'c' })])).toBe(1);
    expect(await outbox.rows()).toHaveLength(3);
  });

  test.each<[string, Partial<OutboxEntry>]>([
    ['another person', { person: OTHER }],
    ['another position', { position: 3 }],
    ['another operation', { operation: 'participants.resume', draft: { course_identifier: 'ecf-induction' } }],
    ['another draft', { draft: { ...DRAFT, evidence_held: 'other' } }],
  ])('with %s under a name that is taken add nothing of all', async (_, more) => {
    const { outbox } = await outboxStand();
    await outbox.add([entry('one')]);
    const adding = outbox.add([entry('two'), entry('one', more)]);
    await expect(adding).rejects.toMatchObject({ reason: 'usage' });
    await expect(adding).rejects.toThrow('The outbox has a write "one" in batch "b" already, with other contents.');
    expect((await outbox.rows()).map(({ key }) => key)).toEqual(['one']);
  });

  test.each<[string, Partial<Record<keyof OutboxEntry, unknown>>, RegExp]>([
    ['batch', { batch: '' }, /^add: batch has to be a text/],
    ['key', { key: 7 }, /^add: key has to be a text/],
    ['person', { person: '  ' }, /^add: person has to be a text/],
    ['position', { position: '1' }, /^The write "one" of batch "b" has no whole number as its position/],
    ['operation', { operation: 'declarations.burn' }, /asks for declarations\.burn, which is no bulk operation/],
    ['draft', { draft: { ...DRAFT, declaration_date: 'soon' } }, /cannot be sent: declaration_date .*no date/],
    ['draft', { draft: [] }, /cannot be sent: its draft is no object with attributes/],
    ['draft', { draft: { ...DRAFT, participant_id: OTHER } }, /its draft names another participant_id than the row/],
  ])('are refused, all of them, for a %s that cannot be used: %o', async (_, more, message) => {
    const { outbox } = await outboxStand();
    const adding = outbox.add([entry('fine'), { ...entry('one'), ...more } as OutboxEntry]);
    await expect(adding).rejects.toThrow(message);
    await expect(adding).rejects.toMatchObject({ reason: 'usage', message: /Nothing was added\.$/ as never });
    expect(await outbox.rows()).toEqual([]);
  });
});

describe('rows', () => {
  async function three(): Promise<OutboxStand> {
    const stand = await outboxStand();
    await stand.outbox.add([entry('one'), entry('two'), entry('one', { batch: 'c' })]);
    await stand.tell("UPDATE dfe_outbox SET state = 'done' WHERE key = 'two'");
    return stand;
  }

  test('are found by batch, key and state', async () => {
    const { outbox } = await three();
    const found = async (where: Parameters<typeof outbox.rows>[0]): Promise<string[]> =>
      (await outbox.rows(where)).map(({ batch, key }) => `${batch} ${key}`);
    expect(await found({})).toEqual(['b one', 'b two', 'c one']);
    expect(await found({ batch: 'b' })).toEqual(['b one', 'b two']);
    expect(await found({ key: 'one' })).toEqual(['b one', 'c one']);
    expect(await found({ batch: 'b', key: 'one' })).toEqual(['b one']);
    expect(await found({ state: 'done' })).toEqual(['b two']);
    expect(await found({ batch: undefined, state: 'pending' } as never)).toEqual(['b one', 'c one']);
    expect(await found({ batch: 'd' })).toEqual([]);
  });

  test('are not found by anything else', async () => {
    const { outbox } = await three();
    await expect(outbox.rows({ person: PERSON } as never)).rejects.toThrow(
      'rows: there is no option person; there are batch, key and state.',
    );
  });

  test('show what became of them', async () => {
    const { outbox, tell } = await three();
    await tell(`UPDATE dfe_outbox SET state = 'done', record = 'R', statement = 'S', landed = 'slid', rule = 'r', why = 'w',
      until = '2026-07-01', sends = 2 WHERE key = 'two'`);
    expect((await outbox.rows({ key: 'two' }))[0]).toMatchObject({
      ...{ record: 'R', statement: 'S', landed: 'slid', rule: 'r', why: 'w', until: '2026-07-01', sends: 2 },
    });
    for (const [written, shown] of [
      ['waiting', 'waiting'],
      ['unexpected', 'unexpected'],
      ['sideways', null],
    ] as const) {
      await tell('UPDATE dfe_outbox SET landed = ?', written);
      expect((await outbox.rows({ key: 'two' }))[0]?.landed).toBe(shown);
    }
  });

  test.each([
    ['{', {}],
    ['null', {}],
    ['"text"', {}],
    ['{"a":"text","b":1,"c":null,"d":{}}', { a: 'text' }],
  ])('whose draft is %s show the texts in it', async (written, draft) => {
    const { outbox, tell } = await three();
    await tell('UPDATE dfe_outbox SET draft = ?', written);
    expect((await outbox.rows({ key: 'two' }))[0]?.draft).toEqual(draft);
  });

  test('in a state that this version does not know are refused, and the row named', async () => {
    const { outbox, tell } = await three();
    await tell("UPDATE dfe_outbox SET state = 'burnt' WHERE id = 2");
    await expect(outbox.rows()).rejects.toMatchObject({ reason: 'journal' });
    await expect(outbox.rows()).rejects.toThrow('Row 2 of the outbox cannot be read.');
    expect(await outbox.rows({ key: 'one' })).toHaveLength(2);
  });
});
