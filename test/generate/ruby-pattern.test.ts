import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asJavaScript } from '../../src/generate/normalise/ruby-pattern.ts';
import { runs } from '../support/size.ts';

/** A pattern, what it matches in the language it is of, and what it does not. */
test.each<[string, readonly string[], readonly string[]]>([
  ['\\A\\d{7}\\z', ['1234567'], ['12345678', 'a1234567']],
  ['\\A[[:alpha:]]+\\Z', ['Zoë', 'ab\n'], ['a1', '']],
  ['[[:upper:]][[:lower:][:digit:]]', ['Ab', 'É1'], ['ab', '11']],
  ['^[^[:space:]]+$', ['ab'], ['a b']],
  ['(?i)^abc$', ['abc', 'ABC', 'aBc'], ['abd']],
  ['^(?i)abc$', ['ABC'], ['xABC']],
  ['(?-mix:\\A\\d+\\z)', ['12'], ['a']],
  ['(?i-mx:^[a-f]+$)', ['aF'], ['g']],
  ['/^\\d+$/i', ['12'], ['/12/']],
  ['^[\\w-.]+@[\\w\\-\\.]+$', ['a-b.c@d-e'], ['a b@c']],
  ['^\\h{4}$', ['09aF'], ['09ag']],
  ['^a++b$', ['aab'], ['b']],
  ['^(?P<year>\\d{4})$', ['2025'], ['25']],
  ['^x{,3}$', ['', 'xxx'], ['xxxx']],
  ['^a\\_b\\@c$', ['a_b@c'], ['a']],
  ['^[]a]+$', [']a'], ['b']],
  ['^\\x{41}$', ['A'], ['B']],
])('%s means in JavaScript what it means where it is from', (pattern, matched, others) => {
  const made = new RegExp(asJavaScript(pattern) ?? '(?!)', 'u');
  for (const text of matched) expect([text, made.test(text)]).toEqual([text, true]);
  for (const text of others) expect([text, made.test(text)]).toEqual([text, false]);
});

test.each(['^\\d{4}(,\\d{4})*$', '^[A-Za-z0-9_.-]+$', '(?=a)a|(?!b)c', '(?:a|b)', '^\\p{L}+$', '^.{1,5}$'])(
  '%s is left as it is',
  (pattern) => {
    expect(asJavaScript(pattern)).toBe(pattern);
  },
);

test.each(['(a', '\\G', '(?x) a b', '[[:foo:]]', '[a-z&&[^b]]', '(?m)^a', '(?(1)a|b)', '\\K', '(?R)', '*'])(
  '%s cannot be said, and is left out',
  (pattern) => {
    expect(asJavaScript(pattern)).toBeNull();
  },
);

test('whatever is made can be read with the flag for Unicode', () => {
  const piece = fc.oneof(
    fc.constantFrom('\\A', '\\z', '[[:alpha:]]', '(?i)', '[', ']', '(', ')', '{', '}', '\\', '/', '+', '-', '^', '|'),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const made = asJavaScript(pieces.join(''));
      return made === null || new RegExp(made, 'u').source !== '';
    }),
    { numRuns: runs(5000) },
  );
});
