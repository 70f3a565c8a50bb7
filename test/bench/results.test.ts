import { describe, expect, test } from 'vitest';
import { readArguments } from '../../bench/results/arguments.ts';
import { groupNames } from '../../bench/results/groups.ts';
import { whyLoaded, type Machine } from '../../bench/results/machine.ts';
import { alternate, demandSame, type Measured, type Measurement } from '../../bench/results/measurement.ts';
import { isMet, ratiosOf, spreadOf } from '../../bench/results/numbers.ts';
import { renderPage } from '../../bench/results/page.ts';

const quiet: Machine = {
  commit: 'abc1234',
  withChanges: false,
  date: '2026-01-15',
  node: 'v22.0.0',
  platform: 'linux x64',
  cores: 4,
  loadBefore: 0.5,
  loadAfter: 2.25,
};

/** Three rounds, the last of which fell into a busy moment that hit both. */
const reading: Measured = {
  name: 'One thing',
  unit: 'ms',
  rounds: { bare: [1, 2, 40], ours: [1.2, 2.2, 88], lone: [5, 7, 6] },
  missing: { other: 'it | does\nnot run here' },
  ratios: [
    { name: 'ours / bare', over: 'ours', under: 'bare', owed: { atMost: 1.25 } },
    { name: 'ours / other', over: 'ours', under: 'other', owed: { atLeast: 15 } },
  ],
  values: [
    { name: 'ours', of: 'ours', owed: { atMost: 2 } },
    { name: 'lone', of: 'lone', owed: { atMost: 6 } },
  ],
};

const pageOf = (measured: Measured, machine: Machine = quiet): readonly string[] =>
  renderPage({ machine, rounds: 3, parts: [{ about: '## A part', measured: [measured] }] }).split('\n');

describe('the page', () => {
  test('begins with its title when the machine was quiet, and tells of what the numbers are', () => {
    const lines = pageOf(reading);
    expect(lines[0]).toBe('# Results of the benchmarks');
    expect(lines).toContain('| Commit | abc1234 |');
    expect(lines).toContain('| Date | 2026-01-15 |');
    expect(lines).toContain('| Node | v22.0.0, linux x64 |');
    expect(lines).toContain('| Cores | 4 |');
    expect(lines).toContain('| Load average, before and after | 0.50, 2.25 |');
    expect(lines).toContain('| Rounds | 3 |');
  });

  test('says in its first line that the machine was loaded, and by how much', () => {
    const [first] = pageOf(reading, { ...quiet, loadBefore: 3.5 });
    expect(first).toMatch(/loaded machine/);
    expect(first).toContain('3.50');
  });

  test('says when files differ from the commit, and when there is no commit', () => {
    expect(pageOf(reading, { ...quiet, withChanges: true })).toContain('| Commit | abc1234 with changes |');
    expect(pageOf(reading, { ...quiet, commit: null })).toContain('| Commit | not known |');
  });

  test('has the median and the quartiles of each contestant', () => {
    expect(pageOf(reading)).toContain('| lone | 6.00 (5.50 to 6.50) |');
  });

  test('works out a ratio within each round, and shows the median of those', () => {
    // 1.2, 1.1 and 2.2: the ratio of the medians (1.10) would be that of another round
    expect(pageOf(reading)).toContain('| ours / bare | 1.20 (1.15 to 1.70) |');
  });

  test('tells of each ratio and number owed whether it is met', () => {
    const lines = pageOf(reading);
    expect(lines).toContain('| One thing: ours / bare | at most 1.25 | 1.20 | met |');
    expect(lines).toContain('| One thing: ours | at most 2 ms | 2.20 ms | **not met** |');
    expect(lines).toContain('| One thing: lone | at most 6 ms | 6.00 ms | met |');
  });

  test('tells a share as what it is of', () => {
    const [used] = [{ rounds: { used: [96.54] }, unit: '% of the budget', most: 1 } as const];
    const lines = pageOf({
      name: 'Use',
      ratios: [],
      values: [{ name: 'used', of: 'used', owed: { atLeast: 95 } }],
      ...used,
    });
    expect(lines).toContain('| used | 96.5 (96.5 to 96.5) |');
    expect(lines).toContain('| Use: used | at least 95% of the budget | 96.5% of the budget | met |');
  });

  test('says why something was not measured, in one cell', () => {
    const lines = pageOf(reading);
    const why = 'not measured: it \\| does not run here';
    expect(lines).toContain(`| other | ${why} |`);
    expect(lines).toContain(`| ours / other | ${why} |`);
    expect(lines).toContain(`| One thing: ours / other | at least 15 | ${why} | not measured |`);
  });
});

