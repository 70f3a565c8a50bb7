import type { Mock } from '../../../src/mock/index.ts';
import type { Copy } from '../../../src/sync/copy/copy.ts';
import { normalForm } from '../../../src/sync/records/normal-form.ts';
import { resources, tableOf, type Resource } from '../../../src/sync/resources.ts';
import { itemOf } from '../../../src/sync/store/raw.ts';
import { listOf, type Served } from './acts.ts';
import { applied } from './reader.ts';
import { keyOf, rebuilt } from './rebuild.ts';

/** `ecf` leaves out the oldest cohorts unless they are named. */
const COHORTS = Array.from({ length: 8 }, (_, i) => 2020 + i).join();

/** What `lp1` is served in a list now; of schools those of one cohort. */
export async function servedNow(mock: Mock, resource: Resource): Promise<readonly Served[]> {
  const years = mock.service === 'ecf' && ['statements', 'partnerships', 'participants', 'deliveryPartners'];
  const query =
    resource === 'schools'
      ? '&filter[cohort]=2025'
      : years && years.includes(resource)
        ? `&filter[cohort]=${COHORTS}`
        : '';
  return listOf(mock, resource, query);
}

/** What has to hold whenever a run has ended or died: of the feed, its reader, and the watermarks. */
export async function judgeAlways(mock: Mock, copy: Copy, journal: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  const told = await copy.query('SELECT seq FROM dfe_changes ORDER BY seq');
  if (told.some((row, at) => row['seq'] !== at + 1)) wrong.push('seq has a gap or comes twice');
  const [lease] = await copy.query('SELECT seq FROM dfe_lease');
  if (lease?.['seq'] !== told.length) wrong.push(`the counter says ${String(lease?.['seq'])}, the feed ${told.length}`);
  const read = applied(journal);
  if (read.some(({ seq }, at) => seq !== at + 1)) wrong.push('the reader missed a change, or was given one twice');
  if (read.length > told.length) wrong.push('the reader holds what is not in the feed');
  const now = mock.clock.now.slice(0, 19);
  for (const resource of resources) {
    const scope = resource === 'schools' ? 'schools:2025' : resource;
    const [mark] = await copy.query('SELECT last_start FROM dfe_scopes WHERE scope = ?', scope);
    // nothing happened since the run began, so a watermark of it promises all that was touched
    if (String(mark?.['last_start']).slice(0, 19) !== now) continue;
    const rows = await copy.query(`SELECT id, updated_at FROM ${tableOf[resource]}`);
    const held = new Map(rows.map((row) => [row['id'], row['updated_at']]));
    for (const { id, attributes } of await servedNow(mock, resource))
      if (held.get(id) !== (attributes['updated_at'] ?? null)) wrong.push(`the watermark of ${scope} is before ${id}`);
  }
  return wrong;
}

/** What has to hold after a full run that nothing disturbed. */
export async function judgeEnd(mock: Mock, copy: Copy, journal: string): Promise<readonly string[]> {
  const wrong = [...(await judgeAlways(mock, copy, journal))];
  const changes = applied(journal);
  const state = new Map(rebuilt(changes));
  for (const resource of resources) {
    const cohort = resource === 'schools' ? 2025 : null;
    const rows = await copy.query(`SELECT id, raw FROM ${tableOf[resource]} WHERE gone_at IS NULL`);
    const held = new Map(rows.map((row) => [String(row['id']), String(row['raw'])]));
    for (const item of await servedNow(mock, resource)) {
      const raw = held.get(item.id);
      if (raw !== JSON.stringify(item))
        wrong.push(`${resource} ${item.id}: ${raw === undefined ? 'missing' : 'other'}`);
      held.delete(item.id);
      const told = state.get(keyOf(resource, item.id, cohort));
      state.delete(keyOf(resource, item.id, cohort));
      const content = JSON.stringify(normalForm(resource, itemOf(JSON.stringify(item))));
      if (told !== content)
        wrong.push(`${resource} ${item.id}: ${told === undefined ? 'never told' : 'told otherwise'}`);
    }
    for (const id of held.keys()) wrong.push(`${resource} ${id}: not served any more`);
  }
  for (const key of state.keys()) wrong.push(`${key}: its end was never told`);
  for (const table of ['dfe_todo', 'dfe_seen', 'dfe_checkpoints']) {
    const [row] = await copy.query(`SELECT count(*) AS n FROM ${table}`);
    if (row?.['n'] !== 0) wrong.push(`${String(row?.['n'])} rows are left in ${table}`);
  }
  const { length } = await copy.query('SELECT seq FROM dfe_changes');
  if (changes.length !== length) wrong.push('the reader has not read all');
  return wrong;
}
