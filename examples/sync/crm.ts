/**
 * `npx tsx examples/sync/crm.ts`: a CRM follows the feed of a copy, each bundle of changes in one transaction with the
 * cursor behind it. It is killed between two changes and goes on; it stays away too long and begins anew.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FeedGapError, type Change, type Copy, type Item } from 'lead-provider-sdk/sync';
import { CrmStore } from './crm-store.ts';
import { heldIn, itemIn } from './records.ts';
import { letDaysPass, livingWorld } from './world.ts';

const A_BUNDLE = 25;

/** Takes over what changed since the last time; after a gap, or at first, everything. Gives what it did. */
export async function follow(copy: Copy, crm: CrmStore, beforeEach: () => void = () => {}): Promise<'anew' | number> {
  const { cursor } = crm;
  if (cursor === undefined) return readAnew(copy, crm);
  let taken = 0;
  let bundle: Change[] = [];
  const commit = async (): Promise<void> => {
    const people = await currently(copy, bundle);
    crm.transaction(
      () => bundle.at(-1)?.cursor ?? cursor,
      () => {
        for (const change of bundle) {
          beforeEach();
          crm.apply(change, people.get(change.id) ?? null);
        }
      },
    );
    taken += bundle.length;
    bundle = [];
  };
  try {
    for await (const change of copy.changes({ after: cursor })) {
      bundle.push(change);
      if (bundle.length === A_BUNDLE) await commit();
    }
    if (bundle.length > 0) await commit();
    return taken;
  } catch (error) {
    if (error instanceof FeedGapError) return readAnew(copy, crm);
    throw error;
  }
}

/** The cursor is taken before the tables are read: what changes meanwhile comes again, and nothing is missed. */
async function readAnew(copy: Copy, crm: CrmStore): Promise<'anew'> {
  const cursor = await copy.cursor();
  const people = await heldIn(copy, 'participants');
  crm.transaction(
    () => cursor,
    () => crm.replace(people.map(({ item }) => item)),
  );
  return 'anew';
}

/** The participants that a bundle names, as the copy has them now; those that are gone are not among them. */
async function currently(copy: Copy, bundle: readonly Change[]): Promise<ReadonlyMap<string, Item>> {
  const ids = new Set(bundle.filter(({ resource }) => resource === 'participants').map(({ id }) => id));
  const people = new Map<string, Item>();
  if (ids.size === 0) return people;
  const marks = [...ids].map(() => '?').join(', ');
  const rows = await copy.query(`SELECT raw FROM dfe_participants WHERE gone_at IS NULL AND id IN (${marks})`, ...ids);
  for (const row of rows) people.set(itemIn(row).id.toLowerCase(), itemIn(row));
  return people;
}

export interface Told {
  /** Changes taken over after the kill. */
  readonly afterKill: number;
  /** What came of having been away for longer than the feed is kept. */
  readonly afterGap: 'anew' | number;
  /** Whether each change was had once, and the people are those of the copy, at each of the stages. */
  readonly isWhole: boolean;
}

export interface CrmOptions {
  readonly days?: number;
  readonly people?: number;
  readonly seed?: number;
  readonly say?: (line: string) => void;
}

export async function crmStory({ days = 20, people = 150, seed = 3, say = () => {} }: CrmOptions = {}): Promise<Told> {
  const folder = await mkdtemp(join(tmpdir(), 'crm-'));
  const { mock, copy, sync } = await livingWorld({ people, seed, keepChangesDays: days * 2 });
  const file = join(folder, 'crm.db');
  let crm = new CrmStore(file);
  const live = async (from: number, to: number): Promise<void> => {
    for (let day = from; day < to; day += 1) {
      letDaysPass(mock, 1, seed + day);
      await sync.auto({ fullEvery: { days: 3 } });
    }
  };
  try {
    await sync.full();
    await follow(copy, crm);
    const first = Number((crm.cursor ?? '').split(':')[0]);
    say(`The CRM has read the tables: ${crm.people().length} people.`);

    await live(0, days);
    let left = A_BUNDLE + 7;
    const kill = (): void => {
      if ((left -= 1) < 0) throw new Error('killed');
    };
    const end: unknown = await follow(copy, crm, kill).catch((error: unknown) => error);
    crm.close();
    crm = new CrmStore(file);
    say(`Killed between two changes (${String(end)}). It holds ${crm.had().length} whole, and the cursor behind them.`);
    const afterKill = Number(await follow(copy, crm));
    const isOnce = crm.had().every((seq, at) => seq === first + 1 + at) && (await isSame(copy, crm));
    say(
      `Started again: ${afterKill} changes more, ${crm.had().length} in all, nothing twice and nothing missed: ${isOnce}.`,
    );

    await live(days, days * 4);
    const afterGap = await follow(copy, crm);
    const isAfterGap = await isSame(copy, crm);
    say(
      `Away for ${days * 3} days: the feed no longer goes on from its cursor, so it read the tables ${afterGap}: ${isAfterGap}.`,
    );
    return { afterKill, afterGap, isWhole: isOnce && isAfterGap };
  } finally {
    crm.close();
    await copy.close();
    await rm(folder, { recursive: true });
  }
}

/** Whether the CRM has the people of the copy, by id and name. */
async function isSame(copy: Copy, crm: CrmStore): Promise<boolean> {
  const rows = await copy.query('SELECT id, full_name FROM dfe_participants WHERE gone_at IS NULL ORDER BY id');
  const theirs = rows.map((row) => `${String(row['id'])} ${String(row['full_name'])}`);
  return (
    crm
      .people()
      .map(({ id, name }) => `${id} ${name}`)
      .join() === theirs.join()
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { isWhole } = await crmStory({ say: (line) => console.log(line) });
  if (!isWhole) process.exitCode = 1;
}
