/**
 * `npm run docs:site`: builds the documentation site into `scripts/site/dist`. It works under any path of a static server.
 *
 * What it is built with is installed into this folder when it is missing, and not by `npm ci` of the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeApi } from './api.ts';
import { root, site } from './places.ts';
import { makeRelative } from './relative.ts';
import { writeSource, writeVitepress } from './source.ts';

/** Where the site is built into. */
export const built = join(site, 'dist');

export function installTools(): void {
  if (existsSync(join(site, 'node_modules/vitepress')) && existsSync(join(site, 'node_modules/typedoc'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: site, stdio: 'inherit' });
}

/** Has vitepress build what stands in `source`, a folder inside that of the site, into `out`. */
export function buildFrom(source: string, out: string): void {
  writeVitepress(source);
  rmSync(out, { recursive: true, force: true });
  const env = { ...process.env, SITE_OUT: out, SITE_CACHE: join(source, '.cache'), NODE_ENV: 'production' };
  const cli = join(site, 'node_modules/vitepress/bin/vitepress.js');
  execFileSync(process.execPath, ['--import', 'tsx', cli, 'build', source], { cwd: root, env, stdio: 'inherit' });
  makeRelative(out);
}

export async function buildSite(): Promise<void> {
  installTools();
  const source = join(site, '.source');
  rmSync(source, { recursive: true, force: true });
  writeSource(source);
  await writeApi(join(source, 'api'), join(site, '.entries'));
  buildFrom(source, built);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildSite();
  console.log('The site is in scripts/site/dist. Any static server shows it, for example: npx serve scripts/site/dist');
}
