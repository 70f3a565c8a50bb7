import type { Row } from '../observed.ts';
import { Gathered, type Part } from './gathered.ts';
import { readCohorts } from './read-cohorts.ts';
import { HeardClock, instantOf, pagesOf, readOnce, yearsAt, type Reading } from './reading.ts';

/** The first needs no cohort, and its answer tells the service's clock, by which the cohorts of all others go. */
const LISTS = [
  'transfers',
  'deliveryPartners',
  'statements',
  'partnerships',
  'participants',
  'unfundedMentors',
  'declarations',
] as const;

/** Lists that are read whole again: they are short, or what is asked for by `updated_since` is not all that changed. */
const WHOLE: readonly Part['list'][] = [
  'transfers',
  'deliveryPartners',
  'statements',
  'partnerships',
  'unfundedMentors',
];

/** Rounds that look for what has changed meanwhile. */
const ROUNDS = 3;
/** What was written in the same moments as a round began is asked for with the next. */
const OVERLAP_MS = 60_000;

export interface ReadWorld {
  readonly gathered: Gathered;
  /** The service's clock at the last answer. */
  readonly at: string;
}

/** Reads all that a token can see, then what has changed since, until a round brings nothing. */
export async function readWorld(given: Omit<Reading, 'gathered' | 'clock'>): Promise<ReadWorld> {
  const reading: Reading = { ...given, gathered: new Gathered(), clock: new HeardClock() };
  const { gathered, keeper, clock } = reading;
  for (const list of LISTS) await readPart(reading, { list, cohort: null });
  const years = yearsAt(keeper.start ?? clock.now());
  for (const cohort of years) await readPart(reading, { list: 'schools', cohort });
  let since = keeper.start ?? clock.now();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const began = clock.now();
    const changes = await readRound(reading, round, instantOf(Date.parse(since) - OVERLAP_MS));
    if (changes === 0) break;
    since = began;
  }
  await readCohorts(reading, years);
  for (const [cohort, rows] of gathered.schools) if (rows.size === 0) gathered.schools.delete(cohort);
  return { gathered, at: clock.now() };
}

async function readPart(reading: Reading, part: Part): Promise<void> {
  reading.gathered.rowsOf(part);
  for await (const rows of readOnce(reading, part)) for (const row of rows) reading.gathered.put(part, row);
}

/** How many records changed, came or went since. */
async function readRound(reading: Reading, round: number, since: string): Promise<number> {
  const { gathered } = reading;
  const schools = [...gathered.schools.keys()].map((cohort): Part => ({ list: 'schools', cohort }));
  let changes = 0;
  for (const part of [...LISTS.map((list): Part => ({ list, cohort: null })), ...schools]) {
    const isWhole = WHOLE.includes(part.list);
    const seen = new Set<string>();
    for await (const rows of pagesOf(reading, part, round, isWhole ? {} : { since }))
      for (const row of rows) {
        seen.add(row.id);
        if (gathered.put(part, row)) changes += 1;
      }
    if (isWhole) changes += dropUnseen(gathered.rowsOf(part), seen);
  }
  return changes;
}

function dropUnseen(rows: Map<string, Row>, seen: ReadonlySet<string>): number {
  const unseen = [...rows.keys()].filter((id) => !seen.has(id));
  for (const id of unseen) rows.delete(id);
  return unseen.length;
}
