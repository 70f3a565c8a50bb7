/** `npm run test:mutation`: breaks the sources in small ways and asks whether a test notices. See `arguments.ts`. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, type Options } from './arguments.ts';
import { equivalents, faultsOf } from './equivalent.ts';
import { Journal } from './journal.ts';
import { inOrder, judge, type Cost, type Judged } from './judge.ts';
import type { Mutant } from './mutants.ts';
import { nearOf, readNear, writeNear } from './near.ts';
import { Hand, withHands, type Place } from './pool.ts';
import { reachOf } from './reach.ts';
import { mutantsOfRoom, roomNames, roomOf, rooms } from './rooms.ts';
import { sampleOf } from './sample.ts';
import { lineOf, percentOf, scoreOf, sumOf, survivorLines } from './score.ts';
import { testFiles } from './tests.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const cache = join(root, 'node_modules/.cache/mutation');
const table = join(root, 'scripts/mutation/near.json');
const place: Place = { root, config: join(root, 'scripts/mutation/vitest.config.ts') };

async function testsFor(options: Options): Promise<(mutant: Mutant) => readonly Cost[]> {
  if (options.near) {
    const near = readNear(table);
    return ({ file }) => near.get(file) ?? [];
  }
  const reaches = await reachOf(place, testFiles(root), join(cache, 'reach.jsonl'), options.workers);
  return ({ id, file }) =>
    inOrder(
      reaches.filter(({ reached }) => reached.has(id)),
      file,
    );
}

/** What one journal is about: the sources as they are. Another text of a file has other mutants, and other answers. */
function journalOf(options: Options): Journal {
  if (options.resume !== null) return new Journal(options.resume);
  const hash = createHash('sha256').update(options.near ? 'near' : 'all');
  for (const test of testFiles(root)) hash.update(readFileSync(join(root, test)));
  for (const room of roomNames) for (const { id } of mutantsOfRoom(root, room)) hash.update(id);
  return new Journal(join(cache, `found-${hash.digest('hex').slice(0, 12)}.jsonl`));
}

async function main(options: Options): Promise<boolean> {
  const started = performance.now();
  const byRoom = options.rooms.map((room) => ({ room, all: mutantsOfRoom(root, room) }));
  if (options.writeNear) {
    const reaches = await reachOf(place, testFiles(root), join(cache, 'reach.jsonl'), options.workers);
    writeNear(
      table,
      nearOf(
        roomNames.flatMap((room) => mutantsOfRoom(root, room)),
        reaches,
      ),
    );
    console.log('scripts/mutation/near.json is written anew.');
    return true;
  }
  const faults = byRoom.flatMap(({ room, all }) => faultsOf(equivalents, room, new Set(all.map(({ id }) => id))));
  const silent = new Set(equivalents.map(({ id }) => id));
  const lists = byRoom.map(({ all }) => all.filter(({ id }) => !silent.has(id)));
  const wanted = options.sample === null ? lists.flat() : sampleOf(lists, options.sample, options.seed);
  const journal = journalOf(options);
  const testsOf = await testsFor(options);
  const deadline = started + options.minutes * 60_000;
  const hands = Array.from({ length: options.workers }, () => new Hand(place));
  const open = wanted.filter(({ id }) => journal.of(id) === undefined);
  await withHands(hands, open, async (hand, mutant) => {
    if (performance.now() > deadline) return;
    journal.add(await judge(hand, mutant, testsOf(mutant)));
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
    const outcome = journal.of(mutant.id)?.outcome;
    if (lived(outcome)) console.log(survivorLines(mutant, outcome));
  }
  const scores = options.rooms.map((room) => {
    const own = wanted.filter(({ file }) => roomOf(file) === room);
    const listed = equivalents.filter(({ id }) => id.startsWith(`src/${room}/`)).length;
    return {
      least: rooms[room].percent,
      score: scoreOf(
        room,
        own.flatMap(({ id }) => journal.of(id) ?? []),
        listed,
      ),
    };
  });
  const total = sumOf(scores.map(({ score }) => score));
  const failures = [...faults];
  for (const { least, score } of scores) {
    console.log(lineOf(score));
    if (options.failUnder === null && percentOf(score) < least)
      failures.push(
        `${score.name} has less than ${least} %: read its survivors, and write a test or a reason for each.`,
      );
  }
  const left = wanted.filter(({ id }) => journal.of(id) === undefined).length;
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
