import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { isRecord } from '../../src/base/guards.ts';
import { read } from '../docs/samples.ts';
import { installExample } from './example.ts';
import { plainEnvironment } from './packed.ts';

/**
 * What docs/jobs/test-in-ci.md gives to GitHub and GitLab is run as they do, in a project that has the package installed
 * and tests of its own: that of `examples/crm`.
 */

interface Job {
  readonly where: 'github' | 'gitlab';
  readonly title: string;
  /** What is given to one shell each. */
  readonly scripts: readonly string[];
}

const page = read('docs/jobs/test-in-ci.md');
const jobs = [...page.matchAll(/^(GitHub|GitLab), `([^`]+)`:\n\n```yaml\n([\s\S]*?)^```/gm)].map(
  ([, who = '', file = '', text = '']) => jobOf(who, file, parse(text)),
);

function jobOf(who: string, file: string, document: unknown): Job {
  const job = at(who === 'GitHub' ? at(document, 'jobs') : document, 'test');
  const title = `${who}, ${file}`;
  if (who === 'GitLab') {
    // the lines of a job share a shell
    return { where: 'gitlab', title, scripts: [texts(at(job, 'script')).join('\n')] };
  }
  const steps = at(job, 'steps');
  if (!Array.isArray(steps)) throw new Error(`${title} has no steps.`);
  const runs = steps
    .filter((step) => isRecord(step) && 'run' in step && !('if' in step))
    .map((step) => at(step, 'run'));
  return { where: 'github', title, scripts: texts(runs) };
}

function at(value: unknown, key: string): unknown {
  if (!isRecord(value) || !(key in value)) throw new Error(`${JSON.stringify(value)} has no ${key}.`);
  return value[key];
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is not a list.`);
  return value.map((one: unknown) => {
    if (typeof one !== 'string') throw new Error(`${JSON.stringify(one)} is not a text.`);
    return one;
  });
}

let [base, folder] = ['', ''];
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'lead-provider-ci-'));
  folder = await installExample('crm', inject('tarball'), base);
});
afterAll(() => rm(base, { recursive: true, force: true }));

/**
 * Runs a script as GitHub (`bash -e`) and GitLab (`set -eo pipefail`) do. Answers how it ended, once all that it started
 * has ended; `left` is true when something had to be killed.
 */
async function run(where: Job['where'], script: string): Promise<{ code: number | null; said: string; left: boolean }> {
  await writeFile(join(base, 'script.sh'), script);
  const flags = where === 'github' ? ['-e'] : ['-eo', 'pipefail'];
  const child = spawn('bash', ['--noprofile', '--norc', ...flags, join(base, 'script.sh')], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), npm_config_prefer_offline: 'true', NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close');
  await once(child, 'exit');
  // a mock that goes on keeps the output open
  let left = false;
  const patience = setTimeout(() => {
    left = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, 20_000);
  await closed;
  clearTimeout(patience);
  return { code: child.exitCode, said, left };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Whether somebody listens on a port. */
async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  const taken = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => resolve(false));
  });
  if (!taken) server.close();
  return taken;
}

test('the page has a job of each kind for each of the two, and no other block', () => {
  expect(jobs.map(({ where }) => where)).toEqual(['github', 'gitlab', 'github', 'gitlab']);
  const kinds = [...page.matchAll(/^```(\w+)\n/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(jobs.map(() => 'yaml'));
});

describe.each(jobs.slice(0, 2))('$title, the mock in process', ({ where, scripts }) => {
  test('its steps end with 0, and have run the tests', async () => {
    const said: string[] = [];
    for (const script of scripts) {
      const ended = await run(where, script);
      expect(ended, `${script}\n${ended.said}`).toMatchObject({ code: 0, left: false });
      said.push(ended.said);
    }
    expect(said.join('')).toMatch(/Tests +9 passed \(9\)/);
  });
});

describe.each(jobs.slice(2))('$title, the mock as a server', ({ where, scripts }) => {
  test('its steps end with 0, and no mock is left', async () => {
    const port = await freePort();
    const said: string[] = [];
    for (const script of scripts.map((one) => one.replaceAll('4010', String(port)))) {
      const ended = await run(where, script);
      expect(ended, `${script}\n${ended.said}`).toMatchObject({ code: 0, left: false });
      said.push(ended.said);
    }
    expect(said.join('')).toContain('"type":"statement"');
    expect(await readFile(join(folder, 'mock.log'), 'utf8')).toContain('/api/v3/statements');
    expect(await isTaken(port)).toBe(false);
  });

  test('tests that fail fail the job, and the mock ends all the same', async () => {
    const port = await freePort();
    const last = (scripts.at(-1) ?? '').replace(/^npm ci$/m, '').replaceAll('4010', String(port));
    const broken = last.replace('v3/statements', 'v3/no-such-list');
    expect(broken).not.toBe(last);
    const ended = await run(where, broken);
    expect(ended.code, ended.said).toBe(22);
    expect({ left: ended.left, taken: await isTaken(port) }, ended.said).toEqual({ left: false, taken: false });
  });
});

test('the project that they are run in has a lock, as npm ci asks', async () => {
  expect(await readdir(folder)).toContain('package-lock.json');
});
