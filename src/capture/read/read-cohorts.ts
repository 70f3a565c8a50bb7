import { isMissingRecord } from '../../errors/index.ts';
import type { Part } from './gathered.ts';
import { pagesOf, type Reading } from './reading.ts';

type Looked = 'participants' | 'declarations';

/** Records that no cohort shows and that are looked at one by one; the rest of more is left as it was read. */
const LOOKS = 200;

/**
 * Under which cohorts the lists show participants and declarations: nothing in a record tells. A record that is shown
 * now and was not before is taken; one that is shown no more is looked at, and dropped when it is not there.
 */
export async function readCohorts(reading: Reading, years: readonly number[]): Promise<void> {
  for (const list of ['participants', 'declarations'] as const) {
    const part: Part = { list, cohort: null };
    const shown = new Set<string>();
    for (const year of years)
      for await (const rows of pagesOf(reading, part, 0, { only: year }))
        for (const row of rows) {
          reading.gathered.put(part, row);
          reading.gathered.showsFor(list, row.id, year);
          shown.add(row.id);
        }
    const hidden = [...reading.gathered.lists[list].keys()].filter((id) => !shown.has(id));
    if (hidden.length > 0) await look(reading, list, hidden);
  }
  await readWhatElseShows(reading, years);
}

/**
 * A delivery partner is listed for cohorts in which somebody else works with it, too; and `rect` lists whoever was deferred
 * and then withdrew under both.
 */
async function readWhatElseShows(reading: Reading, years: readonly number[]): Promise<void> {
  const { gathered, client } = reading;
  const partners: Part = { list: 'deliveryPartners', cohort: null };
  for (const year of years)
    for await (const rows of pagesOf(reading, partners, 0, { only: year }))
      for (const { id } of rows) gathered.showsFor('deliveryPartners', id, year);
  if (client.service !== 'rect') return;
  for (const status of ['deferred', 'withdrawn'] as const)
    for await (const rows of pagesOf(reading, { list: 'participants', cohort: null }, 0, { status }))
      for (const { id } of rows) gathered.showsAs(id, status);
}

async function look(reading: Reading, list: Looked, ids: readonly string[]): Promise<void> {
  const { client, standIns, gathered, signal } = reading;
  const part: Part = { list, cohort: null };
  let originalOf = standIns.originals();
  // an earlier try read some of them, and keeps no id that the service would know: the list tells them again
  if (ids.some((id) => originalOf(id) === undefined)) {
    for await (const rows of pagesOf(reading, part, 0)) for (const row of rows) gathered.put(part, row);
    originalOf = standIns.originals();
  }
  let looks = 0;
  for (const id of ids) {
    const asked = originalOf(id);
    if (asked === undefined) gathered.drop(list, id);
    if (asked === undefined || looks >= LOOKS) continue;
    looks += 1;
    try {
      const options = { priority: 'low' as const, ...(signal && { signal }) };
      const served = await (list === 'participants'
        ? client.participants.get(asked, { ...options, follow: false })
        : client.declarations.get(asked, options));
      gathered.put(part, standIns.replaceRow(list, served));
    } catch (error) {
      if (!isMissingRecord(error)) throw error;
      gathered.drop(list, id);
    }
  }
}
