import { readdir } from 'node:fs/promises';
import { expect, expectTypeOf, test } from 'vitest';
import * as door from '../../src/index.ts';
import type { ErrorKind, LeadProviderError } from '../../src/index.ts';

type Door = typeof door;
type Classes = { [Name in keyof Door as Name extends `${string}Error` ? Name : never]: Door[Name] };
type Instances = {
  [Name in keyof Classes]: Classes[Name] extends new (...args: never[]) => infer Error ? Error : never;
}[keyof Classes];

test('the union of errors is made of the classes that the main door exports, and the kinds of the union', () => {
  expectTypeOf<Instances>().toEqualTypeOf<LeadProviderError>();
  expectTypeOf<ErrorKind>().toEqualTypeOf<Instances['kind']>();
});

test('every error class is exported by the main door', async () => {
  const files = (await readdir('src/errors')).filter((file) => file.endsWith('-error.ts'));
  const names = files.map((file) =>
    file.slice(0, -3).replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(door, name).toHaveProperty(name);
});
