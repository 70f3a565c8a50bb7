import type { Client } from 'lead-provider-sdk';
import { resourceNames, type Item, type Resource } from './records.ts';

/** Records by list and id. */
export type Records = Map<string, Item>;

export interface List {
  readonly resource: Resource;
  readonly cohort: number | null;
  /** The whole list, or what was updated since. Delivery partners have no such filter. */
  read(since?: string): AsyncIterable<Item>;
}

/** All lists of the API; schools once for each cohort. */
export function everyList(dfe: Client<'rect'>, cohorts: readonly number[]): readonly List[] {
  const from = (since?: string): { updated_since?: string } => (since === undefined ? {} : { updated_since: since });
  const reads: Readonly<Record<Exclude<Resource, 'schools'>, List['read']>> = {
    deliveryPartners: () => dfe.deliveryPartners.list(),
    statements: (since) => dfe.statements.list(from(since)),
    partnerships: (since) => dfe.partnerships.list(from(since)),
    participants: (since) => dfe.participants.list(from(since)),
    unfundedMentors: (since) => dfe.unfundedMentors.list(from(since)),
    transfers: (since) => dfe.transfers.list(from(since)),
    declarations: (since) => dfe.declarations.list(from(since)),
  };
  return resourceNames.flatMap((resource): readonly List[] =>
    resource === 'schools'
      ? cohorts.map((cohort) => ({
          resource,
          cohort,
          read: (since) => dfe.schools.list({ cohort, ...from(since) }),
        }))
      : [{ resource, cohort: null, read: reads[resource] }],
  );
}

export const keyOf = ({ resource, cohort }: Pick<List, 'resource' | 'cohort'>, id: string): string =>
  [resource, id, ...(cohort === null ? [] : [cohort])].join(' ');

/** What the API serves now. */
export async function served(lists: readonly List[]): Promise<Records> {
  const records: Records = new Map();
  for (const list of lists) for await (const item of list.read()) records.set(keyOf(list, item.id), item);
  return records;
}
