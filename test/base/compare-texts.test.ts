import { expect, test } from 'vitest';
import { compareTexts } from '../../src/base/compare-texts.ts';

test('orders by code units, capitals first', () => {
  expect(['b', 'a', 'B', 'ab', ''].sort(compareTexts)).toEqual(['', 'B', 'a', 'ab', 'b']);
});

test('equal texts are equal', () => {
  expect(compareTexts('a', 'a')).toBe(0);
});
