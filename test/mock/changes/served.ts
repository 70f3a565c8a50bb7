import { routeOf } from '../../../src/contract/routes.ts';
import type { Change, ChangedResource, Mock } from '../../../src/mock/index.ts';

/** Attributes of every record of every list, by provider, resource, cohort and id; read as a client would. */
export type Served = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const resources = [
  'participants',
  'transfers',
  'unfundedMentors',
  'declarations',
  'partnerships',
  'deliveryPartners',
  'statements',
] as const satisfies readonly ChangedResource[];

let looks = 0;

/** Each time asked in another way, so that no kept page is served. */
export async function servedBy(mock: Mock, lps: readonly string[], years: Iterable<number>): Promise<Served> {
  looks += 1;
  const found = new Map<string, Record<string, unknown>>();
  const read = async (lp: string, resource: ChangedResource, cohort?: number): Promise<void> => {
    const [, path] = routeOf(mock.service, `${resource}.list`);
    const filter = cohort === undefined ? '' : `&filter[cohort]=${cohort}`;
    const data = (await mock.peek(lp, `${path}?page[per_page]=3000&look=${looks}${filter}`)) as readonly {
      readonly id: string;
      readonly attributes: Record<string, unknown>;
    }[];
    if (data.length >= 3000) throw new Error('a world too large to be read in one page');
    for (const { id, attributes } of data) found.set([lp, resource, cohort ?? '', id].join(' '), attributes);
  };
  for (const lp of lps) {
    for (const resource of resources) await read(lp, resource);
    for (const year of years) await read(lp, 'schools', year);
  }
  // what is served can be kept by the mock
  return structuredClone(found);
}

/** What differs, each as one line. `moment`: when it happened, in seconds as the services write them. */
export function differences(before: Served, after: Served, moment: string): string[] {
  const lines: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(key), after.get(key)];
    if (fresh === undefined) lines.push(lineOf(key, null, false, false));
    else if (old === undefined) lines.push(lineOf(key, null, true, String(fresh['updated_at']) >= moment));
    else if (JSON.stringify(old) !== JSON.stringify(fresh)) {
      const names = Object.keys({ ...old, ...fresh }).filter(
        (name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name]),
      );
      const fields = Object.fromEntries(names.map((name) => [name, [old[name], fresh[name]]] as const));
      lines.push(lineOf(key, fields, true, String(fresh['updated_at']) > String(old['updated_at'])));
    }
  }
  return lines.sort();
}

export function lineOfChange({ lp, resource, id, cohort, fields, seen, updatedAtMoved }: Change): string {
  return lineOf([lp, resource, cohort ?? '', id].join(' '), fields, seen, updatedAtMoved);
}

function lineOf(
  key: string,
  fields: Readonly<Record<string, readonly [unknown, unknown]>> | null,
  seen: boolean,
  updatedAtMoved: boolean,
): string {
  const sorted =
    fields === null ? null : Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${key} ${JSON.stringify(sorted)} ${seen ? 'seen' : 'gone'} ${updatedAtMoved ? 'moved' : 'not moved'}`;
}
