import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { at } from '../servers.ts';
import type { Group } from './measurement.ts';

const ours = 'our mock';
const server = 'bare node:http server';
const bare = 'node -e "0", to its end';

const plainServer = `require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1', () => console.log('it is ready'))`;

export function open(): Group {
  return {
    about: [
      '## From start to ready',
      '',
      'From the spawn of `node dist/cli.js mock --service rect --port 0` to its line "is ready", beside a bare `node:http`',
      'server that says so as soon as it listens, and a Node that does nothing.',
    ].join('\n'),
    measurements: [
      {
        name: 'Start to ready',
        unit: 'ms',
        runs: {
          [bare]: () => untilReady(['-e', '0'], 'end'),
          [server]: () => untilReady(['-e', plainServer], 'line'),
          [ours]: () => untilReady([at('../dist/cli.js'), 'mock', '--service', 'rect', '--port', '0'], 'line'),
        },
        ratios: [
          { name: 'our mock / bare server', over: ours, under: server },
          { name: 'our mock / node', over: ours, under: bare },
        ],
        values: [{ name: 'our mock', of: ours, owed: { atMost: 250 } }],
      },
    ],
    close: () => {},
  };
}

/** Milliseconds from spawn to the line that says that a server is ready, or to the end of a program. */
async function untilReady(args: readonly string[], until: 'line' | 'end'): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code]) => ({ code, at: performance.now() }));
  if (until === 'end') return (await ended).at - started;
  const ready = new Promise<number>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('is ready')) resolve(performance.now() - started);
    });
  });
  const took = await Promise.race([ready, ended]);
  if (typeof took !== 'number')
    throw new Error(
      `bench/results/ready.ts: node ${args.join(' ')} ended with ${String(took.code)} before it was ready`,
    );
  // the next contestant has the machine for itself
  child.kill();
  await ended;
  return took;
}
