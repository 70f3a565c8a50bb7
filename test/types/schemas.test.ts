import { describe, expect, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import * as ecfSchemas from '../../generated/ecf/schemas.ts';
import type { components as EcfComponents } from '../../generated/ecf/types.ts';
import * as rectSchemas from '../../generated/rect/schemas.ts';
import type { components as RectComponents } from '../../generated/rect/types.ts';
import { services, type Service } from '../../src/contract/index.ts';
import { descriptions, schemasOf } from '../support/descriptions.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/**
 * Mutually assignable, and the same to the compiler: assignability alone overlooks `any` and optional properties of one
 * side.
 */
type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? Same<A, B> : false) : false;

/**
 * The names whose zod schema and generated type do not fit each other, in either direction and for what goes in as for
 * what comes out, and the names that only one side has. `never` when all is well.
 */
type Misfits<Schemas, Types> = {
  [Name in keyof Schemas | keyof Types]: Name extends keyof Schemas & keyof Types
    ? [Mutual<z.output<Schemas[Name]>, Types[Name]>, Mutual<z.input<Schemas[Name]>, Types[Name]>] extends [true, true]
      ? never
      : Name
    : Name;
}[keyof Schemas | keyof Types];

/** Which schema belongs to which operation's answer, and which values attributes take; no schemas themselves. */
const tables: readonly string[] = ['answers', 'values'] satisfies readonly Table[];
type Table = 'answers' | 'values';

test('every schema and the type of its name are mutually assignable, and no name is missing on either side', () => {
  expectTypeOf<Misfits<Omit<typeof rectSchemas, Table>, RectComponents['schemas']>>().toBeNever();
  expectTypeOf<Misfits<Omit<typeof ecfSchemas, Table>, EcfComponents['schemas']>>().toBeNever();
});

test('the comparison finds a misfit of each kind', () => {
  const schemas = {
    right: z.object({ a: z.string().exactOptional() }),
    optional: z.object({ a: z.string().optional() }),
    missing: z.string(),
    nullable: z.string().nullable(),
    filled: z.object({ a: z.string().default('x') }),
    any: z.any(),
    more: z.object({ a: z.string(), b: z.string().exactOptional() }),
  };
  interface Types {
    right: { a?: string };
    optional: { a?: string };
    nullable: string;
    filled: { a?: string };
    any: string;
    more: { a: string };
    extra: string;
  }
  expectTypeOf<Misfits<typeof schemas, Types>>().toEqualTypeOf<
    'optional' | 'missing' | 'nullable' | 'filled' | 'any' | 'more' | 'extra'
  >();
  expect(Object.keys(schemas)).toHaveLength(7);
});

describe.each(services)('zod schemas of %s', (service) => {
  const all: Readonly<Record<Service, Readonly<Record<string, unknown>>>> = { rect: rectSchemas, ecf: ecfSchemas };

  test('are those of the description', () => {
    expect(
      Object.keys(all[service])
        .filter((name) => !tables.includes(name))
        .sort(),
    ).toEqual(Object.keys(schemasOf(descriptions[service])).sort());
    for (const [name, schema] of Object.entries(all[service]))
      if (!tables.includes(name)) expect(schema, name).toBeInstanceOf(z.ZodType);
  });

  test.each(Object.entries(schemasOf(descriptions[service])))(
    '%s takes the examples of the description as they are',
    (name, written) => {
      const schema = all[service][name];
      if (!(schema instanceof z.ZodType)) throw new Error(`${name} is no zod schema.`);
      const examples =
        typeof written === 'object' && written !== null && 'examples' in written && Array.isArray(written.examples)
          ? written.examples
          : [];
      for (const example of examples) expect(schema.parse(example)).toEqual(example);
    },
  );
});
