import { expect, test } from 'vitest';
import { withCaller } from '../../src/client/caller.ts';
import { errorOf } from '../support/observed-client.ts';

/** The stack of an error leads to the line that called, and is otherwise as it was. */

/** Made elsewhere, before anybody called. */
function foreign(message: string, frames: readonly string[] = ['    at elsewhere (elsewhere.js:1:1)']): Error {
  const error = new Error(message);
  error.stack = [`Error: ${message}`, ...frames].join('\n');
  return error;
}

test('the lines of the caller come after those of the error, and neither a second message nor this package', async () => {
  const error = foreign('lost');
  const run = withCaller(() => Promise.reject(error));
  const here = (): Promise<unknown> => run();
  expect(await errorOf(here())).toBe(error);
  const lines = (error.stack ?? '').split('\n');
  expect(lines.slice(0, 2)).toEqual(['Error: lost', '    at elsewhere (elsewhere.js:1:1)']);
  expect(lines[2]).toMatch(/at here \(.*caller-lines\.test\.ts/);
  expect(lines.filter((line) => /^Error/.test(line))).toHaveLength(1);
  expect(error.stack).not.toContain('src/client/caller.ts');
});

test('a line that is there already is not said twice', async () => {
  const made: Error[] = [];
  const run = withCaller(() => {
    // made while the caller is still on the stack
    const error = new Error('at once');
    made.push(error);
    return Promise.reject(error);
  });
  await errorOf(run());
  const own = (made[0]?.stack ?? '').split('\n').filter((line) => line.includes('caller-lines.test.ts'));
  expect(own.length).toBeGreaterThan(1);
  expect(new Set(own).size).toBe(own.length);
});

test('an error without a stack gets the lines of the caller, and one that has them all stays', async () => {
  const bare = new Error('bare');
  Reflect.deleteProperty(bare, 'stack');
  await errorOf(withCaller(() => Promise.reject(bare))());
  expect(bare.stack).toContain('caller-lines.test.ts');

  const before = Error.stackTraceLimit;
  const full = foreign('full');
  const own = full.stack;
  try {
    // nothing but the message and the function of the package itself
    Error.stackTraceLimit = 1;
    await errorOf(withCaller(() => Promise.reject(full))());
  } finally {
    Error.stackTraceLimit = before;
  }
  expect(full.stack).toBe(own);
});

test('without any stack to tell of, an error is as it was', async () => {
  const before = Error.stackTraceLimit;
  const error = foreign('plain');
  const own = Object.getOwnPropertyDescriptor(error, 'stack');
  try {
    Error.stackTraceLimit = 0;
    await errorOf(withCaller(() => Promise.reject(error))());
  } finally {
    Error.stackTraceLimit = before;
  }
  expect(Object.getOwnPropertyDescriptor(error, 'stack')).toEqual(own);
});

test('the stack can be changed afterwards, and is not listed', async () => {
  const error = foreign('again');
  await errorOf(withCaller(() => Promise.reject(error))());
  expect(Object.keys(error)).toEqual([]);
  error.stack = 'other';
  expect(error.stack).toBe('other');
  expect(Reflect.deleteProperty(error, 'stack')).toBe(true);
});

test.each([['a text'], [null], [{ stack: 'of its own' }]])(
  'what is no error is passed on as it is: %j',
  async (thrown) => {
    const given: unknown = thrown;

    expect(await errorOf(withCaller(() => Promise.reject(given))())).toBe(given);
    if (typeof given === 'object' && given !== null) expect(given).toEqual({ stack: 'of its own' });
  },
);

test('what it is given and what it resolves with go through', async () => {
  const sum = withCaller((a: number, b: number) => Promise.resolve(a + b));
  expect(await sum(1, 2)).toBe(3);
});
