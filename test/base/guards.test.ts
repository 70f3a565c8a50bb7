import { expect, test } from 'vitest';
import { isNested, isRecord } from '../../src/base/guards.ts';

test('a record is an object, and neither a list nor null', () => {
  expect([{}, { a: 1 }, Object.create(null), new Date(0)].map(isRecord)).toEqual([true, true, true, true]);
  expect([[], null, undefined, 'text', 1, true, () => 1].some(isRecord)).toBe(false);
});

test('what holds other values is an object or a list', () => {
  expect([{}, [], new Date(0)].map(isNested)).toEqual([true, true, true]);
  expect([null, undefined, 'text', 1, true, () => 1].some(isNested)).toBe(false);
});
