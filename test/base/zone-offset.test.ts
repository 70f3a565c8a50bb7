import { expect, test } from 'vitest';
import { zoneOffset } from '../../src/base/zone-offset.ts';

const MINUTE = 60_000;

test.each([
  ['+01:00', 60],
  ['+0100', 60],
  ['+01', 60],
  ['-05:30', -330],
  ['-0530', -330],
  ['-05', -300],
  ['Z', 0],
  ['z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['', 0],
  ['1:00', 0],
])('%j', (text, minutes) => {
  expect(zoneOffset(text)).toBeCloseTo(minutes * MINUTE);
});
