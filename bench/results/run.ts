/** `npm run bench:results`: see `arguments.ts`. Builds the package when it is stale, and measures what was built. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../servers.ts';
import { readArguments } from './arguments.ts';
import { loadNow } from './machine.ts';

const root = at('..');

function buildWhenStale(): void {
  const sources = ['src', 'generated', 'tsup.config.ts', 'package.json'].flatMap((path) => timesOf(join(root, path)));
  const doors = ['dist/index.js', 'dist/index.d.ts', 'dist/cli.js'].map((path) => timesOf(join(root, path))[0] ?? 0);
  if (Math.min(...doors) > Math.max(...sources)) return;
  console.error('The package is built: what is in dist is older than the sources, or not there.');
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** When a file, or each file of a folder, was written; empty when it is not there. */
function timesOf(path: string): readonly number[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [found.mtimeMs];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}

try {
  // before minutes of building, which are work of this machine too, but not while anything is measured
  readArguments(process.argv.slice(2));
  const loadBefore = loadNow();
  buildWhenStale();
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', at('results/measure.ts'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, TSX_TSCONFIG_PATH: at('results/built.json'), BENCH_LOAD_BEFORE: String(loadBefore) },
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
