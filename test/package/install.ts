import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { npm, packInto } from './packed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the packed package is installed; the consumers are its subfolders. */
    consumers: string;
    /** The packed package itself. */
    tarball: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Installs the packed package where no source is near. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-consumers-'));
  const tarball = await packInto(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumers', private: true }));
  await npm(
    folder,
    'install',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    tarball,
  );
  // what a consumer brings along by itself
  for (const name of ['msw', '@types/node', 'undici-types']) {
    await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir');
  }
  await cp(join(root, 'test/package/consumers'), folder, { recursive: true });
  project.provide('consumers', folder);
  project.provide('tarball', tarball);
  return () => rm(folder, { recursive: true, force: true });
}
