/** `npm run test:mutation`: breaks the sources in small ways and asks whether a test notices. See `arguments.ts`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, type Options } from './arguments.ts';
import { costsOf, type Cost } from './costs.ts';
import { equivalents, faultsOf } from './equivalent.ts';
import { Journal } from './journal.ts';
import { Alone, judge, type Judged } from './judge.ts';
import { placesOf } from './marks.ts';
import type { Mutant } from './mutants.ts';
import { nearOf, readNear, writeNear } from './near.ts';
import { Hand, withHands, type Place } from './pool.ts';
import { reachOf, type Reach } from './reach.ts';
import { mutantsOfRoom, outcomes, roomNames, roomOf, rooms } from './rooms.ts';
import { sampleOf } from './sample.ts';
import { lineOf, percentOf, scoreOf, sumOf, survivorLines, type Score } from './score.ts';
import { testFiles } from './tests.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const cache = join(root, 'node_modules/.cache/mutation');
const table = join(root, 'scripts/mutation/near.json');
const everything = roomNames.flatMap((room) => mutantsOfRoom(root, room));
const place: Place = { root, config: join(root, 'scripts/mutation/vitest.config.ts') };

/** What every file of tests passes by. */
async function reaches({ workers }: Options): Promise<Reach[]> {
  const places = placesOf(everything.map(({ id }) => id));
  return reachOf(place, places, testFiles(root), join(cache, 'reach.jsonl'), workers);
}

async function testsFor(options: Options): Promise<(mutant: Mutant) => readonly Cost[]> {
  if (options.near) {
    const near = readNear(table);
    return ({ file }) => near.get(file) ?? [];
  }
  const known = await reaches(options);
  return ({ id, file }) => costsOf(id, file, known);
}

async function main(options: Options): Promise<boolean> {
  const started = performance.now();
  const byRoom = options.rooms.map((room) => ({ room, all: mutantsOfRoom(root, room) }));
  if (options.writeNear) {
    writeNear(table, nearOf(everything, await reaches(options)));
    console.log('scripts/mutation/near.json is written anew.');
    return true;
  }
  const faults = byRoom.flatMap(({ room, all }) => faultsOf(equivalents, room, new Set(all.map(({ id }) => id))));
  const silent = new Set(equivalents.map(({ id }) => id));
  const isAsked = ({ id, file }: Mutant): boolean =>
    !silent.has(id) && (options.files.length === 0 || options.files.includes(file));
  const lists = byRoom.map(({ all }) => all.filter(isAsked));
  const wanted = options.sample === null ? lists.flat() : sampleOf(lists, options.sample, options.seed);
  const testsOf = await testsFor(options);
  const path = options.resume ?? join(cache, options.near ? 'near.jsonl' : 'found.jsonl');
  const journal = new Journal(path, root, (mutant) => testsOf(mutant).map(({ test }) => test));
  const alone = new Alone();
  const deadline = started + options.minutes * 60_000;
  const hands = Array.from({ length: options.workers }, () => new Hand(place));
  const open = wanted.filter((mutant) => journal.of(mutant) === undefined);
  await withHands(hands, open, async (hand, mutant) => {
    if (performance.now() > deadline) return;
    journal.add(mutant, await judge(hand, mutant, testsOf(mutant), alone));
  });
  return report(options, wanted, journal, faults, (performance.now() - started) / 1000);
}

function report(
  options: Options,
  wanted: readonly Mutant[],
  journal: Journal,
  faults: readonly string[],
  seconds: number,
): boolean {
  const lived = (outcome: Judged['outcome'] | undefined): outcome is 'survived' | 'not reached' =>
    outcome === 'survived' || outcome === 'not reached';
  for (const mutant of wanted) {
    const outcome = journal.of(mutant)?.outcome;
    if (lived(outcome)) console.log(survivorLines(mutant, outcome));
  }
  const scoreOfThose = (name: string, isMeant: (file: string) => boolean): Score =>
    scoreOf(
      name,
      wanted.filter(({ file }) => isMeant(file)).flatMap((mutant) => journal.of(mutant) ?? []),
      equivalents.filter(({ id }) => isMeant(id.split(' ', 1).join())).length,
    );
  const scores = options.rooms.map((room) => ({
    least: rooms[room].percent,
    score: scoreOfThose(room, (file) => roomOf(file) === room),
  }));
  const total = sumOf(scores.map(({ score }) => score));
  const failures = [...faults];
  if (options.rooms.includes(outcomes.room)) {
    const score = scoreOfThose(outcomes.name, (file) => outcomes.files.includes(file));
    scores.push({ least: outcomes.percent, score });
  }
  for (const { least, score } of scores) {
    console.log(lineOf(score));
    if (options.failUnder === null && options.files.length === 0 && percentOf(score) < least)
      failures.push(
        `${score.name} has less than ${least} %: read its survivors, and write a test or a reason for each.`,
      );
  }
  const left = wanted.filter((mutant) => journal.of(mutant) === undefined).length;
  if (left > 0)
    console.log(`${left} of ${wanted.length} mutants were not taken up in time. ${journal.path} has the others.`);
  if (options.failUnder !== null && percentOf(total) < options.failUnder)
    failures.push(`Less than ${options.failUnder} % of the mutants were noticed.`);
  if (wanted.length > 0 && left === wanted.length) failures.push('No mutant was taken up at all.');
  for (const failure of failures) console.log(failure);
  console.log(`${lineOf(total)}, in ${Math.round(seconds)} s`);
  return failures.length === 0;
}

try {
  const options = readArguments(process.argv.slice(2));
  process.exitCode = (await main(options)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
