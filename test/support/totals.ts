import { appendFileSync } from 'node:fs';

/** What a suite that is not run by vitest has judged. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Tells `.ci/run` how many cases were judged: a line of JSON in the file that `TOTALS_FILE` names, when it names one. */
export function tellTotals({ passed, failed, skipped }: Totals): void {
  const file = process.env['TOTALS_FILE'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify({ passed, failed, skipped })}\n`);
}
