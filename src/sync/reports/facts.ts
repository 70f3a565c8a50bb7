import { CopyError } from '../store/copy-error.ts';
import { first, int, text, textOrNull, type Steps } from '../store/steps.ts';

export interface StatementFacts {
  readonly id: string;
  readonly cohort: string | null;
  readonly month: string | null;
  readonly year: string | null;
  readonly cutOffDate: string | null;
  readonly paymentDate: string | null;
  readonly paid: boolean;
  /** When a run found that it is no longer served; null while it is. */
  readonly goneAt: string | null;
}

/** How a report names another statement. Month and year are null when the copy does not have it. */
export interface StatementName {
  readonly id: string;
  readonly month: string | null;
  readonly year: string | null;
}

/** What a report knows of its own age. */
export interface AsOf {
  /** When the last run that came to its end ended; null before the first. */
  readonly lastRunEndedAt: string | null;
  /** The London day that cut-offs and days are counted from: that of the last run, or of `copy.at`. Null before the first. */
  readonly day: string | null;
}

export function* statementFacts(id: string): Steps<StatementFacts> {
  const row = yield* first(
    `SELECT id, cohort, month, year, cut_off_date, payment_date, COALESCE(paid, 0) AS paid, gone_at
     FROM dfe_statements WHERE id = ?`,
    id.toLowerCase(),
  );
  if (row === null)
    throw new CopyError(`The copy has no statement ${id}. Run a sync, or look the id up in dfe_statements.`);
  return {
    id: text(row, 'id'),
    cohort: textOrNull(row, 'cohort'),
    month: textOrNull(row, 'month'),
    year: textOrNull(row, 'year'),
    cutOffDate: textOrNull(row, 'cut_off_date'),
    paymentDate: textOrNull(row, 'payment_date'),
    paid: int(row, 'paid') === 1,
    goneAt: textOrNull(row, 'gone_at'),
  };
}

export function* asOfNow(): Steps<AsOf> {
  const run = yield* first('SELECT max(ended_at) AS ended_at FROM dfe_runs');
  const today = yield* first('SELECT day FROM dfe_today');
  return {
    lastRunEndedAt: run === null ? null : textOrNull(run, 'ended_at'),
    day: today === null ? null : textOrNull(today, 'day'),
  };
}
