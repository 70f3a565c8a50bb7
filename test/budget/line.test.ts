import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/budget/index.ts';
import { WaitingLine } from '../../src/budget/line.ts';

/** A line of names, with who waits for whom. */
function lineOf(...waiting: readonly (readonly [name: string, priority: Priority, caller: object])[]) {
  const line = new WaitingLine<string>();
  for (const [name, priority, caller] of waiting) line.add(name, priority, caller);
  return line;
}

/** The next so many of a line. */
const served = (line: WaitingLine<string>, count: number): (string | undefined)[] =>
  Array.from({ length: count }, () => line.next());

describe('the waiting line', () => {
  const [one, other] = [{}, {}];

  test('knows how many wait, whoever comes, leaves or is served', () => {
    const line = lineOf(['a', 'low', one], ['b', 'low', one], ['c', 'first', other]);
    expect(line.size).toBe(3);
    line.remove('a', 'low', one);
    expect(line.size).toBe(2);
    // whoever has left, was never there or waits elsewhere leaves nothing
    line.remove('a', 'low', one);
    line.remove('x', 'low', one);
    line.remove('b', 'high', one);
    line.remove('b', 'low', other);
    expect(line.size).toBe(2);
    expect(served(line, 3)).toEqual(['c', 'b', undefined]);
    expect(line.size).toBe(0);
  });

  test('serves by priority, in the order in which they came', () => {
    const line = lineOf(
      ['low', 'low', one],
      ['normal', 'normal', one],
      ['high', 'high', one],
      ['first', 'first', one],
      ['first too', 'first', one],
    );
    expect(served(line, 6)).toEqual(['first', 'first too', 'high', 'normal', 'low', undefined]);
  });

  test('gives every 20th grant to the lowest priority that waits, and no other', () => {
    const line = new WaitingLine<string>();
    for (let i = 0; i < 60; i += 1) line.add(`high ${i}`, 'high', one);
    for (let i = 0; i < 3; i += 1) line.add(`low ${i}`, 'low', one);
    line.add('normal', 'normal', one);
    const lows = served(line, 60).flatMap((name, i) => (name?.startsWith('low') ? [i + 1] : []));
    expect(lows).toEqual([20, 40, 60]);
  });

  test('who comes again after it left, or was served, goes behind those who came before', () => {
    const line = lineOf(['a', 'normal', one], ['b', 'normal', other]);
    line.remove('a', 'normal', one);
    line.add('a again', 'normal', one);
    expect(served(line, 2)).toEqual(['b', 'a again']);
    const later = lineOf(['a', 'normal', one]);
    expect(later.next()).toBe('a');
    later.add('b', 'normal', other);
    later.add('a again', 'normal', one);
    expect(served(later, 2)).toEqual(['b', 'a again']);
  });

  test('when one request of a caller leaves, the others of that caller stay', () => {
    const line = lineOf(['a', 'normal', one], ['b', 'normal', one], ['c', 'normal', one]);
    line.remove('b', 'normal', one);
    expect(served(line, 3)).toEqual(['a', 'c', undefined]);
  });
});
