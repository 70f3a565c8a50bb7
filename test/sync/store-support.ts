import { expect } from 'vitest';
import type { Resource } from '../../src/sync/resources.ts';
import { query, type CopyConnection, type Row, type Step, type Steps, type Value } from '../../src/sync/store/steps.ts';

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

/**
 * Steps whose statements have a value for each place, and nothing that no database keeps. SQLite leaves out what is too
 * much, and PostgreSQL refuses the statement. `seen` is given each of them.
 */
export function* strict<T>(steps: Steps<T>, seen: (step: Step) => void = () => undefined): Steps<T> {
  let turn = steps.next([]);
  while (turn.done !== true) {
    const step = turn.value;
    seen(step);
    if (step.kind === 'insert') {
      for (const row of step.rows)
        expect([step.insert.table, row.length]).toEqual([step.insert.table, columnsOf(step)]);
      step.rows.forEach((row) => row.forEach(isKept));
    } else {
      const places = step.sql.match(/\?|\{list\}|\{map\}/g) ?? [];
      expect([step.sql, step.values.length]).toEqual([step.sql, places.length]);
      step.values.forEach(isKept);
    }
    turn = steps.next(yield step);
  }
  return turn.value;
}

const columnsOf = (step: Extract<Step, { kind: 'insert' }>): number => step.insert.columns.length;

function isKept(value: unknown): void {
  if (value !== null) expect(['string', 'number']).toContain(typeof value);
}

/** What steps ask of a copy, each as the first word of its statement and its table. */
export async function asksOf(copy: CopyConnection, steps: () => Steps<unknown>): Promise<readonly string[]> {
  const all: string[] = [];
  await copy.write(() =>
    strict(steps(), (step) => {
      const sql = step.kind === 'insert' ? `INSERT ${step.insert.table}` : step.sql;
      all.push(`${/\w+/.exec(sql)?.[0] ?? ''} ${/dfe_\w+/.exec(sql)?.[0] ?? ''}`);
    }),
  );
  return all;
}

/** What comes of steps when a database answers each of them with these rows. */
export function answered<T>(steps: Steps<T>, rows: readonly Row[]): T {
  for (let turn = steps.next(); ; turn = steps.next(rows)) if (turn.done === true) return turn.value;
}
