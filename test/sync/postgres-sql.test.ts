import { describe, expect, test } from 'vitest';
import { quotedSchema, storable, storableList, translated } from '../../src/sync/postgres/sql.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';

const words = (sql: string): string => translated(sql, '"s"').text;

describe('a statement in the words of PostgreSQL', () => {
  test.each([
    ['SELECT ? + ?', 'SELECT $1 + $2'],
    ['x IN {list}', 'x IN (SELECT json_array_elements_text($1::json))'],
    ['FROM {map}', 'FROM json_each_text($1::json)'],
    ['{array}(x)', 'json_agg(x)'],
    ['x {lock}', 'x FOR UPDATE'],
    ['{each d.cohorts}', 'json_array_elements_text(d.cohorts::json)'],
    ['FROM dfe_runs', 'FROM "s".dfe_runs'],
    ['DROP INDEX ix_dfe_a', 'DROP INDEX "s".ix_dfe_a'],
    ['CREATE INDEX ix_dfe_a ON dfe_a (x)', 'CREATE INDEX ix_dfe_a ON "s".dfe_a (x)'],
    [' create unique index ix_dfe_a ON dfe_a', ' create unique index ix_dfe_a ON "s".dfe_a'],
    ["'dfe_a ? it''s' || ?", "'dfe_a ? it''s' || $1"],
    ['"dfe_a" -- dfe_b ?\n/* ? dfe_c */ ?', '"dfe_a" -- dfe_b ?\n/* ? dfe_c */ $1'],
    ['a.dfe_a $dfe_b xdfe_c', 'a.dfe_a $dfe_b xdfe_c'],
  ])('%s', (sql, expected) => {
    expect(words(sql)).toBe(expected);
  });

  test('says which values are lists or maps, counted from nought', () => {
    const { text, lists } = translated('? {list} ? {map} ?', '"s"');
    expect([...lists]).toEqual([1, 3]);
    expect(text).toMatch(/^\$1 .*\$2.* \$3 .*\$4.* \$5$/);
    expect(words('{now}')).toContain('clock_timestamp()');
  });
});

test('the name of a schema is quoted, and one that would be cut off is refused', () => {
  expect(quotedSchema('a"b')).toBe('"a""b"');
  expect(quotedSchema('x'.repeat(63))).toHaveLength(65);
  for (const name of ['', 'x'.repeat(64), 'é'.repeat(32), 'a\u0000'])
    expect(() => quotedSchema(name)).toThrow(CopyError);
});

test('what PostgreSQL cannot keep is replaced, and all else is as it was', () => {
  expect(storable('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
  expect([storable(5), storable(null), storable('é😀')]).toEqual([5, null, 'é😀']);
  expect(storableList('["a\\u0000","b"]')).toBe('["a\ufffd","b"]');
  expect(storableList('{"k\\u0000":"v\\uD800","x":"y"}')).toBe('{"k\ufffd":"v\ufffd","x":"y"}');
  expect(storableList('[ "a" ]')).toBe('[ "a" ]');
  expect(storableList('"\\u0000"')).toBe('"\\u0000"');
  expect([storableList(5), storableList(null)]).toEqual([5, null]);
});
