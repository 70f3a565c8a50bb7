import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import base from '../../vitest.config.ts';
import { mutation } from './plugin.ts';
import { roomOf } from './rooms.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const asked = new Set(['source', 'apart', 'timed']);

/** The tests of the sources, over sources that hold their mutants. */
export default defineConfig({
  ...base,
  root,
  plugins: [...(base.plugins ?? []), mutation(root, (file) => roomOf(file) !== undefined)],
  test: {
    ...base.test,
    // a mutant that waits for ever is given up by its deadline; one that is noticed needs no second failure
    bail: 1,
    maxWorkers: 1,
    projects: (base.test?.projects ?? []).flatMap((project) => (isOurs(project) ? [withSwitch(project)] : [])),
  },
});

function isOurs(project: unknown): project is TestProjectInlineConfiguration {
  if (typeof project !== 'object' || project === null || !('test' in project)) return false;
  const { test } = project as TestProjectInlineConfiguration;
  return typeof test?.name === 'string' && asked.has(test.name);
}

function withSwitch(project: TestProjectInlineConfiguration): TestProjectInlineConfiguration {
  const others = project.test?.setupFiles ?? [];
  return {
    ...project,
    test: {
      ...project.test,
      setupFiles: ['scripts/mutation/switch.ts', ...(typeof others === 'string' ? [others] : others)],
      // what a file reaches while it loads is seen only when nobody has loaded it before
      ...(process.env['MUTATION_REACHED'] === undefined ? {} : { isolate: true }),
    },
  };
}
