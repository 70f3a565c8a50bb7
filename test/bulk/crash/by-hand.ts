import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { SourceRow } from '../../../src/bulk/rows/source.ts';

interface Creates {
  readonly declarations: { create(draft: never): Promise<{ readonly id: string }> };
}

/** What the loop keeps of a row: the record, or null when it was refused. */
export interface Kept {
  readonly line: number;
  readonly id: string | null;
}

/**
 * The loop that somebody writes by hand: each row is created, what came of it is kept in a file after each answer, and
 * whoever starts it again goes on with the row after the last one that was kept.
 */
export async function byHand(dfe: Creates, progress: string, rows: readonly SourceRow[]): Promise<void> {
  const last = Math.max(0, ...keptIn(progress).map(({ line }) => line));
  const left = rows.filter(({ line }) => line > last);
  const lane = async (): Promise<void> => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      const id = await dfe.declarations.create(row.draft as never).then(
        (record) => record.id,
        () => null,
      );
      appendFileSync(progress, `${JSON.stringify({ line: row.line, id } satisfies Kept)}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

export function keptIn(progress: string): readonly Kept[] {
  if (!existsSync(progress)) return [];
  const lines = readFileSync(progress, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Kept);
}
