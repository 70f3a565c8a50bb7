import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the packed package is installed; the consumers are its subfolders. */
    consumers: string;
  }
}

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the package if the build is older than its sources, packs it, and installs the tarball where no source is
 * near.
 */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  if (await isStale())
    for (const program of [
      [join(root, 'node_modules/tsup/dist/cli-default.js'), '--silent'],
      ['--import', 'tsx', 'scripts/console/build.ts'],
    ])
      await run(process.execPath, program, { cwd: root });
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-consumers-'));
  const { stdout } = await npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder);
  const tarball = stdout.trim().split('\n').at(-1) ?? '';
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumers', private: true }));
  await npm(
    folder,
    'install',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    `./${tarball}`,
  );
  // what a consumer brings along by itself
  for (const name of ['msw', '@types/node', 'undici-types']) {
    await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir');
  }
  await cp(join(root, 'test/package/consumers'), folder, { recursive: true });
  project.provide('consumers', folder);
  return () => rm(folder, { recursive: true, force: true });
}

function npm(cwd: string, ...args: string[]): Promise<{ stdout: string }> {
  // settings of the npm that runs the tests must not leak into this one
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_)?prefix|lifecycle|package)/.test(name)),
  );
  return run('npm', args, { cwd, env });
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
