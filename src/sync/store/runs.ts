import { fence, type Lease } from './lease.ts';
import { first, insert, int, write, type Steps } from './steps.ts';

/** Begins a run, and gives it its number. */
export function* beginRun(
  lease: Lease,
  { mode, word, at }: { readonly mode: string; readonly word: string; readonly at: string },
): Steps<number> {
  yield* fence(lease);
  const row = yield* first('SELECT coalesce(max(run), 0) AS run FROM dfe_runs');
  const run = (row === null ? 0 : int(row, 'run')) + 1;
  yield* insert({ table: 'dfe_runs', columns: ['run', 'mode', 'word', 'started_at'] }, [[run, mode, word, at]]);
  return run;
}

/** Ends a run, and with it the day that the views go by. */
export function* endRun(
  run: number,
  { at, day, report }: { readonly at: string; readonly day: string; readonly report: string },
): Steps<void> {
  yield* write('UPDATE dfe_runs SET ended_at = ?, server_at = ?, report = ? WHERE run = ?', at, at, report, run);
  yield* setToday(day, at);
}

/** The day and the moment that the views take for the present. */
export function* setToday(day: string, at: string): Steps<void> {
  yield* insert({ table: 'dfe_today', columns: ['one', 'day', 'at'], key: ['one'], replace: ['day', 'at'] }, [
    [1, day, at],
  ]);
}
