import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const consumers = inject('consumers');
const root = fileURLToPath(new URL('../..', import.meta.url));
const hasOwn = ((): boolean => {
  try {
    createRequire(import.meta.url)('node:sqlite');
    return true;
  } catch {
    return false;
  }
})();

/** Keeps a copy of the bundled mock, and tells how many participants it holds. */
const script = (format: 'esm' | 'cjs'): string => `
${
  format === 'esm'
    ? `import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';`
    : `const { createClient } = require('lead-provider-sdk');
const { createMock } = require('lead-provider-sdk/mock');
const { createSync } = require('lead-provider-sdk/sync');
const { openCopy } = require('lead-provider-sdk/sync/sqlite');`
}
async function main() {
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({ service: 'rect', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch });
  const copy = await openCopy('crm.db');
  await createSync(dfe, copy, { cohorts: [2025], now: () => Date.parse(mock.clock.now) }).full();
  const [row] = await copy.query('SELECT count(*) AS n FROM dfe_participants');
  await copy.close();
  console.log(JSON.stringify({ participants: row.n > 0 }));
}
main().catch((error) => console.log(JSON.stringify({ name: error.name, message: error.message })));
`;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** A project of its own, with a package of its own: what stands beside other consumers is not found from there. */
async function project(driver: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-sync-'));
  folders.push(folder);
  const [from, to] = [join(consumers, 'node_modules'), join(folder, 'node_modules')];
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name === 'lead-provider-sdk') await cp(join(from, name), join(to, name), { recursive: true });
    else if (!isDriver(name)) await symlink(join(from, name), join(to, name));
  }
  for (const name of driver ? drivers : []) await symlink(join(root, 'node_modules', name), join(to, name), 'dir');
  await writeFile(join(folder, 'main.mjs'), script('esm'));
  await writeFile(join(folder, 'main.cjs'), script('cjs'));
  return folder;
}

const drivers = ['libsql', '@libsql', '@neon-rs', 'detect-libc'];
const isDriver = (name: string): boolean => drivers.includes(name);

const tell = async (folder: string, file: string): Promise<unknown> => {
  const { stdout, stderr } = await run(process.execPath, [file], { cwd: folder });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};

test('a copy just works where Node has a SQLite, and says what to install where it has none', async () => {
  const folder = await project(false);
  for (const file of ['main.mjs', 'main.cjs']) {
    const told = await tell(folder, file);
    if (hasOwn) expect(told).toEqual({ participants: true });
    else
      expect(told).toMatchObject({
        name: 'CopyError',
        message: expect.stringContaining('npm install libsql') as unknown,
      });
  }
});

test('a copy works with libsql', async () => {
  const folder = await project(true);
  for (const file of ['main.mjs', 'main.cjs']) expect(await tell(folder, file)).toEqual({ participants: true });
});

test('what opens a copy brings no driver and no pg along', async () => {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(manifest).not.toMatchObject({ dependencies: { libsql: expect.anything() as unknown } });
  expect(manifest).not.toMatchObject({ dependencies: { pg: expect.anything() as unknown } });
});
