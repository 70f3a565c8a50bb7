/** One share of the fuzz, in a process of its own: `worker.ts SEED FROM COUNT COMPILE_EVERY`. Tells its findings as JSON. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Project } from '../support/project.ts';
import { hostileDocument } from './documents.ts';
import { effectOf } from './load.ts';
import { tryDocument } from './try.ts';

export interface Findings {
  readonly accepted: number;
  readonly refused: number;
  readonly compiled: number;
  readonly failures: readonly string[];
}

export function documentOf(seed: number, index: number): unknown {
  // seeds beside each other would begin alike
  return fc.sample(hostileDocument, { numRuns: 1, seed: Math.imul(seed * 1_000_003 + index, 0x9e3779b1) })[0];
}

async function share(seed: number, from: number, count: number, every: number): Promise<Findings> {
  // the tools tell the console about what they make of odd values
  console.warn = () => undefined;
  let [accepted, refused] = [0, 0];
  const failures: string[] = [];
  const project = await Project.create();
  const paths: string[] = [];
  for (let index = from; index < from + count && failures.length < 5; index += 1) {
    const fail = (what: string): void => void failures.push(`--seed ${seed} --only ${index}: ${what}`);
    try {
      const tried = await tryDocument(documentOf(seed, index));
      if ('refused' in tried) {
        refused += 1;
        if (/may be written|cannot work with it/.test(tried.refused)) fail(tried.refused);
        continue;
      }
      accepted += 1;
      for (const name of ['schemas.ts', 'operations.ts'] as const) {
        const { effect } = effectOf(tried.files[name]);
        if (effect !== null) fail(`loading ${name} ${effect}`);
      }
      if (index % every !== 0) continue;
      for (const [name, text] of Object.entries(tried.files)) {
        await project.write(`d${index}/${name}`, text);
        paths.push(`d${index}/${name}`);
      }
    } catch (error) {
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  const errors = paths.length === 0 ? [] : project.errors(paths);
  for (const error of errors.slice(0, 5)) failures.push(`--seed ${seed} does not compile: ${error}`);
  await project.remove();
  return { accepted, refused, compiled: paths.length / 3, failures };
}

const { positionals } = parseArgs({ allowPositionals: true });
const [seed = 1, from = 0, count = 0, every = 25] = positionals.map(Number);
if (count > 0) process.stdout.write(`${JSON.stringify(await share(seed, from, count, every))}\n`);
