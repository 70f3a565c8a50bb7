import { describe, expect, test } from 'vitest';
import { eraseTutor } from '../../src/sync/store/erase.ts';
import { bareCopy, put } from './bare.ts';
import { history, told } from './store-support.ts';

describe('a tutor who is cleared', () => {
  const his = ' T@X.example';
  const named = (email: unknown) => ({ induction_tutor_email: email, induction_tutor_name: 'Tuva', urn: '1' });
  const bare = { induction_tutor_email: null, induction_tutor_name: null, urn: '1' };
  const item = (attributes: unknown) => ({ id: 's', type: 'school', attributes });

  test.each([
    ['before', { before: JSON.stringify(named(his)), after: JSON.stringify(named('o@x')) }],
    ['after', { before: JSON.stringify(named('o@x')), after: JSON.stringify(named(his)) }],
    ['after alone', { after: JSON.stringify(named(his)) }],
    ['before alone', { before: JSON.stringify(named(his)) }],
  ])('is gone from a change that named him %s', async (_, stored: { before?: string; after?: string }) => {
    const copy = await bareCopy();
    await put(copy, 'dfe_changes', told(1, 'schools', 's', stored));
    await copy.write(() => eraseTutor('t@x.example ', () => undefined));
    const is = (side: string | undefined) => (side === undefined ? null : JSON.stringify(bare));
    expect(await history(copy)).toEqual([{ before: is(stored.before), after: is(stored.after), data: null }]);
  });

  test('is gone from what was added and what vanished, and not from what names another', async () => {
    const copy = await bareCopy();
    const data = [item(named(his)), { last: item(named(his)), ours: null }, { last: item(named('o@x')), ours: null }];
    const all = [...data, { last: 1 }, item(named(7))].map((one) => JSON.stringify(one));
    await put(copy, 'dfe_changes', ...all.map((one, at) => told(at + 1, 'schools', 's', { data: one })));
    await copy.write(() => eraseTutor('t@x.example', () => undefined));
    const [, , ...others] = all;
    expect((await history(copy)).map((row) => row['data'])).toEqual([
      JSON.stringify(item(bare)),
      JSON.stringify({ last: item(bare), ours: null }),
      ...others,
    ]);
  });
});
