import { describe, expect, test } from 'vitest';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { currentPersonal, makeSchema, set, setting, type Personal } from '../../src/sync/store/schema.ts';
import { write, type CopyConnection } from '../../src/sync/store/steps.ts';
import { bareCopy, put } from './bare.ts';
import { rowsOf } from './store-support.ts';

const current = (copy: CopyConnection) => copy.read(() => currentPersonal('sqlite'));
const make = (copy: CopyConnection, personal?: Personal) => copy.write(() => makeSchema('sqlite', personal));
const kept = (copy: CopyConnection, name: string) => copy.read(() => setting(name));

/** A copy as it is made with these options, and nothing before. */
async function made(personal?: Personal): Promise<CopyConnection> {
  const copy = await bareCopy();
  await copy.write(() => write('DELETE FROM dfe_schema'));
  await copy.write(() => write('DELETE FROM dfe_lease'));
  await make(copy, personal);
  return copy;
}

describe('a copy that is made', () => {
  test.each([
    [undefined, 'all'],
    ['all', 'all'],
    ['none', 'none'],
  ] as const)('with personal data %s keeps %s, also when it is opened without saying', async (given, expected) => {
    const copy = await made(given);
    expect(await current(copy)).toBe(expected);
    expect(await make(copy)).toBe(expected);
    expect(await make(copy, expected)).toBe(expected);
    expect(await current(copy)).toBe(expected);
  });

  test('has a lease that nobody holds, and a word of its own, which stay when it is opened again', async () => {
    const copy = await made();
    const word = await kept(copy, 'word');
    expect(word).toMatch(/^[\w-]{8}$/);
    expect(word).not.toBe(await kept(await made(), 'word'));
    expect(await kept(copy, 'format')).toBe('1');
    await copy.write(() => write('UPDATE dfe_lease SET number = 7'));
    await make(copy);
    expect(await kept(copy, 'word')).toBe(word);
    expect(await rowsOf(copy, 'SELECT one, number, word, seq FROM dfe_lease')).toEqual([
      { one: 1, number: 7, word: '', seq: 0 },
    ]);
  });
});

describe('personal data', () => {
  test('come into a copy without them when it is widened', async () => {
    const copy = await made('none');
    expect(await make(copy, 'all')).toBe('all');
    expect(await current(copy)).toBe('all');
    expect(await make(copy)).toBe('all');
  });

  test('are not taken out by opening a copy that has them', async () => {
    const copy = await made('all');
    await expect(make(copy, 'none')).rejects.toThrow(/holds personal data.*Start a new copy/);
    await expect(make(copy, 'none')).rejects.toThrow(CopyError);
    expect(await current(copy)).toBe('all');
  });
});

describe('a copy is not as this version makes it', () => {
  test.each([
    ['format', '0'],
    ['format', '2'],
    ['views', 'another text'],
  ])('when its %s is %s', async (name, value) => {
    const copy = await made();
    await copy.write(() => set(name, value));
    expect(await current(copy)).toBeNull();
  });

  test('when it has no format yet', async () => {
    const copy = await made();
    await copy.write(() => write("DELETE FROM dfe_schema WHERE name = 'format'"));
    expect(await current(copy)).toBeNull();
  });

  test('and one of a newer version is refused, with nothing changed', async () => {
    const copy = await made();
    await copy.write(() => set('format', '2'));
    await copy.write(() => set('views', 'newer'));
    await expect(make(copy)).rejects.toThrow(/newer version of lead-provider-sdk \(format 2; this one knows 1\)/);
    await expect(make(copy, 'none')).rejects.toThrow(CopyError);
    expect([await kept(copy, 'format'), await kept(copy, 'views'), await kept(copy, 'personal')]).toEqual([
      ...['2', 'newer', 'all'],
    ]);
  });

  test('what is missing is made, and what is there stays', async () => {
    const copy = await made();
    await put(copy, 'dfe_erased', { id: 'a', at: 'then' });
    await copy.write(() => write('DROP TABLE dfe_sends'));
    await copy.write(() => write('DROP INDEX ix_dfe_id_changes_owner_id'));
    await make(copy);
    expect(await rowsOf(copy, 'SELECT * FROM dfe_sends')).toEqual([]);
    expect(
      await rowsOf(copy, "SELECT name FROM sqlite_master WHERE name LIKE 'ix_dfe_id_changes%' ORDER BY 1"),
    ).toEqual([{ name: 'ix_dfe_id_changes_current_id' }, { name: 'ix_dfe_id_changes_owner_id' }]);
    expect(await rowsOf(copy, 'SELECT id FROM dfe_erased')).toEqual([{ id: 'a' }]);
  });

  test('views are made anew when their text is another one, and otherwise left alone', async () => {
    const copy = await made();
    const views = await kept(copy, 'views');
    await copy.write(() => write('DROP VIEW dfe_v_slid'));
    await make(copy);
    await expect(rowsOf(copy, 'SELECT * FROM dfe_v_slid')).rejects.toThrow();
    await copy.write(() => set('views', 'older'));
    await make(copy);
    expect(await rowsOf(copy, 'SELECT * FROM dfe_v_slid')).toEqual([]);
    expect(await kept(copy, 'views')).toBe(views);
  });
});
