import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { at } from '../servers.ts';
import { sourceOf } from '../type-cost.ts';
import type { Group, Run } from './measurement.ts';

const ours = 'ten calls of our client';
const bare = 'an empty program';

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  module: 'NodeNext',
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** A project of somebody else, with the built package among its modules. */
export function open(): Group {
  const folder = mkdtempSync(join(tmpdir(), 'lead-provider-bench-types-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(at('..'), join(folder, 'node_modules/lead-provider-sdk'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return {
    about: [
      '## What the compiler pays',
      '',
      '`tsc --noEmit` on a project that makes ten calls of the built package, and on one that holds nothing but `export {}`,',
      'with the same options (`strict`, `skipLibCheck`). Each is a process of its own, its start counted.',
    ].join('\n'),
    measurements: [
      {
        name: 'Compiling',
        unit: 'ms',
        runs: {
          [bare]: compiling(folder, 'empty', 'export {};\n'),
          [ours]: compiling(folder, 'calls', sourceOf('wrappers of createClient')),
        },
        ratios: [{ name: 'ten calls / empty program', over: ours, under: bare, owed: { atMost: 2 } }],
      },
    ],
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** Milliseconds of a `tsc` on one file; throws what the compiler said when it does not compile. */
function compiling(folder: string, name: string, source: string): Run {
  const project = join(folder, `tsconfig.${name}.json`);
  writeFileSync(join(folder, `${name}.ts`), source);
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const compiler = at('../node_modules/typescript/bin/tsc');
  return async () => {
    const started = performance.now();
    await promisify(execFile)(process.execPath, [compiler, '-p', project]).catch((error: unknown) => {
      const said = typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
      throw new Error(`bench/results/types.ts: ${name}.ts does not compile:\n${said}`, { cause: error });
    });
    return performance.now() - started;
  };
}
