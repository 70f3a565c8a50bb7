import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Hand, withHands, type Place } from './pool.ts';

/** What a file of tests passes by, and what it costs to run it. */
export interface Reach {
  readonly test: string;
  readonly ms: number;
  /** Ids of mutants. Empty for a file that takes longer than `SLOW_MS`, which is not known any better. */
  readonly reached: ReadonlySet<string>;
}

/** A file of tests that takes longer is asked about no mutant. */
export const SLOW_MS = 30_000;

/**
 * Runs every file of tests once, with no mutant awake, and notes which mutants it passes by. What is known already from
 * `notes`, a file of lines, is not asked again while the sources and tests are as they were.
 */
export async function reachOf(place: Place, tests: readonly string[], notes: string, hands: number): Promise<Reach[]> {
  const sources = digestOfSources(place.root);
  const digestOf = (test: string): string =>
    createHash('sha256')
      .update(sources)
      .update(readFileSync(join(place.root, test)))
      .digest('hex')
      .slice(0, 16);
  const known = new Map(tests.map((test) => [test, digestOf(test)]));
  const found = new Map(
    readNotes(notes)
      .filter(({ test, digest }) => known.get(test) === digest)
      .map((one) => [one.test, one]),
  );
  const left = tests.filter((test) => !found.has(test));
  mkdirSync(dirname(notes), { recursive: true });
  const crew = Array.from({ length: hands }, (_, index) => {
    const raw = `${notes}.${index}`;
    return { raw, hand: new Hand({ ...place, env: { ...place.env, MUTATION_REACHED: raw } }) };
  });
  await withHands(
    crew.map(({ hand }) => hand),
    left,
    async (hand, test) => {
      const raw = crew.find((one) => one.hand === hand)?.raw ?? '';
      rmSync(raw, { force: true });
      const started = performance.now();
      const ended = await hand.run({ mutant: '', tests: [test] }, SLOW_MS);
      const ms = Math.round(performance.now() - started);
      const isGood = typeof ended === 'object' && ended.failed === null;
      if (typeof ended === 'object' && ended.failed !== null)
        console.log(`${test} fails without a mutant, so it can tell nothing: ${ended.failed}`);
      const reached = isGood && existsSync(raw) ? idsIn(readFileSync(raw, 'utf8'), place.root, test) : [];
      const digest = known.get(test) ?? '';
      const one = { digest, test, ms, reached: new Set(reached) };
      found.set(test, one);
      appendFileSync(notes, `${JSON.stringify({ digest, test, ms, reached: grouped(reached) })}\n`);
    },
  );
  for (const { raw } of crew) rmSync(raw, { force: true });
  return [...found.values()];
}

function idsIn(text: string, root: string, test: string): string[] {
  const lines = text.split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as { test: string; reached: string[] })
    .filter((one) => relative(root, one.test) === test)
    .flatMap(({ reached }) => reached);
}

/** The ids of one source file, without its name before each. */
function grouped(ids: readonly string[]): Record<string, string> {
  const groups: Record<string, string[]> = {};
  for (const id of ids) {
    const [file = '', ...rest] = id.split(' ');
    (groups[file] ??= []).push(rest.join(' '));
  }
  return Object.fromEntries(Object.entries(groups).map(([file, rest]) => [file, rest.join(',')]));
}

interface Note extends Reach {
  /** Of all sources and of the file of tests: what it is a note about. */
  readonly digest: string;
}

function readNotes(notes: string): Note[] {
  if (!existsSync(notes)) return [];
  const lines = readFileSync(notes, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as Omit<Note, 'reached'> & { reached: Record<string, string> })
    .map(({ reached, ...note }) => ({
      ...note,
      reached: new Set(
        Object.entries(reached).flatMap(([file, rest]) => rest.split(',').map((one) => `${file} ${one}`)),
      ),
    }));
}

function digestOfSources(root: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names.filter((one) => one.endsWith('.ts')))
    hash.update(`${name}\n`).update(readFileSync(join(root, 'src', name)));
  return hash.digest('hex');
}