describe('a machine is loaded', () => {
  test('when more than half of its cores were busy before the start', () => {
    expect(whyLoaded({ ...quiet, loadBefore: 2 })).toBeNull();
    expect(whyLoaded({ ...quiet, loadBefore: 2.01 })).toMatch(/before the start was 2\.01/);
  });

  test('when more wanted to run after the end than there are cores and the two processes of the bench', () => {
    expect(whyLoaded({ ...quiet, loadAfter: 6 })).toBeNull();
    expect(whyLoaded({ ...quiet, loadAfter: 6.01 })).toMatch(/after the end was 6\.01/);
  });

  test('and both are told', () => {
    expect(whyLoaded({ ...quiet, loadBefore: 9, loadAfter: 9 })).toMatch(/before the start.*; .*after the end/);
  });
});

describe('contestants', () => {
  const order: string[] = [];
  const run = (label: string) => (): number => order.push(label);
  const measurement: Measurement = {
    name: 'turns',
    unit: 'ms',
    runs: { A: run('A'), B: run('B'), C: run('C') },
    ratios: [],
    warmUps: 1,
  };

  test('run in turn, and their first rounds do not count', async () => {
    const { rounds } = await alternate(measurement, 2);
    expect(order.join(' ')).toBe('A B C A B C A B C');
    expect(rounds).toEqual({ A: [4, 7], B: [5, 8], C: [6, 9] });
  });

  test('run fewer rounds where a measurement takes no more, and the page says how many', async () => {
    const measured = await alternate({ ...measurement, most: 1, warmUps: 0 }, 3);
    expect(measured.rounds).toEqual({ A: [10], B: [11], C: [12] });
    expect(pageOf(measured)).toContain('Of one round.');
    expect(pageOf({ ...reading, most: 5 })).toContain('Of 5 rounds at most.');
    expect(pageOf(reading).join('\n')).not.toContain('at most.');
  });

  test('have to give the same answer', async () => {
    await demandSame('pages', { one: async () => ({ id: 1 }), other: async () => ({ id: 1 }) });
    const different = demandSame('pages', { one: async () => ({ id: 1 }), other: async () => ({ id: 2 }) });
    await expect(different).rejects.toThrow('pages: other has another answer than one');
    const none = demandSame('pages', { one: async () => undefined, other: async () => undefined });
    await expect(none).rejects.toThrow('pages: other has another answer');
  });
});

describe('numbers', () => {
  test('have a median and quartiles, between two of them where there is no middle one', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, lower: 2, upper: 4 });
    expect(spreadOf([10, 2, 4, 1])).toEqual({ median: 3, lower: 1.75, upper: 5.5 });
    expect(spreadOf([7])).toEqual({ median: 7, lower: 7, upper: 7 });
    expect(spreadOf([]).median).toBeNaN();
  });

  test('are divided by those of the same round', () => {
    expect(ratiosOf([2, 9, 8], [1, 3, 2])).toEqual([2, 3, 4]);
  });

  test('keep to a limit when they reach it', () => {
    expect([isMet(1.25, { atMost: 1.25 }), isMet(1.26, { atMost: 1.25 })]).toEqual([true, false]);
    expect([isMet(0.75, { atLeast: 0.75 }), isMet(0.74, { atLeast: 0.75 })]).toEqual([true, false]);
    expect([isMet(NaN, { atMost: 1 }), isMet(NaN, { atLeast: 1 })]).toEqual([false, false]);
  });
});

describe('the command', () => {
  test('measures everything fifteen times and writes the page that is kept, unless it is told otherwise', () => {
    expect(readArguments([])).toEqual({ out: 'bench/RESULTS.md', rounds: 15, only: groupNames });
    expect(readArguments(['--out', 'page.md', '--rounds=3', '--only', 'mock', '--only=mock'])).toEqual({
      out: 'page.md',
      rounds: 3,
      only: ['mock'],
    });
  });

  test('does not write a part over the whole page', () => {
    expect(readArguments(['--only', 'ready']).out).toBeNull();
  });

  test.each([
    [['--round', '3'], 'There is no option --round. Did you mean "--rounds"?'],
    [['--only', 'clint'], 'There is no group "clint". Did you mean "client"?'],
    [['--rounds', '0'], '--rounds takes a whole number from 1 to 9999, not "0".'],
    [['--rounds', 'ten'], '--rounds takes a whole number from 1 to 9999, not "ten".'],
    [['--out'], '--out takes a value.'],
    [['client'], 'There is no option client.'],
  ])('refuses %j, with what may have been meant', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
