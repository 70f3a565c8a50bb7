/**
 * `npm run check:package`: what other people's tools say of the package, what it promises against what it promised, and
 * how it does in fresh projects, a line for each. `-- --only "Node 22"` takes fresh projects by name and nothing else.
 */
import { fileURLToPath } from 'node:url';
import { tellTotals } from '../../test/support/totals.ts';
import { passes } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tools: Readonly<Record<string, readonly string[]>> = {
  'publint --strict': ['npx', 'publint', '--strict'],
  'attw --profile strict': [
    'npx',
    'attw',
    '--pack',
    '.',
    '--profile',
    'strict',
    '--format',
    'table-flipped',
    '--no-emoji',
    '--quiet',
  ],
  'size-limit': ['npx', 'size-limit'],
  knip: ['npx', 'knip', '--no-progress'],
  'api:report': ['node', '--import', 'tsx', 'scripts/api/report.ts', '--check'],
};

const chosen = process.argv.slice(2);
const failed: string[] = [];
if (chosen.length === 0) {
  for (const [name, [program = '', ...args]] of Object.entries(tools)) {
    const holds = await passes(root, program, ...args);
    console.log(`${holds ? 'ok    ' : 'FAILED'}  ${name}`);
    if (!holds) failed.push(name);
  }
  tellTotals({ passed: Object.keys(tools).length - failed.length, failed: failed.length, skipped: 0 });
}
if (!(await passes(root, 'node', '--import', 'tsx', 'test/package/fresh/run.ts', ...chosen)))
  failed.push('fresh projects');
console.log(failed.length === 0 ? 'check:package: all hold' : `check:package: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
