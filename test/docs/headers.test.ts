import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countKnown, fieldsOf } from '../../src/bulk/csv/headers.ts';
import { bulkOperations } from '../../src/bulk/rows/operations.ts';

const page = readFileSync(new URL('../../docs/bulk.md', import.meta.url), 'utf8');
const table = page.split('| Column | Also |')[1]?.split('\n\n')[0] ?? '';
const rows = [...table.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, column = '', also = '']) => ({
  column,
  also: [...also.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => name),
}));

test('every other name of a column that the page of bulk tells is read', () => {
  expect(rows.length).toBeGreaterThan(5);
  for (const { column, also } of rows) {
    expect(also.length, column).toBeGreaterThan(0);
    for (const operation of bulkOperations) {
      if (!fieldsOf(operation).some(({ name }) => name === column)) continue;
      expect(countKnown(operation, [column, ...also]), `${column} of ${operation}`).toBe(also.length + 1);
    }
  }
});
