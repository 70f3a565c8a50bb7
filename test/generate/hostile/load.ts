import { createRequire } from 'node:module';
import vm from 'node:vm';
import ts from 'typescript';

const require = createRequire(import.meta.url);
// zod leaves a name of its own behind when it is first loaded
require('zod');
const untouched = [Object.prototype, Array.prototype, Function.prototype, String.prototype, RegExp.prototype];
const shape = (): string => untouched.map((one) => Reflect.ownKeys(one).map(String).join()).join('|');
const names = (): string => Reflect.ownKeys(globalThis).map(String).sort().join();

/**
 * Loads a generated file in this realm and tells what that did beyond making its exports; null when nothing. Run it in a
 * process that may be spoilt.
 */
export function effectOf(text: string): { readonly effect: string | null; readonly exports: object } {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const [shapeBefore, namesBefore] = [shape(), names()];
  const exports = {};
  const asked: string[] = [];
  const load: unknown = vm.runInThisContext(`(function (exports, require) {${outputText}\n})`);
  if (typeof load !== 'function') throw new Error('There is nothing to load.');
  Reflect.apply(load, undefined, [
    exports,
    (name: string): unknown => {
      asked.push(name);
      return require(name);
    },
  ]);
  const foreign = asked.filter((name) => name !== 'zod');
  if (foreign.length > 0) return { effect: `asked for ${foreign.join(', ')}`, exports };
  if ('RAN' in globalThis) return { effect: 'ran code of the document', exports };
  if (names() !== namesBefore) return { effect: 'changed globalThis', exports };
  if (shape() !== shapeBefore) return { effect: 'changed a prototype', exports };
  return { effect: null, exports };
}
