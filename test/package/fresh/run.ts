/**
 * Installs the packed package into fresh projects and uses it there, a line for each: `npm run check:package`.
 * `-- --only esbuild` takes those whose name has that in it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tellTotals } from '../../support/totals.ts';
import { packInto } from '../packed.ts';
import { alone } from './alone.ts';
import { bundlers } from './bundlers.ts';
import { compilers } from './compilers.ts';
import { placeIn, type Consumer } from './consumer.ts';
import { gettingStarted } from './getting-started.ts';
import { jest } from './jest.ts';
import { newestCompiler } from './newest-compiler.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const all: readonly Consumer[] = [...alone, ...compilers, ...bundlers, ...jest, ...gettingStarted, ...newestCompiler];
const chosen = all.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0)
  throw new Error(
    `No consumer has ${JSON.stringify(values.only)} in its name: ${all.map(({ name }) => name).join(', ')}.`,
  );

const base = await mkdtemp(join(tmpdir(), 'lead-provider-fresh-'));
const place = placeIn(base, await packInto(base));
const lines: string[] = [];
let failed = 0;
for (const { name, run } of chosen) {
  const [holds, told] = await run(place).then(
    (saw) => [true, saw] as const,
    (error: unknown) => [false, error instanceof Error ? error.message : String(error)] as const,
  );
  if (!holds) failed += 1;
  lines.push(`${holds ? 'ok    ' : 'FAILED'}  ${name}: ${told}`);
  console.log(lines.at(-1));
}
await rm(base, { recursive: true, force: true });
tellTotals({ passed: chosen.length - failed, failed, skipped: 0 });
console.log(`${chosen.length - failed} of ${chosen.length} consumers work`);
process.exitCode = failed === 0 ? 0 : 1;
