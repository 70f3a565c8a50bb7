import { describe, expect, test } from 'vitest';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { closeGone, noteUnlisted, someRecords, unlistedBefore } from '../../src/sync/store/close.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import type { NewEvent } from '../../src/sync/store/events.ts';
import { query, type CopyConnection, type Row, type Value } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';

const OLD = '2024-05-01T00:00:00Z';
const NOW = '2024-06-01T00:00:00Z';

const item = (id: string, attributes: Item['attributes'] = {}): Item => ({ id, type: 'any', attributes });
const row = (id: string, more: Readonly<Record<string, Value>> = {}) => ({
  ...{ id, raw_hash: '', first_seen: OLD, last_changed: OLD, unlisted: 0, raw: JSON.stringify(item(id, { n: id })) },
  ...more,
});
const rows = (copy: CopyConnection, sql: string): Promise<readonly Row[]> => copy.read(() => query(sql));

async function gone(copy: CopyConnection, resource: Resource, id: string, cohort: string | null = null) {
  const events: NewEvent[] = [];
  const emit = (event: NewEvent): void => void events.push(event);
  const isNews = await copy.write(() => closeGone(resource, id, cohort, { at: NOW, provider: null, emit }));
  return { isNews, events };
}

describe('a record that is gone', () => {
  test('stays with when and why, and its last state is told once', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_delivery_partners', row('a'), row('b'));
    expect(await gone(copy, 'deliveryPartners', 'a')).toEqual({
      isNews: true,
      events: [
        {
          ...{ resource: 'deliveryPartners', id: 'a', cohort: null, kind: 'vanished' },
          ...{ last: item('a', { n: 'a' }), ours: null },
        },
      ],
    });
    expect(
      await rows(copy, 'SELECT id, gone_at, gone_why, last_changed FROM dfe_delivery_partners ORDER BY id'),
    ).toEqual([
      { id: 'a', gone_at: NOW, gone_why: 'gone', last_changed: NOW },
      { id: 'b', gone_at: null, gone_why: null, last_changed: OLD },
    ]);
    expect(await gone(copy, 'deliveryPartners', 'a')).toEqual({ isNews: false, events: [] });
  });

  test('that the copy never had, or that went before, is no news and keeps why it went', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_participants', row('m', { gone_at: OLD, gone_why: 'merged', merged_into: 'x' }));
    expect(await gone(copy, 'participants', 'm')).toEqual({ isNews: false, events: [] });
    expect(await gone(copy, 'participants', 'nobody')).toEqual({ isNews: false, events: [] });
    expect(await rows(copy, 'SELECT gone_at, gone_why FROM dfe_participants')).toEqual([
      { gone_at: OLD, gone_why: 'merged' },
    ]);
  });

  test('of a school is gone in one cohort alone', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_schools', row('s', { cohort: '2024' }), row('s', { cohort: '2025' }));
    const { isNews, events } = await gone(copy, 'schools', 's', '2025');
    expect(isNews).toBe(true);
    expect(events).toMatchObject([{ id: 's', cohort: '2025', kind: 'vanished' }]);
    expect(await rows(copy, 'SELECT cohort, gone_at FROM dfe_schools ORDER BY cohort')).toEqual([
      { cohort: '2024', gone_at: null },
      { cohort: '2025', gone_at: NOW },
    ]);
    expect((await gone(copy, 'schools', 's', '2024')).isNews).toBe(true);
    expect((await gone(copy, 'schools', 's', '2024')).isNews).toBe(false);
  });

  test.each([
    [1, true],
    [0, false],
    [null, null],
  ])('of a declaration tells whether it was ours (%s: %s)', async (ours, expected) => {
    const copy = await bareCopy();
    await put(copy, 'dfe_declarations', row('d', { ours }), row('e', { ours: 1 }));
    expect((await gone(copy, 'declarations', 'd')).events).toMatchObject([{ id: 'd', ours: expected }]);
  });

  test('whose state is damaged is not told as something else', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_statements', row('a', { raw: '[]' }));
    await expect(gone(copy, 'statements', 'a')).rejects.toThrow(CopyError);
    expect(await rows(copy, 'SELECT gone_at FROM dfe_statements')).toEqual([{ gone_at: null }]);
  });
});

describe('a record that is served though its list does not have it', () => {
  test('is noted with how often, and no other record is', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_statements', row('a'), row('b'));
    const before = () => copy.read(() => unlistedBefore('statements', 'a', null));
    expect(await before()).toBe(0);
    await copy.write(() => noteUnlisted('statements', 'a', null, 0));
    expect(await before()).toBe(1);
    await copy.write(() => noteUnlisted('statements', 'a', null, 1));
    expect(await before()).toBe(2);
    expect(await copy.read(() => unlistedBefore('statements', 'b', null))).toBe(0);
    expect(await copy.read(() => unlistedBefore('statements', 'nobody', null))).toBe(0);
  });

  test('of a school: in its cohort', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_schools', row('s', { cohort: '2024' }), row('s', { cohort: '2025', unlisted: 4 }));
    await copy.write(() => noteUnlisted('schools', 's', '2024', 6));
    expect(await copy.read(() => unlistedBefore('schools', 's', '2024'))).toBe(7);
    expect(await copy.read(() => unlistedBefore('schools', 's', '2025'))).toBe(4);
  });
});

describe('some records that should be there', () => {
  test('are the last to have changed, without those that are gone, unlisted, or owed a read', async () => {
    const copy = await bareCopy();
    await put(
      copy,
      'dfe_declarations',
      ...['c', 'b'].map((id) => row(id, { last_changed: NOW })),
      ...[row('a'), row('gone', { gone_at: OLD }), row('beside', { unlisted: 1 }), row('owed')],
    );
    const todo = { kind: 'absent', cohort: '', since: OLD, tries: 0 };
    await put(copy, 'dfe_todo', { ...todo, resource: 'declarations', record_id: 'owed' });
    await put(copy, 'dfe_todo', { ...todo, resource: 'participants', record_id: 'a' });
    const some = (count: number) => copy.read(() => someRecords('declarations', count));
    expect(await some(10)).toEqual(['b', 'c', 'a'].map((id) => ({ id, cohort: null })));
    expect(await some(1)).toEqual([{ id: 'b', cohort: null }]);
  });

  test('are named with their cohort where they are schools', async () => {
    const copy = await bareCopy();
    await put(copy, 'dfe_schools', row('s', { cohort: '2024' }), row('t', { cohort: '2025', last_changed: NOW }));
    expect(await copy.read(() => someRecords('schools', 2))).toEqual([
      { id: 't', cohort: '2025' },
      { id: 's', cohort: '2024' },
    ]);
  });
});
