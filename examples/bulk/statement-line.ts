import type { Copy, StatementReport } from 'lead-provider-sdk/sync';

/** Two statements as a copy knows them: one that was paid, and the next one. */
export interface Money {
  readonly paid: StatementReport;
  readonly open: StatementReport;
}

export async function readMoney({ statements }: Copy, paid: string, open: string): Promise<Money> {
  return { paid: await statements.report(paid), open: await statements.report(open) };
}

/** `November 2024, paid: pays 40, takes back 0; moved since its cut-off: 10 clawed back`. */
export function lineOf({ statement, payments, clawbacks, moved }: StatementReport): string {
  const { month, year, paid } = statement;
  const counted = (all: StatementReport['payments']): string => {
    const total = all.reduce((sum, { declarations }) => sum + declarations, 0);
    const parts = all.map(({ declarations, type, state }) => `${declarations} ${type} ${state}`);
    return parts.length === 0 ? '0' : `${total} (${parts.join(', ')})`;
  };
  const since = moved.counts.map(({ what, certain, uncertain }) => `${certain + uncertain} ${what}`);
  return (
    `${month} ${year}, ${paid ? 'paid' : 'not paid yet'}: pays ${counted(payments)}, takes back ${counted(clawbacks)}` +
    (since.length === 0 ? '' : `; moved since its cut-off: ${since.join(', ')}`)
  );
}
