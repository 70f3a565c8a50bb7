import { describe, expect, test } from 'vitest';
import { unsound } from '../../src/generate/verify-source.ts';
import { runs } from '../support/size.ts';
import { fuzzDescriptions } from './hostile/run.ts';

describe('hostile texts in every place of a description', () => {
  test('are refused in words, or give files that parse, compile and do nothing when they are loaded', async () => {
    const documents = runs(1000);
    const { accepted, refused, compiled, failures } = await fuzzDescriptions(1, 0, documents, 40);
    expect(failures).toEqual([]);
    expect(accepted + refused).toBe(documents);
    // a fuzz whose documents are mostly refused would hold little
    expect(accepted).toBeGreaterThan(0.7 * documents);
    expect(compiled).toBeGreaterThan(documents / 100);
  }, 300_000);
});

describe('a file is not written', () => {
  const imports = new Map([
    ['zod', 'values'],
    ['lead-provider-sdk', 'types'],
  ] as const);
  const zod = "import * as z from 'zod';\n";

  test.each<[string, RegExp]>([
    ["export const a = 'x;\n", /line 1 does not parse/],
    ['export type Foo-Bar = string;', /does not parse/],
    ['globalThis.RAN = 1;', /a statement of another kind/],
    ['export const a = (globalThis.RAN = 1);', /an expression of another kind/],
    ['export const a = { ...globalThis };', /properties of something else/],
    ['export const a = { [globalThis.x]: 1 };', /a computed name/],
    ['export const a = { __proto__: {} };', /a prototype/],
    ["export const a = { '__proto__': {} };", /a prototype/],
    ['export const a = globalThis;', /the name globalThis, which is not its own/],
    ['export const a = Error;', /the name Error, which is not its own/],
    ['export const a = `${1}`;', /an expression of another kind/],
    ['export const a = alert(1);', /a call of something that is no schema/],
    ['export const a = () => { alert(1); };', /a function/],
    ["import 'node:fs';", /an import from "node:fs"/],
    ["import { x } from 'lead-provider-sdk';", /an import of more than types/],
    ["export * from 'node:fs';", /a statement of another kind/],
    ['export let a = 1;', /not constant/],
    ['export const a = 1;\nexport const a = 2;', /line 2 holds a second declaration of a/],
    ["export type A = import('./x').B;", /a type from another file/],
    [`${zod}export const a = z.string.constructor('x')();`, /a call of something that is no schema|constructor/],
    [`${zod}export const a = z.string().constructor('x');`, /a call of constructor/],
    [`${zod}export const a = z.object({ get b() { alert(1); return z.string(); } });`, /more than return/],
    ['export default 1;', /a statement of another kind/],
    ['export enum A { b }', /a statement of another kind/],
  ])('that holds %s', (text, why) => {
    expect(unsound(text, imports)).toMatch(why);
  });

  test.each([
    `${zod}export const A = z.object({ a: z.iso.datetime({ offset: true }), b: z.lazy((): any => A) });`,
    "export const a = { ['__proto__']: [1, -1, null, true, 'x', /a/u] } as const satisfies object;",
    "import type { OperationInfo } from 'lead-provider-sdk';",
    'export interface paths { a: string }\nexport type A = paths;',
  ])('but one that holds %s is', (text) => {
    expect(unsound(text, imports)).toBeNull();
  });
});
