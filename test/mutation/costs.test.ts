import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costsOf, merged } from '../../scripts/mutation/costs.ts';
import { Journal } from '../../scripts/mutation/journal.ts';
import type { Judged } from '../../scripts/mutation/judge.ts';
import { Marks, placesOf } from '../../scripts/mutation/marks.ts';
import { mutantsOf, parse } from '../../scripts/mutation/mutants.ts';

const ids = Array.from({ length: 20 }, (_, at) => `src/budget/line.ts Block ${at}`);
const places = placesOf(ids);
const marks = (...at: number[]): Marks =>
  Marks.of(
    places,
    at.map((one) => ids[one] ?? ''),
  );

describe('a set of mutants', () => {
  it('has what was put in, also when it is written and read', () => {
    const set = Marks.parse(places, marks(0, 7, 8, 19).text);
    expect(ids.map((id, at) => (set.has(id) ? at : -1)).filter((at) => at >= 0)).toEqual([0, 7, 8, 19]);
  });

  it('has nothing that is not among all, and leaves it out', () => {
    expect(Marks.of(places, ['src/gone.ts Block 1']).text).toBe(marks().text);
    expect(marks(1).has('src/gone.ts Block 1')).toBe(false);
  });
});

describe('which tests a mutant is asked of', () => {
  const reach = (test: string, ms: number, outside: Marks, ...cases: [number, Marks][]) => ({
    test,
    ms,
    outside,
    cases: cases.map(([own, reached], at) => ({ id: `${test}#${at}`, ms: own, reached })),
  });
  const asked = (id: number, ...reaches: ReturnType<typeof reach>[]) =>
    costsOf(ids[id] ?? '', 'src/budget/line.ts', reaches).map(({ test, cases }) => cases?.join(' ') ?? test);

  it('those that reach it, the short ones first, those of its room before others', () => {
    const near = reach('test/budget/a.test.ts', 900, marks(), [300, marks(1)], [20, marks(1, 2)], [1, marks(2)]);
    const far = reach('test/mock/b.test.ts', 100, marks(), [1, marks(1)]);
    expect(asked(1, far, near)).toEqual(['test/budget/a.test.ts#1 test/budget/a.test.ts#0', 'test/mock/b.test.ts#0']);
    expect(asked(3, far, near)).toEqual([]);
  });

  it('long ones apart from short ones', () => {
    const slow = reach('test/budget/a.test.ts', 9_000, marks(), [400, marks(1)], [300, marks(1)], [8_000, marks(1)]);
    expect(asked(1, slow)).toEqual(['test/budget/a.test.ts#1', 'test/budget/a.test.ts#0', 'test/budget/a.test.ts#2']);
  });

  it('all of a file that reaches it before its tests begin', () => {
    expect(asked(1, reach('test/budget/a.test.ts', 900, marks(1), [5, marks(2)]))).toEqual(['test/budget/a.test.ts']);
  });

  it('a file that loads slowly is not asked later for it', () => {
    const slow = reach('test/budget/slow.test.ts', 4_000, marks(), [5, marks(1)]);
    const other = reach('test/budget/other.test.ts', 100, marks(), [50, marks(1)]);
    expect(asked(1, other, slow)).toEqual(['test/budget/slow.test.ts#0', 'test/budget/other.test.ts#0']);
  });

  it('a file that is named twice is run once, all of it when one says so', () => {
    const parts = [
      { test: 'a', ms: 1, cases: ['1'] },
      { test: 'b', ms: 2, cases: ['3'] },
      { test: 'a', ms: 3, cases: ['2'] },
      { test: 'b', ms: 4 },
    ];
    expect(merged(parts).map(({ test, ms, cases }) => [test, ms, cases])).toEqual([
      ['a', 4, ['1', '2']],
      ['b', 6, undefined],
    ]);
  });
});

describe('the journal', () => {
  const root = mkdtempSync(join(tmpdir(), 'dfe-mutation-'));
  const source = 'export const isOf = (age: number) => age > 17;';
  const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
  write('a.ts', source);
  write('a.test.ts', 'one');
  write('b.test.ts', 'two');
  const [mutant] = mutantsOf('a.ts', parse('a.ts', source));
  if (mutant === undefined) throw new Error('There is no mutant.');
  const open = (): Journal => new Journal(join(root, 'found.jsonl'), root, () => ['a.test.ts', 'b.test.ts']);
  const judged = (outcome: Judged['outcome'], test: string | null): Judged => ({
    id: mutant.id,
    outcome,
    by: test,
    test,
    ms: 1,
  });

  it('keeps what was killed while its source and the test that failed are as they were', () => {
    open().add(mutant, judged('killed', 'a.test.ts'));
    write('b.test.ts', 'changed');
    expect(open().of(mutant)).toMatchObject({ outcome: 'killed' });
    write('a.test.ts', 'changed');
    expect(open().of(mutant)).toBeUndefined();
  });

  it('asks again about what survived when any test that was asked has changed', () => {
    open().add(mutant, judged('survived', null));
    expect(open().of(mutant)).toMatchObject({ outcome: 'survived' });
    write('b.test.ts', 'changed again');
    expect(open().of(mutant)).toBeUndefined();
  });

  it('asks again when the source has changed, and reads over a line that was cut off', () => {
    open().add(mutant, judged('timed out', null));
    writeFileSync(join(root, 'found.jsonl'), '{"id":"cut', { flag: 'a' });
    expect(open().of(mutant)).toMatchObject({ outcome: 'timed out' });
    write('a.ts', `${source}\n// more`);
    expect(open().of(mutant)).toBeUndefined();
  });
});
