/**
 * The program of `run.ts`: measures, and writes the page. It is started with `built.json` as its tsconfig, by which
 * `lead-provider-sdk` is the built package, as users have it, and not the sources.
 */
import { writeFileSync } from 'node:fs';
import { readArguments } from './arguments.ts';
import { openGroup } from './groups.ts';
import { loadNow, lookAtMachine } from './machine.ts';
import { alternate, type Measured } from './measurement.ts';
import { renderPage, type Part } from './page.ts';

if (!import.meta.resolve('lead-provider-sdk').includes('/dist/'))
  throw new Error('bench/results/measure.ts measures the built package: start it by npm run bench:results.');

const { out, rounds, only } = readArguments(process.argv.slice(2));
const lookAgain = lookAtMachine(Number(process.env['BENCH_LOAD_BEFORE'] ?? loadNow()));
const parts: Part[] = [];
for (const name of only) {
  const { about, measurements, close } = await openGroup(name);
  try {
    const measured: Measured[] = [];
    for (const measurement of measurements) {
      console.error(`${name}: ${measurement.name}`);
      measured.push(await alternate(measurement, rounds));
    }
    parts.push({ about, measured });
  } finally {
    await close();
  }
}
const page = renderPage({ machine: lookAgain(), rounds, parts });
if (out === null) console.log(page);
else {
  writeFileSync(out, page);
  console.error(`${out} is written.`);
}
