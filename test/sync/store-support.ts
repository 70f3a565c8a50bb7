import type { Resource } from '../../src/sync/resources.ts';
import { query, type CopyConnection, type Row, type Value } from '../../src/sync/store/steps.ts';

export const rowsOf = (copy: CopyConnection, sql: string): Promise<readonly Row[]> => copy.read(() => query(sql));

/** A change as it stands in the feed, with nothing that it tells. */
export const told = (
  seq: number,
  resource: Resource,
  id: string,
  more: Readonly<Record<string, Value>> = {},
): Readonly<Record<string, Value>> => ({
  ...{ seq, word: 'w', at: '2024-06-01T00:00:00Z', run: 1, resource, record_id: id, cohort: null, kind: 'changed' },
  ...{ paths: '[]', before: null, after: null, silent: null, data: null, ...more },
});

/** What the changes of the feed tell, as text. */
export const history = (copy: CopyConnection): Promise<readonly Row[]> =>
  rowsOf(copy, 'SELECT before, after, data FROM dfe_changes ORDER BY seq');
