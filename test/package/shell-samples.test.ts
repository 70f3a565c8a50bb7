import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandPages, pages } from '../docs/samples.ts';
import { firstBlock, shellSamplesOf, type ShellSample } from '../docs/shell-samples.ts';

/**
 * What a reader pastes into a shell works: each sample of README.md and docs/ is run with the built command, in a folder
 * of its own, and with the mock beside it that the page starts.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const samples = pages.filter((page) => !commandPages.includes(page)).flatMap(shellSamplesOf);

/** Samples that only a network makes possible, by their first line, and why. */
const notRun: Readonly<Record<string, string>> = {
  "README.md: npm ci && npm run demo    # a lead provider's year on both services, against the mock":
    'npm ci asks the registry; test/examples runs the demo, and npm test is what runs this',
  'README.md: npm install lead-provider-sdk': 'asks the registry',
  'docs/when-the-spec-changes.md: npm install --save-dev openapi-typescript@7 typescript@5 @hey-api/openapi-ts@0.95 jsonpath-rfc9535@1':
    'asks the registry',
};
const nameOf = ({ page, code }: ShellSample): string => `${page}: ${code.split('\n')[0]}`;

/** The files that a page speaks of, and what stands in for them. */
const files: Readonly<Record<string, Readonly<Record<string, () => string | Promise<string>>>>> = {
  'docs/scenarios.md': { 'world.json': () => firstBlock('docs/scenarios.md', 'json') },
  'docs/when-the-spec-changes.md': {
    'published.yaml': () => readFile(join(root, 'spec/rect-v3.yaml'), 'utf8'),
    'our.overlay.yaml': () => firstBlock('docs/when-the-spec-changes.md', 'yaml'),
  },
};

let folder = '';
let port = 0;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lead-provider-shell-'));
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  await symlink(join(root, 'dist/cli.js'), join(folder, 'node_modules/.bin/lead-provider'));
  // a refusal is a failure of curl only when it is told so
  await writeFile(join(folder, '.curlrc'), 'fail\n');
  port = await freePort();
});

afterEach(async () => {
  for (const child of running) killGroup(child);
  running.clear();
  await rm(folder, { recursive: true, force: true });
});

interface Shell {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

/** Each leads a group of its own, with whatever it has started. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // all of it has ended
  }
}

/** Runs commands, and stops at the first that fails. */
function shell(code: string, cwd = folder): Shell {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', code], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CURL_HOME: folder,
      PATH: [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    },
  });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const closed = once(child, 'close');
  const ended = once(child, 'exit').then(async () => {
    // what a sample that failed has left running would keep its output open
    if (child.exitCode !== 0) killGroup(child);
    await closed;
    running.delete(child);
    return child.exitCode;
  });
  return { child, out: () => said.out, err: () => said.err, ended };
}

/** The commands as they are run here: the built command for `npx`, a free port, and a file for what is on the network. */
const here = (code: string): string =>
  code
    .replaceAll('npx lead-provider', 'exec lead-provider')
    .replaceAll('4010', String(port))
    .replaceAll(/(?<=\s)live(?=\s|$)/g, 'published.yaml');

async function runs(code: string, cwd = folder): Promise<Shell> {
  const run = shell(here(code), cwd);
  const status = await run.ended;
  expect(status, `${run.out()}${run.err()}`).toBe(0);
  return run;
}

/** Starts a mock as a sample says, and waits until it is ready. */
async function started(code: string): Promise<Shell> {
  const run = shell(here(code));
  while (!run.out().includes(`is ready at http://127.0.0.1:${port}`)) {
    const more = run.child.stdout === null ? run.ended : once(run.child.stdout, 'data');
    if ((await Promise.race([more, run.ended.then(() => null)])) === null) throw new Error(run.out() + run.err());
  }
  return run;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Whether nobody listens on the port any more. */
async function isFree(): Promise<boolean> {
  const server = createServer();
  const taken = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => resolve(false));
  });
  if (!taken) server.close();
  return !taken;
}

const startsAMock = ({ code }: ShellSample): boolean => code.includes('lead-provider mock');
const staysOpen = (sample: ShellSample): boolean => startsAMock(sample) && !sample.code.includes('&');

/** Runs a sample to its end, with all that it takes for granted. */
async function run(sample: ShellSample): Promise<void> {
  for (const [name, content] of Object.entries(files[sample.page] ?? {}))
    await writeFile(join(folder, name), await content());
  if (staysOpen(sample)) return stop(await started(sample.code));
  if (sample.code.startsWith('npm run generate')) return generates(sample.code);
  const beside = samples.find((other) => other.page === sample.page && staysOpen(other));
  const mock = sample.code.includes('localhost:') && !startsAMock(sample) && beside ? await started(beside.code) : null;
  const { out } = await runs(sample.code);
  if (sample.prints !== null) expect(out()).toBe(sample.prints);
  if (mock !== null) await stop(mock);
}

async function stop({ child, ended }: Shell): Promise<void> {
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(await isFree()).toBe(true);
}

/** In a copy of the repository: it writes what is there already. */
async function generates(code: string): Promise<void> {
  const clone = join(folder, 'clone');
  for (const name of ['src', 'spec', 'scripts', 'generated', 'package.json', 'tsconfig.json'])
    await cp(join(root, name), join(clone, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'), 'dir');
  for (const name of await generatedFiles(clone)) {
    const file = join(clone, 'generated', name);
    // the first line says whose file it is, and nobody else's is written over
    const [first = ''] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${first}\nstale`);
  }
  await runs(code, clone);
  for (const name of await generatedFiles(root))
    expect(await readFile(join(clone, 'generated', name), 'utf8'), name).toBe(
      await readFile(join(root, 'generated', name), 'utf8'),
    );
}

async function generatedFiles(of: string): Promise<string[]> {
  const names = await readdir(join(of, 'generated'), { recursive: true });
  const kinds = await Promise.all(names.map((name) => stat(join(of, 'generated', name))));
  return names.filter((_name, i) => kinds[i]?.isFile() === true);
}

describe('shell samples', () => {
  const rows = samples.filter((sample) => notRun[nameOf(sample)] === undefined);

  test.each(rows.map((sample) => [sample.where, sample] as const))('%s', (_where, sample) => run(sample), 120_000);

  test('are all run, but for those that need a network', () => {
    expect(rows.length).toBeGreaterThan(6);
    const named = samples.filter((sample) => notRun[nameOf(sample)] !== undefined);
    expect(named.map(nameOf)).toEqual(Object.keys(notRun));
    for (const { code } of named) expect(code).toMatch(/^(npm ci|npm install|git clone)\b/);
  });

  test('write what they run in the background as the process that a signal reaches', () => {
    for (const { where, code } of samples) expect(code, where).not.toMatch(/npx .*&\s*$/m);
  });
});

test('a command that the CI sample ends leaves its port, and puts its world down for the next one', async () => {
  const sample = samples.find(({ page, code }) => page === 'docs/testing.md' && code.includes('--persist'));
  const code = sample?.code ?? '';
  await runs(code);
  expect(await isFree()).toBe(true);
  expect((await readFile(join(folder, 'world.kept'), 'latin1')).slice(0, 40)).toMatch(
    /^lead-provider-sdk world \d+ sha256 /,
  );
  expect(await readFile(join(folder, 'mock.log'), 'utf8')).toMatch(/^GET \/api\/v3\/statements 200 \d+ ms$/m);
  await runs(code);
  expect(await readFile(join(folder, 'mock.log'), 'utf8')).toContain('world picked up from world.kept');
}, 60_000);
