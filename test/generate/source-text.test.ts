import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFineName, schemaNames } from '../../src/generate/names.ts';
import { comment, identifier, literal, propertyKey, quoted } from '../../src/generate/source-text.ts';
import { runs } from '../support/size.ts';
import { hostileText } from './hostile/documents.ts';

/** What source is worth after it has been a file: written as UTF-8, read, and run. */
const worth = (source: string): unknown => vm.runInNewContext(Buffer.from(`(${source})`, 'utf8').toString('utf8'));
const text = fc.oneof(hostileText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('source made of a value of a description', () => {
  test('is worth that value, whatever stands in it', () => {
    const value = fc.oneof(
      text,
      fc.array(text),
      fc.dictionary(text, text),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(value, (given) => {
        expect(JSON.stringify(worth(literal(given)))).toBe(JSON.stringify(given));
      }),
      { numRuns: runs(2000) },
    );
    fc.assert(fc.property(text, (given) => worth(quoted(given)) === given));
  });

  test('has every key as a property of its own, names that all objects inherit too', () => {
    fc.assert(
      fc.property(text, (name) => {
        const made: unknown = worth(`Object.entries({ ${propertyKey(name)}: 1 })`);
        expect(JSON.stringify(made)).toBe(JSON.stringify([[name, 1]]));
      }),
    );
  });

  test('cannot end a comment it stands in', () => {
    fc.assert(fc.property(text, (given) => worth(`/* ${comment(given)} */ 7`) === 7));
    expect(comment('a */ b\r\nc\u2028d')).toBe('a * / b\nc\nd');
  });
});

describe('the name of a schema in source', () => {
  test('is its own when that is fine, and that of a global is', () => {
    for (const name of ['School', 'school', 'Error', 'Date', 'Response', 'File', 'Map', '$x', 'foo_bar'])
      expect([name, schemaNames([name]).get(name)]).toEqual([name, name]);
  });

  test('is another for what is no identifier, reserved, or a name of the files', () => {
    const names = [
      'Foo-Bar',
      'Foo.Bar',
      'a+b',
      '400Error',
      'class',
      'string',
      'answers',
      'values',
      'paths',
      '__proto__',
      'z',
      '教師',
      '',
    ];
    expect([...schemaNames(names).values()]).toEqual([
      'Foo_Bar',
      'Foo_Bar_2',
      'a_b',
      '_400Error',
      'class_2',
      'string_2',
      'answers_2',
      'values_2',
      'paths_2',
      'proto',
      'z_2',
      'Schema',
      'Schema_2',
    ]);
  });

  test('is fine and nobody else has it, in whatever capitals', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 12 }), (names) => {
        const made = [...schemaNames(names)];
        expect(made.every(([, name]) => isFineName(name))).toBe(true);
        const others = made.filter(([written, name]) => written !== name).map(([, name]) => name.toLowerCase());
        const all = made.map(([, name]) => name.toLowerCase());
        for (const name of others) expect(all.filter((other) => other === name)).toHaveLength(1);
      }),
    );
    expect(identifier('a.b', new Set(['a_b']))).toBe('a_b_2');
  });
});
