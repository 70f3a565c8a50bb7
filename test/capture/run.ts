import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { onTestFinished } from 'vitest';
import { marked } from './marked.ts';

export async function serving(): Promise<MockServer> {
  const server = await serve(createMock({ service: 'rect', scenario: marked, clock: 'running' }), { port: 0 });
  onTestFinished(() => server.close());
  return server;
}

/** A folder for what a command writes, with one for its temporary files. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lead-provider-capture-'));
  mkdirSync(join(path, 'tmp'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Ran {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** The real command in a process of its own. */
export const capturing = (at: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran =>
  running(at, ['capture', ...args], env);

export function running(at: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: join(at, 'tmp'),
      LEAD_PROVIDER_TOKEN: 'zq-token-of-lp1',
      TSX_DISABLE_CACHE: '1',
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, ended: once(child, 'close').then(() => ({ code: child.exitCode, out, err })) };
}

export interface Found {
  readonly name: string;
  readonly mode: number;
  readonly text: string;
}

/** Every file below a folder. */
export const filesIn = (at: string): readonly Found[] =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, stat: statSync(join(at, name)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ name, stat }) => ({ name, mode: stat.mode & 0o777, text: readFileSync(join(at, name), 'utf8') }));
