import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, inject } from 'vitest';

/** The command as users have it: packed, installed, and started as a process. */

const consumers = inject('consumers');
const running = new Set<ChildProcess>();

export interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

/** The link that npm made for the command. */
export const bin = join(consumers, 'node_modules/.bin/lead-provider');

/** Starts the command through that link. */
export function leadProvider(...args: string[]): Run {
  const child = spawn(bin, args, {
    cwd: consumers,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    return child.exitCode;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** Waits for a text in the output; fails with what was written when the process ends first. */
export async function said(run: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(run.out());
    if (found !== null) return found;
    const code = await Promise.race([
      run.ended,
      new Promise<'more'>((resolve) => run.child.stdout?.once('data', () => setImmediate(resolve, 'more'))),
    ]);
    if (code !== 'more' && pattern.exec(run.out()) === null)
      throw new Error(`lead-provider ended with ${String(code)}: ${run.out()}${run.err()}`);
  }
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
