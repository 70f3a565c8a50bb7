import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../src/base/guards.ts';
import { npm } from './packed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project of `examples/` that users copy: it has a package.json of its own. */
export type Example = 'browser' | 'commonjs' | 'crm';

/**
 * Copies an example into an empty folder and installs the packed package there, as the release is that its package.json
 * names. What it brings along to be built and tested with lies one folder above it, where Node and npm look next: that
 * is the repository's own, so that no registry is asked for it. Answers where the example is.
 */
export async function installExample(example: Example, tarball: string, base: string): Promise<string> {
  const folder = join(base, example);
  await cp(join(root, 'examples', example), folder, {
    recursive: true,
    filter: (path) => !/[/\\](node_modules|mockServiceWorker\.js)$/.test(path),
  });
  const { devDependencies, ...manifest } = await manifestOf(folder);
  const file = JSON.stringify({ ...manifest, dependencies: { 'lead-provider-sdk': `file:${tarball}` } });
  await writeFile(join(folder, 'package.json'), file);
  await npm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
  await mkdir(join(base, 'node_modules/.bin'), { recursive: true });
  for (const name of Object.keys(devDependencies)) await bringAlong(name, join(base, 'node_modules'));
  return folder;
}

/** The package.json of an example, as far as it is looked at. */
export async function manifestOf(folder: string): Promise<{
  readonly dependencies: Readonly<Record<string, unknown>>;
  readonly devDependencies: Readonly<Record<string, unknown>>;
}> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!isRecord(manifest)) throw new Error(`${folder}/package.json is not an object.`);
  const { dependencies, devDependencies } = manifest;
  return {
    ...manifest,
    dependencies: isRecord(dependencies) ? dependencies : {},
    devDependencies: isRecord(devDependencies) ? devDependencies : {},
  };
}

/** Links a package of the repository, and its commands, into a `node_modules`. */
async function bringAlong(name: string, modules: string): Promise<void> {
  const from = join(root, 'node_modules', name);
  await mkdir(dirname(join(modules, name)), { recursive: true });
  await symlink(from, join(modules, name), 'dir');
  const { bin }: { bin?: unknown } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  const commands = isRecord(bin) ? bin : { [name]: bin };
  for (const [command, path] of Object.entries(commands))
    if (typeof path === 'string') await symlink(join(from, path), join(modules, '.bin', command));
}
