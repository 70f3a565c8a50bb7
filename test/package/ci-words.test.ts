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

/** Runs a script as GitHub (`bash -e` on a file, with pipefail) and GitLab (`set -eo pipefail`) do. Answers how it ended. */
async function run(script: string): Promise<{ code: number | null; said: string }> {
  await writeFile(join(base, 'script.sh'), script);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(base, 'script.sh')], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), npm_config_prefer_offline: 'true', NO_COLOR: '1' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close');
  await once(child, 'exit');
  try {
    // a runner ends what a step has left running; here it would keep its output open
    if (child.exitCode !== 0 && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // all of it has ended
  }
  await closed;
  return { code: child.exitCode, said };
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

describe.each(jobs.map((job, i) => ({ ...job, kind: i < 2 ? 'in process' : 'as a server' })))(
  '$title, the mock $kind',
  ({ scripts, kind }) => {
    test('its steps end with 0, and no mock is left', async () => {
      const port = await freePort();
      const here = scripts.map((script) => script.replaceAll('4010', String(port)));
      const said: string[] = [];
      for (const script of here) {
        const ended = await run(script);
        expect(ended.code, `${script}\n${ended.said}`).toBe(0);
        said.push(ended.said);
      }
      if (kind === 'in process') expect(said.join('')).toMatch(/Tests +9 passed \(9\)/);
      else {
        expect(said.join('')).toContain('"type":"statement"');
        expect(await readFile(join(folder, 'mock.log'), 'utf8')).toContain('/api/v3/statements');
      }
      expect(await isTaken(port)).toBe(false);
    });

    test('a test that fails fails the job', async () => {
      const last = scripts.at(-1) ?? '';
      const port = await freePort();
      const broken = last.replace('npm test', 'npm test -- no-such-file').replace('v3/statements', 'v3/no-such-list');
      expect(broken).not.toBe(last);
      const ended = await run(broken.replaceAll('4010', String(port)));
      expect(ended.code, ended.said).not.toBe(0);
      expect(await isTaken(port)).toBe(false);
    });
  },
);

test('the project that they are run in has a lock, as npm ci asks', async () => {
  expect(await readdir(folder)).toContain('package-lock.json');
});
