import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Marks, type placesOf } from './marks.ts';
import { Hand, withHands, type Place } from './pool.ts';
import type { Noted } from './switch.ts';

/** What a file of tests passes by, and what it costs to run it. */
export interface Reach {
  readonly test: string;
  readonly ms: number;
  /** What it passes by outside of its tests: while it is loaded, and before and after all of them. */
  readonly outside: Marks;
  readonly cases: readonly Case[];
}

/** One test of a file. */
export interface Case {
  /** As vitest names it. */
  readonly id: string;
  readonly ms: number;
  readonly reached: Marks;
}

/** A file of tests that takes longer is asked about no mutant. */
export const SLOW_MS = 90_000;

type Places = ReturnType<typeof placesOf>;

/**
 * Runs every file of tests once, with no mutant awake, and notes which mutants it passes by. What is known already from
 * `notes`, a file of lines, is not asked again while the sources and tests are as they were.
 */
export async function reachOf(
  place: Place,
  places: Places,
  tests: readonly string[],
  notes: string,
  hands: number,
): Promise<Reach[]> {
  const sources = digestOfSources(place.root, places);
  const digestOf = (test: string): string =>
    createHash('sha256')
      .update(sources)
      .update(readFileSync(join(place.root, test)))
      .digest('hex')
      .slice(0, 16);
  const known = new Map(tests.map((test) => [test, digestOf(test)]));
  const found = new Map(
    readNotes(notes, places, ({ test, digest }) => known.get(test) === digest).map((one) => [one.test, one]),
  );
  mkdirSync(dirname(notes), { recursive: true });
  const crew = Array.from({ length: hands }, (_, index) => {
    const raw = `${notes}.${index}`;
    return { raw, hand: new Hand({ ...place, env: { ...place.env, MUTATION_REACHED: raw } }) };
  });
  await withHands(
    crew.map(({ hand }) => hand),
    tests.filter((test) => !found.has(test)),
    async (hand, test) => {
      const raw = crew.find((one) => one.hand === hand)?.raw ?? '';
      rmSync(raw, { force: true });
      const started = performance.now();
      const ended = await hand.run({ mutant: '', tests: [{ test }] }, SLOW_MS);
      const ms = Math.round(performance.now() - started);
      const isGood = typeof ended === 'object' && ended.failed === null;
      if (!isGood)
        console.log(`${test} tells nothing, without a mutant: ${typeof ended === 'object' ? ended.failed : ended}`);
      const seen = isGood && existsSync(raw) ? notedIn(readFileSync(raw, 'utf8'), place.root, test) : undefined;
      const named = (list: readonly number[] = []): Marks =>
        Marks.of(
          places,
          list.flatMap((at) => seen?.ids[at] ?? []),
        );
      const one: Reach = {
        test,
        ms,
        outside: named(seen?.outside),
        cases: (seen?.cases ?? []).map(({ reached, ...rest }) => ({ ...rest, reached: named(reached) })),
      };
      found.set(test, one);
      appendFileSync(notes, `${lineOf(known.get(test) ?? '', one)}\n`);
    },
  );
  for (const { raw } of crew) rmSync(raw, { force: true });
  return [...found.values()];
}

function notedIn(text: string, root: string, test: string): Noted | undefined {
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Noted).find((one) => relative(root, one.test) === test);
}

/** A line of the notes: sets of mutants as texts. */
interface Note {
  /** Of all sources and of the file of tests: what it is a note about. */
  readonly digest: string;
  readonly test: string;
  readonly ms: number;
  readonly outside: string;
  readonly cases: readonly { readonly id: string; readonly ms: number; readonly reached: string }[];
}

function lineOf(digest: string, { test, ms, outside, cases }: Reach): string {
  const note: Note = {
    digest,
    test,
    ms,
    outside: outside.text,
    cases: cases.map(({ reached, ...rest }) => ({ ...rest, reached: reached.text })),
  };
  return JSON.stringify(note);
}

function readNotes(notes: string, places: Places, isWanted: (note: Note) => boolean): Reach[] {
  if (!existsSync(notes)) return [];
  const lines = readFileSync(notes, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as Note)
    .filter(isWanted)
    .map(({ test, ms, outside, cases }) => ({
      test,
      ms,
      outside: Marks.parse(places, outside),
      cases: cases.map(({ reached, ...rest }) => ({ ...rest, reached: Marks.parse(places, reached) })),
    }));
}

function digestOfSources(root: string, places: Places): string {
  const hash = createHash('sha256');
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names.filter((one) => one.endsWith('.ts')))
    hash.update(`${name}\n`).update(readFileSync(join(root, 'src', name)));
  for (const id of places.keys()) hash.update(id);
  return hash.digest('hex');
}
