/** `npm run fuzz:descriptions -- --runs 100000`: hostile descriptions against `generate`, to be run by hand. */
import { parseArgs } from 'node:util';
import { fuzzDescriptions } from './run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const STEP = 1000;
const seed = Number(values.seed);
const [first, runs] = values.only === undefined ? [0, Number(values.runs)] : [Number(values.only), 1];
if (![seed, first, runs].every(Number.isSafeInteger)) throw new Error('--runs, --seed and --only take whole numbers.');
const sum = { accepted: 0, refused: 0, compiled: 0 };
for (let done = 0; done < runs; done += STEP) {
  const found = await fuzzDescriptions(seed, first + done, Math.min(STEP, runs - done), runs === 1 ? 1 : 10);
  sum.accepted += found.accepted;
  sum.refused += found.refused;
  sum.compiled += found.compiled;
  console.log(
    `${sum.accepted + sum.refused} documents: ${sum.accepted} written, of which ${sum.compiled} compiled, ${sum.refused} refused`,
  );
  for (const failure of found.failures) console.log(`FAILED ${failure}`);
  if (found.failures.length === 0) continue;
  process.exitCode = 1;
  break;
}
