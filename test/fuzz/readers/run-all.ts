/** `npm run fuzz:all -- --minutes 10`: every reader of bytes from outside, each for as long as the others. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { didYouMean } from '../../../src/base/nearest.ts';
import { reason } from '../../../src/base/reason.ts';
import { tellTotals } from '../../support/totals.ts';
import { inputOf, itemsOf } from './input.ts';
import { countsOf, lineOf, playAll, type Sum } from './play-all.ts';
import type { Fault } from './play.ts';
import { readers } from './readers.ts';

const usage = `npm run fuzz:all -- [--minutes N] [--only NAME] [--seed N] [--runs N]

  --minutes  for all readers together (default 10)
  --only     one reader: ${readers.map(({ name }) => name).join(', ')}
  --seed     of what is made of the corpus (default 1)
  --runs     at most so many of each reader (default: as many as there is time for)
`;
const options = ['minutes', 'only', 'seed', 'runs'] as const;

function given(): Readonly<Record<(typeof options)[number], string | undefined>> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) end(0, usage);
  const wrong = args.find((arg) => arg.startsWith('--') && !options.some((name) => arg.split('=')[0] === `--${name}`));
  if (wrong !== undefined) {
    const names = options.map((name) => `--${name}`);
    end(2, `fuzz: there is no option ${wrong}.${didYouMean(wrong, names)}\n\n${usage}`);
  }
  try {
    const string = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { minutes: string, only: string, seed: string, runs: string } });
    return { minutes: values.minutes, only: values.only, seed: values.seed, runs: values.runs };
  } catch (error) {
    return end(2, `fuzz: ${reason(error)}\n\n${usage}`);
  }
}

function end(code: number, text: string): never {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exit(code);
}

function numberOf(name: string, text: string | undefined, instead: number): number {
  if (text === undefined) return instead;
  const value = Number(text);
  return text.trim() !== '' && value > 0 && Number.isFinite(value)
    ? value
    : end(2, `fuzz: --${name} takes a number above 0, not ${JSON.stringify(text)}.\n`);
}

const { minutes, only, seed: seedGiven, runs } = given();
const names = readers.map(({ name }) => name);
if (only !== undefined && !names.includes(only))
  end(
    2,
    `fuzz: there is no reader ${JSON.stringify(only)}.${didYouMean(only, names)} There are ${names.join(', ')}.\n`,
  );
const seed = Math.trunc(numberOf('seed', seedGiven, 1));
const found = join(tmpdir(), 'lead-provider-fuzz-found');
const told = new Set<string>();

/** The first of each kind is told, with the file that holds its input; to mend it, put that file into the corpus. */
async function tell(fault: Fault): Promise<void> {
  const sign = `${fault.reader} ${/^\w+/.exec(fault.what)?.[0] ?? ''} ${placeIn(fault.what)}`;
  if (told.has(sign)) return;
  told.add(sign);
  const reader = readers.find(({ name }) => name === fault.reader);
  if (reader === undefined) return;
  mkdirSync(found, { recursive: true });
  const file = join(found, `${fault.reader}-${seed}-${fault.index}`);
  writeFileSync(file, inputOf(reader, await itemsOf(reader), seed, fault.index));
  console.error(`${fault.reader} ${fault.kind}, --seed ${seed}, run ${fault.index}, input in ${file}`);
  console.error(`  ${fault.what.slice(0, 1500).replaceAll('\n', '\n  ')}\n`);
}

const placeIn = (what: string): string => /src\/[\w/.-]+:\d+/.exec(what)?.[0] ?? '';

const linesOf = (sums: readonly Sum[]): string => sums.map(lineOf).join('\n');

const started = Date.now();
let shown = started;
const telling: Promise<void>[] = [];
const sums = await playAll({
  names: only === undefined ? names : [only],
  seed,
  runs: Math.trunc(numberOf('runs', runs, Number.MAX_SAFE_INTEGER)),
  ms: numberOf('minutes', minutes, 10) * 60_000,
  onFault: (fault) => void telling.push(tell(fault)),
  onShare(soFar) {
    if (Date.now() - shown < 30_000) return;
    shown = Date.now();
    console.log(`after ${Math.round((shown - started) / 1000)} s\n${linesOf(soFar)}\n`);
  },
});
await Promise.all(telling);
const faults = sums.flatMap((sum) => sum.faults);
const played = sums.reduce((sum, one) => sum + one.runs, 0);
tellTotals({ passed: played - faults.length, failed: faults.length, skipped: 0 });
console.log(`${linesOf(sums)}\n${countsOf(faults)}`);
process.exit(faults.length === 0 ? 0 : 1);
