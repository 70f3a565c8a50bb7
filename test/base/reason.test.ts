import { expect, test } from 'vitest';
import { reason } from '../../src/base/reason.ts';

test.each([
  [new Error('no such file'), 'no such file'],
  [new TypeError('not a function'), 'not a function'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [null, 'null'],
])('%s', (thrown, said) => {
  expect(reason(thrown)).toBe(said);
});
