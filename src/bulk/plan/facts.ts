import { isMissingRecord } from '../../errors/index.ts';
import { plain } from '../../rules/reads.ts';
import type { Item, Writer } from '../client.ts';

/** Records as a plan needs them: from a copy, or read from the service. */
export interface FactSource {
  /** The participants behind these ids, retired or not; null for an id that is nobody's. Keys as `plain` writes ids. */
  participants(ids: readonly string[]): Promise<ReadonlyMap<string, Item | null>>;
  /** All declarations of these people that can be seen, by their current id. */
  declarationsOf(people: readonly string[]): Promise<readonly Item[]>;
  declarations(ids: readonly string[]): Promise<ReadonlyMap<string, Item | null>>;
  statements(): Promise<readonly Item[]>;
  /** Of these cohorts; of all when none is named. */
  partnerships(cohorts: readonly string[]): Promise<readonly Item[]>;
  /** Schools as they are served for a cohort; null for one that is not. Keys as `plain` writes ids. */
  schools(ids: readonly string[], cohort: string): Promise<ReadonlyMap<string, Item | null>>;
  deliveryPartners(): Promise<readonly Item[]>;
}

/** More records than any list has. */
const MOST = 1_000_000;
/** Ids in one request: they make an address of 4 kB. */
const AT_A_TIME = 100;
/** So many are read one by one; for more the whole list takes fewer requests. */
const ONE_BY_ONE = 40;

/** Facts read from the service now, each list once. */
export function factsFrom({ dfe }: Writer, signal?: AbortSignal): FactSource {
  const reading = { perPage: 3000, ...(signal && { signal }) };
  const single = signal === undefined ? {} : { signal };
  const once = new Map<string, Promise<readonly Item[]>>();
  const whole = (name: string, read: () => Promise<readonly Item[]>): Promise<readonly Item[]> => {
    const known = once.get(name) ?? read();
    once.set(name, known);
    return known;
  };
  const orNull = (work: Promise<Item>): Promise<Item | null> =>
    work.catch((error: unknown) => {
      if (isMissingRecord(error)) return null;
      throw error;
    });

  return {
    async participants(ids) {
      if (ids.length > ONE_BY_ONE) {
        const all = await whole('participants', () => dfe.participants.list({}, reading).collect({ max: MOST }));
        return byEveryId(ids, all);
      }
      const found: [string, Item | null][] = [];
      for (const id of ids)
        found.push([plain(id), await orNull(dfe.participants.get(id, { follow: true, ...single }))]);
      return new Map(found);
    },
    async declarationsOf(people) {
      const found: Item[] = [];
      for (let at = 0; at < people.length; at += AT_A_TIME) {
        const some = dfe.declarations.list({ participant_id: people.slice(at, at + AT_A_TIME) }, reading);
        for (const item of await some.collect({ max: MOST })) found.push(item);
      }
      return found;
    },
    async declarations(ids) {
      if (ids.length > ONE_BY_ONE) {
        const all = await whole('declarations', () => dfe.declarations.list({}, reading).collect({ max: MOST }));
        return byId(ids, all);
      }
      const found: [string, Item | null][] = [];
      for (const id of ids) found.push([plain(id), await orNull(dfe.declarations.get(id, single))]);
      return new Map(found);
    },
    statements: () => whole('statements', () => dfe.statements.list({}, reading).collect({ max: MOST })),
    partnerships(cohorts) {
      const asked = cohorts.map(Number).filter(Number.isInteger);
      const query = asked.length === 0 ? {} : { cohort: asked };
      return whole('partnerships', () => dfe.partnerships.list(query, reading).collect({ max: MOST }));
    },
    async schools(ids, cohort) {
      const query = { cohort: Number(cohort) };
      if (ids.length > ONE_BY_ONE) {
        const read = (): Promise<readonly Item[]> => dfe.schools.list(query, reading).collect({ max: MOST });
        return byId(ids, await whole(`schools of ${cohort}`, read));
      }
      const found: [string, Item | null][] = [];
      for (const id of ids) found.push([plain(id), await orNull(dfe.schools.get(id, query, single))]);
      return new Map(found);
    },
    deliveryPartners: () =>
      whole('delivery partners', () => dfe.deliveryPartners.list({}, reading).collect({ max: MOST })),
  };
}

function byId(ids: readonly string[], all: readonly Item[]): ReadonlyMap<string, Item | null> {
  const found = new Map(all.map((item) => [plain(item.id), item]));
  return new Map(ids.map((id) => [plain(id), found.get(plain(id)) ?? null]));
}

/** Participants by the ids asked for, current or retired. A current id wins over a retired one. */
export function byEveryId(ids: readonly string[], all: readonly Item[]): ReadonlyMap<string, Item | null> {
  const found = new Map<string, Item>();
  for (const item of all) for (const from of retiredOf(item)) if (!found.has(from)) found.set(from, item);
  for (const item of all) found.set(plain(item.id), item);
  return new Map(ids.map((id) => [plain(id), found.get(plain(id)) ?? null]));
}

function retiredOf({ attributes }: Item): readonly string[] {
  const changes = attributes['participant_id_changes'];
  if (!Array.isArray(changes)) return [];
  return changes.map((change: { from_participant_id?: unknown }) => plain(String(change.from_participant_id)));
}
