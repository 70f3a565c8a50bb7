import { expect, test } from 'vitest';
import { valueAt } from '../../src/base/value-at.ts';

const body = { data: [{ id: 'a' }, { id: null }] };

test('follows keys and positions', () => {
  expect(valueAt(body, ['data', 0, 'id'])).toBe('a');
  expect(valueAt(body, ['data', '1', 'id'])).toBeNull();
  expect(valueAt(body, [])).toBe(body);
});

test('is undefined where the path leads nowhere', () => {
  expect(valueAt(body, ['data', 2, 'id'])).toBeUndefined();
  expect(valueAt(body, ['data', 1, 'id', 'length'])).toBeUndefined();
  expect(valueAt('text', ['length'])).toBeUndefined();
});
