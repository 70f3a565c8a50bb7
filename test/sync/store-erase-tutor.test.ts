import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item } from '../../src/sync/resources.ts';
import { applyRecords, type ApplyContext } from '../../src/sync/store/apply.ts';
import { eraseTutor } from '../../src/sync/store/erase.ts';
import type { NewEvent } from '../../src/sync/store/events.ts';
import { bareCopy, put } from './bare.ts';
import { history, rowsOf, told } from './store-support.ts';

const context: ApplyContext = {
  ...{ service: 'rect', provider: null, readAt: '2024-06-01T00:00:00Z', wholeBefore: null, tellsAdded: false },
  isMerge: () => false,
};

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

  test('of one cohort of a school is cleared there; the one of another cohort stays, as do all other columns', async () => {
    const copy = await bareCopy();
    const school = (email: string): Item => ({ id: 's', type: 'school', attributes: { name: 'A', ...named(email) } });
    for (const [cohort, email] of [[2024, 't@x.example'] as const, [2025, 'o@x'] as const, [2026, his] as const])
      await copy.write(() => applyRecords('schools', [prepare(school(email), cohort)], context, () => undefined));
    const events: NewEvent[] = [];
    expect(await copy.write(() => eraseTutor('T@x.example', (event) => void events.push(event)))).toBe(2);
    const erased = { resource: 'schools', id: 's', kind: 'erased' };
    expect(events).toEqual(['2024', '2026'].map((cohort) => ({ ...erased, cohort })));
    const cleared = prepare({ ...school(''), attributes: { name: 'A', ...bare } }, null);
    const other = prepare(school('o@x'), null);
    const columns = 'cohort, name, induction_tutor_email AS email, raw, raw_hash AS hash';
    expect(await rowsOf(copy, `SELECT ${columns} FROM dfe_schools ORDER BY cohort`)).toEqual([
      { cohort: '2024', name: 'A', email: null, raw: cleared.raw, hash: cleared.rawHash },
      { cohort: '2025', name: 'A', email: 'o@x', raw: other.raw, hash: other.rawHash },
      { cohort: '2026', name: 'A', email: null, raw: cleared.raw, hash: cleared.rawHash },
    ]);
  });
});
