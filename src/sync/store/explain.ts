import { jsonOf } from './damaged.ts';
import { listOf, query, text, write, type Steps } from './steps.ts';

/**
 * A mentee can be read before the mentor whose id was retired, and then nothing explains the change yet. What the end of
 * a run explains is no evidence against anybody.
 */
export function* explainMerges(run: number, isMerge: (from: string, to: string) => boolean): Steps<void> {
  const rows = yield* query(
    `SELECT seq, paths, before, after FROM dfe_changes WHERE run = ? AND silent = 'unexplained'`,
    run,
  );
  const explained = rows.filter((row) => {
    const paths: unknown = jsonOf(text(row, 'paths'));
    const [before, after] = [valuesIn(text(row, 'before')), valuesIn(text(row, 'after'))];
    return (
      Array.isArray(paths) &&
      paths.map(String).every((path) => {
        const [from, to] = [before.get(path), after.get(path)];
        return /(^|\.)(participant_id|mentor_id)$/.test(path) && isId(from) && isId(to) && isMerge(from, to);
      })
    );
  });
  if (explained.length === 0) return;
  yield* write(
    `UPDATE dfe_changes SET silent = 'merge' WHERE CAST(seq AS text) IN {list}`,
    listOf(explained.map((row) => String(row['seq']))),
  );
}

const isId = (value: unknown): value is string => typeof value === 'string';

function valuesIn(json: string): ReadonlyMap<string, unknown> {
  const value: unknown = jsonOf(json);
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
