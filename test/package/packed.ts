import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the package if the build is older than its sources, and packs it. Answers where the tarball is. */
export async function packInto(folder: string): Promise<string> {
  if (await isStale()) await build(root);
  const { stdout } = await npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  return join(folder, stdout.trim().split('\n').at(-1) ?? '');
}

/** What `npm run build` does, in a checkout that has its tools. */
export async function build(checkout: string): Promise<void> {
  for (const program of [
    [join(checkout, 'node_modules/tsup/dist/cli-default.js'), '--silent'],
    ['--import', 'tsx', 'scripts/package/order-types.ts'],
    ['--import', 'tsx', 'scripts/console/build.ts'],
  ])
    await run(process.execPath, program, { cwd: checkout });
}

/** npm, without the settings of the npm that runs us. */
export function npm(cwd: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return run('npm', args, { cwd, env: plainEnvironment(), maxBuffer: 50_000_000 });
}

/** The environment without what npm says to those whom it runs. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_)?prefix|lifecycle|package)/.test(name)),
  );
}

const SOURCES = ['src', 'generated', 'tsup.config.ts', 'tsconfig.json', 'package.json', 'scripts/console'];

async function isStale(): Promise<boolean> {
  // the console is built last, and goes with whatever is built after it
  const built = await stat(join(root, 'dist/console/index.html')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const changed = await Promise.all(SOURCES.map((path) => newest(join(root, path))));
  return Math.max(...changed) >= built;
}

async function newest(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  if (!(await stat(path)).isDirectory()) return mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(mtimeMs, ...inside);
}
