import { expect, test } from 'vitest';
import { isLoopback } from '../../src/base/loopback.ts';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.0.0.0', '127.255.255.255', '127.1.22.199', '::1', '[::1]'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each([
  '',
  '127.evil.com',
  '127.0.0.1.evil.com',
  '127.0.0.evil',
  'x127.0.0.1',
  '127.0.0.256',
  '127.0.0.999',
  '127.0.0.01',
  '127.0.1',
  '128.0.0.1',
  '0.0.0.0',
  '::',
  '[::2]',
  'mock.localhost',
  'localhost.evil.com',
  'notlocalhost',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
