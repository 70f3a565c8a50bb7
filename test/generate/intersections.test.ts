import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { pairIntersections } from '../../src/generate/intersections.ts';

/** What the tool writes: a schema of required texts, or an intersection of some. */
interface Written {
  readonly text: string;
  readonly names: readonly string[];
}

const { written } = fc.letrec<{ written: Written; object: Written; both: Written }>((tie) => ({
  written: fc.oneof({ maxDepth: 3 }, tie('object'), tie('both')),
  object: fc
    .constantFrom('a', 'b', 'c', 'd', 'e')
    .map((name) => ({ text: `z.object({\n    ${name}: z.string()\n})`, names: [name] })),
  both: fc.array(tie('written'), { minLength: 2, maxLength: 4 }).map((parts) => ({
    text: `z.intersection(${parts.map(({ text }) => text).join(', ')})`,
    names: parts.flatMap(({ names }) => names),
  })),
}));

test('every part of an intersection counts, however many there are and wherever it stands', () => {
  fc.assert(
    fc.property(written, ({ text, names }) => {
      const schema: unknown = runInNewContext(pairIntersections(text), { z });
      if (!(schema instanceof z.ZodType)) throw new Error('no schema');
      const whole = Object.fromEntries(names.map((name) => [name, 'x']));
      expect(schema.safeParse(whole).success).toBe(true);
      for (const name of new Set(names)) expect(schema.safeParse({ ...whole, [name]: 1 }).success).toBe(false);
    }),
  );
});

test('text without an intersection of more than two stays as it is', () => {
  const text = "export const A = z.intersection(B, C);\nexport const D = 'z.intersection(1, 2, 3)';\n";
  expect(pairIntersections(text)).toBe(text);
});
