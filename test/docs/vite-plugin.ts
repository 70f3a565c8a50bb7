import ts from 'typescript';
import type { Plugin } from 'vitest/config';
import { samplesOf } from './samples.ts';

const PREFIX = 'doc-sample:';

/** Lets tests import the samples of a page as modules: `doc-sample:README.md:31`. */
export function docSamples(): Plugin {
  return {
    name: 'doc-samples',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const where = id.slice(PREFIX.length + 1);
      const page = where.slice(0, where.lastIndexOf(':'));
      const sample = samplesOf(page).find((candidate) => candidate.where === where);
      if (sample === undefined) throw new Error(`there is no sample at ${where}`);
      return ts.transpile(sample.code, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext });
    },
  };
}
