import type { Copy, Item, Resource } from 'lead-provider-sdk/sync';

export type { Item, Resource } from 'lead-provider-sdk/sync';

/** Where the records of each list stand in a copy. */
const tables: Readonly<Record<Resource, string>> = {
  deliveryPartners: 'dfe_delivery_partners',
  statements: 'dfe_statements',
  partnerships: 'dfe_partnerships',
  schools: 'dfe_schools',
  participants: 'dfe_participants',
  unfundedMentors: 'dfe_unfunded_mentors',
  transfers: 'dfe_transfer_lists',
  declarations: 'dfe_declarations',
};

export const resourceNames = Object.keys(tables).filter((name): name is Resource => name in tables);

/** A record as the API served it, from the column that keeps it so. */
export const itemIn = (row: Readonly<Record<string, unknown>>): Item => JSON.parse(String(row['raw'])) as Item;

/** The records of a list that a copy holds as served, as the API served them. */
export async function heldIn(copy: Copy, resource: Resource): Promise<{ item: Item; cohort: number | null }[]> {
  const cohort = resource === 'schools' ? 'cohort' : 'NULL AS cohort';
  const rows = await copy.query(`SELECT raw, ${cohort} FROM ${tables[resource]} WHERE gone_at IS NULL`);
  return rows.map((row) => {
    return { item: itemIn(row), cohort: row['cohort'] === null ? null : Number(row['cohort']) };
  });
}
