import { relative } from 'node:path';
import type { Plugin } from 'vitest/config';
import { schemataOf } from './schemata.ts';

/** Puts all mutants into the files that are tested, on their way to the tests. */
export function mutation(root: string, isTested: (file: string) => boolean): Plugin {
  return {
    name: 'mutation',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id.split('?', 1)[0] ?? id);
      return isTested(file) ? { code: schemataOf(file, code), map: null } : undefined;
    },
  };
}
