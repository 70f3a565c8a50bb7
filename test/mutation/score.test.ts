import { describe, expect, it } from 'vitest';
import { readArguments } from '../../scripts/mutation/arguments.ts';
import { equivalents, faultsOf } from '../../scripts/mutation/equivalent.ts';
import { roomNames, roomOf } from '../../scripts/mutation/rooms.ts';
import { sampleOf } from '../../scripts/mutation/sample.ts';
import { lineOf, percentOf, scoreOf } from '../../scripts/mutation/score.ts';

const judged = (outcome: 'killed' | 'timed out' | 'survived' | 'not reached') => ({
  id: '',
  outcome,
  by: null,
  test: null,
  ms: 1,
});

it('killed and timed out of all, less the equivalent', () => {
  const outcomes = [judged('killed'), judged('timed out'), judged('survived'), judged('not reached')];
  const score = scoreOf('budget', outcomes, 2);
  expect(percentOf(score)).toBe(50);
  expect(lineOf(score)).toBe('budget: 2 of 4 killed (50.0 %), 1 of them timed out, 2 equivalent, 2 survived');
});

describe('the list of equivalent mutants', () => {
  const all = new Set(Array.from({ length: 100 }, (_, at) => `src/budget/line.ts Block ${at}`));
  const listed = [...all].slice(0, 4).map((id) => ({ id, reason: 'the same' }));

  it('may hold 3 % of a room', () => {
    expect(faultsOf(listed.slice(0, 3), 'budget', all)).toEqual([]);
    expect(faultsOf(listed, 'budget', all).join()).toContain('more than 3 %');
  });

  it('names what is there, each with a reason', () => {
    const faults = faultsOf(
      [
        { id: 'src/budget/line.ts Block gone', reason: 'the same' },
        { id: 'src/budget/line.ts Block 1', reason: ' ' },
      ],
      'budget',
      all,
    );
    expect(faults).toHaveLength(2);
    expect(faults.join()).toMatch(/is gone.*gives no reason/s);
  });

  it('lists nothing of a room that nobody asks about', () => {
    for (const { id } of equivalents) expect(roomOf(id.split(' ', 1)[0] ?? '')).toBeDefined();
  });
});

describe('what is asked for', () => {
  it('is read', () => {
    const options = readArguments(['--room', 'budget', '--sample=150', '--seed', '7', '--near', '--fail-under', '75']);
    expect(options).toMatchObject({ rooms: ['budget'], sample: 150, seed: 7, near: true, failUnder: 75 });
    expect(readArguments([]).rooms).toEqual(roomNames);
    expect(readArguments(['--file', 'src/budget/line.ts'])).toMatchObject({
      rooms: ['budget'],
      files: ['src/budget/line.ts'],
    });
  });

  it.each([
    [['--smaple', '3'], /no option --smaple. Did you mean "--sample"/],
    [['--room', 'bugdet'], /Did you mean "budget"/],
    [['--sample', 'many'], /--sample takes a number/],
    [['--sample', '1.5'], /whole number/],
    [['--fail-under', '101'], /percentage/],
    [['--seed'], /--seed takes a value/],
    [['--file', 'budget/line.ts'], /in no room/],
  ])('is refused when it is not known: %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

it('a sample takes from each list in turn, equally for equal seeds', () => {
  const lists = [Array.from({ length: 100 }, (_, at) => `a${at}`), ['b0', 'b1']];
  const drawn = sampleOf(lists, 6, 7);
  expect(drawn.map((one) => one.charAt(0)).join('')).toBe('ababaa');
  expect(sampleOf(lists, 6, 7)).toEqual(drawn);
  expect(sampleOf(lists, 6, 8)).not.toEqual(drawn);
});
