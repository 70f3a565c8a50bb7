import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A path of this folder. */
export const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A server in a process of its own, and what it told when it was ready. */
export interface Started {
  readonly url: string;
  readonly token: string;
  readonly generateMs: number;
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly peakBytes: number;
  readonly pid: number;
  readonly stop: () => void;
}

/** Starts a program that writes a line of JSON when it is ready. */
export async function start(args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  // whatever ends this program, its servers do not outlive it
  process.once('exit', () => child.kill());
  const line: unknown = JSON.parse(await firstLine(child));
  const read = (name: string): unknown =>
    typeof line === 'object' && line !== null ? Object.entries(line).find(([key]) => key === name)?.[1] : undefined;
  const number = (name: string): number => Number(read(name) ?? 0);
  const text = (name: string): string => {
    const value = read(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    url: text('url'),
    token: text('token'),
    generateMs: number('generateMs'),
    loadMs: number('loadMs'),
    loadCpuMs: number('loadCpuMs'),
    peakBytes: number('peakBytes'),
    pid: child.pid ?? 0,
    stop: () => child.kill(),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('bench: a server was started without its output');
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`bench: a server ended with ${String(code)} before it was ready`)),
  );
  ended.catch(() => {});
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  return String(line);
}

/** What stands before `mock PROFILE SERVICE` or `plain URL TOKEN`. */
export const serverProgram = ['--import', 'tsx', at('mock-server.ts')];

/** What a list answers. */
export async function records(url: string, token: string): Promise<readonly { readonly id: string }[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  if (!Array.isArray(data)) throw new Error(`bench: ${url} answered ${response.status} without a list`);
  return data.map((one: unknown) => ({
    id: typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : '',
  }));
}
