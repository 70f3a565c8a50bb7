import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { mutantsOf, parse } from '../../scripts/mutation/mutants.ts';
import { schemataOf } from '../../scripts/mutation/schemata.ts';

/** The mutants of a text, as `operator: from -> to`. */
function found(code: string): string[] {
  return mutantsOf('a.ts', parse('a.ts', code)).map(({ operator, from, to }) => `${operator}: ${from} -> ${to}`);
}

/** What `answer` of a program answers, with the mutant awake that makes `to` of `from`; with none without them. */
function answer(code: string, from?: string, to?: string): unknown {
  const awake = mutantsOf('a.ts', parse('a.ts', code)).find((one) => one.from === from && one.to === to);
  if (from !== undefined && awake === undefined) throw new Error(`There is no mutant of ${from}.`);
  const { code: plain } = transformSync(schemataOf('a.ts', code), { loader: 'ts', format: 'cjs' });
  const module: { exports: { readonly answer?: unknown } } = { exports: {} };
  // the lists that it makes are of this realm, or they would not be equal to any of ours
  const program: unknown = runInThisContext(`(module, __mutant) => {${plain}\n}`);
  if (typeof program !== 'function') throw new Error('The program is none.');
  Reflect.apply(program, undefined, [module, (id: string) => id === awake?.id]);
  return module.exports.answer;
}

describe('each family has its places', () => {
  it.each([
    ['const a = (x: number) => x < 3;', 'Equality: x < 3 -> (x) <= (3)'],
    ['const a = (x: number) => x >= 3;', 'Equality: x >= 3 -> (x) < (3)'],
    ['const a = (x: number) => x === 3;', 'Equality: x === 3 -> (x) !== (3)'],
    ['const a = (x: boolean) => x && b;', 'Logical: x && b -> (x) || (b)'],
    ['const a = (x?: number) => x ?? b;', 'Logical: x ?? b -> (x) && (b)'],
    ['if (isOpen) close();', 'Condition: isOpen -> true'],
    ['while (isOpen()) close();', 'Condition: isOpen() -> false'],
    ['const a = b * 2;', 'Arithmetic: b * 2 -> (b) / (2)'],
    ['a += 1;', 'Assignment: a += 1 -> a -= 1'],
    ['const a = !b;', 'Unary: !b -> b'],
    ['const a = -b;', 'Unary: -b -> +b'],
    ['a++;', 'Update: a++ -> a--'],
    ['function a() { b(); }', 'Block: { b(); } -> {}'],
    ['const a = true;', 'Boolean: true -> false'],
    ['const a = b?.c.d;', 'OptionalChaining: b?.c -> b.c'],
    ['const a = b?.[0];', 'OptionalChaining: b?.[0] -> b[0]'],
    ['function a() { return [1]; }', 'Array: [1] -> []'],
    ['function a() { return { b: 1 }; }', 'Object: { b: 1 } -> {}'],
    ['const a = () => b;', 'Arrow: b -> undefined'],
    ['const a = b.filter(c);', 'Method: b.filter(c) -> b'],
    ['const a = b.some(c);', 'Method: b.some(c) -> b.every(c)'],
    ['const a = Math.min(b, c);', 'Method: Math.min(b, c) -> Math.max(b, c)'],
    ["switch (a) { case 'b': c(); break; }", "Case: case 'b': c(); break; -> "],
  ])('%s', (code, mutant) => {
    expect(found(code)).toContain(mutant);
  });

  it.each([
    ['a text', "const a = 'b' + c + `d${e}`;"],
    ['a number', 'const a = 3;'],
    ['a type', 'type A = { readonly b: true } | [1];'],
    ['a table at the top', 'const a = [{ b: 1 }];'],
    ['a pattern', '[a, b] = c;'],
    ['what is said of a failure', 'throw new RangeError(`${a ? b : c} is too much`);'],
  ])('%s has none', (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('the program that holds them all', () => {
  const code = `
    interface Row { readonly name?: string; readonly tags: readonly string[] }
    const rows: Row[] = [{ name: 'Ada', tags: ['x', 'y'] }, { tags: [] }];
    let count = 0;
    function kind(row: Row | undefined): string {
      switch (row?.tags.length) {
        case 2: count += 10; return 'two';
        case 0: count++; break;
        default: return 'other';
      }
      return row?.name?.trim().toUpperCase() ?? 'none';
    }
    class Box { constructor(readonly size = 1) {} grown() { return new Box(this.size + 1); } }
    const pick = (row: Row) => row.tags.filter((tag) => tag !== 'x' && (tag < 'z' || !tag));
    for (let i = 0; i < 3; i++) { if (i % 2 === 0) count += i; else { count -= 1; } }
    export const answer = [rows.map(kind), kind(undefined), rows.flatMap(pick), new Box().grown().size, pick.name, count];`;

  it('does what the author wrote while none is awake', () => {
    expect(answer(code)).toEqual([['two', 'none'], 'other', ['y'], 2, 'pick', 12]);
  });

  it.each([
    ['count += 10', 'count -= 10', [['two', 'none'], 'other', ['y'], 2, 'pick', -8]],
    ["tag !== 'x'", "(tag) === ('x')", [['two', 'none'], 'other', ['x'], 2, 'pick', 12]],
    ['this.size + 1', '(this.size) - (1)', [['two', 'none'], 'other', ['y'], 0, 'pick', 12]],
    ['{ count -= 1; }', '{}', [['two', 'none'], 'other', ['y'], 2, 'pick', 13]],
  ])('does one thing otherwise when one is: %s', (from, to, expected) => {
    expect(answer(code, from, to)).toEqual(expected);
  });

  it('reads of nothing when it takes for granted what is missing', () => {
    expect(() => answer(code, 'row?.name', 'row.name')).not.toThrow();
    expect(() => answer(code, 'row?.tags', 'row.tags')).toThrow(TypeError);
  });
});

it('ids stay as they are when other lines are put before them, and no two are equal', () => {
  const code = 'export function f(a: number) { return a < 3 || a < 3; }';
  const ids = mutantsOf('a.ts', parse('a.ts', code)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(mutantsOf('a.ts', parse('a.ts', `const before = '1';\n\n${code}`)).map(({ id }) => id)).toEqual(ids);
});
