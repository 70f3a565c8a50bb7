import type { Writer } from '../client.ts';
import { readable } from '../plan/readable.ts';

/** The cut-off day of each statement, by its id. */
export async function cutOffsFrom({ dfe }: Writer): Promise<ReadonlyMap<string, string>> {
  const cutOffs = new Map<string, string>();
  for (const item of await dfe.statements.list({}, { perPage: 3000 }).collect({ max: 100_000 })) {
    const { id, attributes } = readable('statement', item);
    if (attributes.cut_off_date !== null) cutOffs.set(id.toLowerCase(), attributes.cut_off_date);
  }
  return cutOffs;
}
