import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Findings } from './worker.ts';

const run = promisify(execFile);
const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Puts `count` hostile documents through `generate`, half of them in each of two processes. */
export async function fuzzDescriptions(
  seed: number,
  from: number,
  count: number,
  compileEvery: number,
): Promise<Findings> {
  const half = Math.ceil(count / 2);
  const shares = await Promise.all([
    share(seed, from, half, compileEvery),
    share(seed, from + half, count - half, compileEvery),
  ]);
  return {
    accepted: shares.reduce((sum, { accepted }) => sum + accepted, 0),
    refused: shares.reduce((sum, { refused }) => sum + refused, 0),
    compiled: shares.reduce((sum, { compiled }) => sum + compiled, 0),
    failures: shares.flatMap(({ failures }) => failures),
  };
}

async function share(
  ...numbers: readonly [seed: number, from: number, count: number, every: number]
): Promise<Findings> {
  if (numbers[2] <= 0) return { accepted: 0, refused: 0, compiled: 0, failures: [] };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', worker, ...numbers.map(String)], {
    maxBuffer: 50_000_000,
  });
  const findings: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (!isFindings(findings)) throw new Error(`The fuzz told nothing that can be read: ${stdout}`);
  return findings;
}

function isFindings(value: unknown): value is Findings {
  return typeof value === 'object' && value !== null && 'failures' in value && Array.isArray(value.failures);
}
