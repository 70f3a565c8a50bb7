import { onTestFinished } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import { inside, type Copy } from '../../src/sync/copy/copy.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { write, type Value } from '../../src/sync/store/steps.ts';
import { NOW } from './plan-stand.ts';

/** A copy in memory that is of nobody yet, and what is put into its tables by hand. */
export interface CopyStand {
  readonly copy: Copy;
  /** A row of a table. */
  readonly put: (table: string, values: Readonly<Record<string, Value>>) => Promise<void>;
  /** A record of a list; `more` are its columns, such as `gone_at`. */
  readonly hold: (table: string, item: Item, more?: Readonly<Record<string, Value>>) => Promise<void>;
}

/** `ranAt`: when its last run ended, in milliseconds since 1970; null when there was none. */
export async function copyStand(ranAt: number | null = NOW): Promise<CopyStand> {
  const copy = await openCopy(':memory:');
  onTestFinished(() => copy.close());
  const put: CopyStand['put'] = (table, values) =>
    copy[inside].connection.write(() =>
      write(
        `INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${Object.keys(values).fill('?').join(', ')})`,
        ...Object.values(values),
      ),
    );
  if (ranAt !== null) await put('dfe_runs', { run: 1, ended_at: new Date(ranAt).toISOString() });
  return {
    ...{ copy, put },
    hold: (table, item, more = {}) => put(table, { id: item.id, raw: JSON.stringify({ type: 'x', ...item }), ...more }),
  };
}
