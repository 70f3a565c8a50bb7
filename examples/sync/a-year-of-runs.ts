/**
 * `npx tsx examples/sync/a-year-of-runs.ts`: a copy and a naive loop follow the same world for a year, and both are
 * compared with what the API serves. About a minute; no network, no set-up.
 */
import { pathToFileURL } from 'node:url';
import { compare, sumOf, type Wrong } from './compare.ts';
import { everyList, keyOf, served, type Records } from './lists.ts';
import { NaiveCopy } from './naive-copy.ts';
import { heldIn, resourceNames } from './records.ts';
import { table } from './table.ts';
import { letDaysPass, livingWorld } from './world.ts';

export interface YearOptions {
  readonly days?: number;
  readonly people?: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

export interface Year {
  /** What is wrong in each after the last run. */
  readonly naive: Wrong;
  readonly copy: Wrong;
  /** The most fields that were wrong in the copy after a delta, until a later run mended them. */
  readonly mostAfterDelta: number;
  readonly requests: number;
}

export async function aYearOfRuns({
  days = 365,
  people = 200,
  seed = 1,
  say = () => {},
}: YearOptions = {}): Promise<Year> {
  const { mock, dfe, copy, sync, cohorts } = await livingWorld({ people, seed });
  const lists = everyList(dfe, cohorts);
  const naive = new NaiveCopy(lists);
  let [requests, mostAfterDelta] = [0, 0];
  const inCopy = async (): Promise<Records> => {
    const records: Records = new Map();
    for (const resource of resourceNames)
      for (const { item, cohort } of await heldIn(copy, resource))
        records.set(keyOf({ resource, cohort }, item.id), item);
    return records;
  };

  for (let day = 0; day <= days; day += 1) {
    if (day > 0) letDaysPass(mock, 1, seed + day);
    // twice a week, and at the end, everything is read; on all other days what was updated
    const isFull = day % 7 === 0 || day % 7 === 3 || day === days;
    const report = await (isFull ? sync.full() : sync.delta());
    requests += report.requests + report.followUps;
    await naive.run();
    const api = await served(lists);
    if (!isFull) mostAfterDelta = Math.max(mostAfterDelta, sumOf(compare(await inCopy(), api)));
    if (day % 30 === 0)
      say(
        `${mock.clock.now.slice(0, 10)}  naive: ${sumOf(compare(naive.records, api))} wrong, copy: ${sumOf(compare(await inCopy(), api))}`,
      );
  }
  const api = await served(lists);
  const year = { naive: compare(naive.records, api), copy: compare(await inCopy(), api), mostAfterDelta, requests };
  await copy.close();
  return year;
}

/** The end of the story, as it is printed. */
export function told({ naive, copy, mostAfterDelta, requests }: Year): string {
  const names = [...new Set([...naive.keys(), ...copy.keys()])].sort();
  const rows = names.map((name) => [name, naive.get(name) ?? 0, copy.get(name) ?? 0]);
  const end =
    sumOf(copy) === 0
      ? 'The copy has none of it wrong.'
      : `The copy has ${sumOf(copy)} wrong, which must not be: please report it.`;
  return [
    table(['list and field', 'naive', 'copy'], [...rows, ['together', sumOf(naive), sumOf(copy)]]),
    '',
    `${end} It took ${requests} requests. Right after a delta at most ${mostAfterDelta} fields were behind:`,
    'those of the blind spots (docs/sync.md), which the next daily read or full run mends.',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log('A year of daily deltas and two full runs a week, beside a loop over updated_since.\n');
  const year = await aYearOfRuns({ say: (line) => console.log(line) });
  console.log(`\n${told(year)}`);
  if (sumOf(year.copy) > 0) process.exitCode = 1;
}
