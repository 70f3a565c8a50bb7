import { spawn } from 'node:child_process';
import { mutants, type Mutant } from './mutants.ts';

export interface Caught {
  readonly caught: number;
  readonly of: number;
  readonly escaped: readonly string[];
}

/** Breaks the code in each way and runs the test that has to notice: two at a time. */
export async function huntMutants(): Promise<Caught> {
  const escaped: string[] = [];
  const left = [...mutants];
  const hunter = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      if (!(await isCaught(next))) escaped.push(next.name);
  };
  await Promise.all([hunter(), hunter()]);
  return { caught: mutants.length - escaped.length, of: mutants.length, escaped };
}

/** Whether the named test fails because of what it expects, and not because nothing could be loaded. */
async function isCaught({ name, caughtBy }: Mutant): Promise<boolean> {
  const report = await vitest(name, caughtBy);
  const assertions = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = assertions.filter(({ status }) => status === 'failed');
  return failed.length === 1 && failed[0]?.title === caughtBy;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

async function vitest(mutant: string, title: string): Promise<Report> {
  const pattern = `${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', 'test/sync/traps.test.ts', '-t', pattern, '--reporter=json'],
    { env: { ...process.env, SYNC_MUTANT: mutant }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise((resolve) => child.once('close', resolve));
  const start = output.indexOf('{');
  const empty: Report = { testResults: [] };
  return start < 0 ? empty : (JSON.parse(output.slice(start)) as Report);
}
