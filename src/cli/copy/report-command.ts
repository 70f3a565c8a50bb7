import { csvLine } from '../../base/csv.ts';
import type { StatementReport } from '../../sync/index.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { dbOf, withCopy } from './open-existing.ts';
import { put, putJson, tableOf } from './output.ts';

/** `lead-provider report statement ID`: what stands on a statement. */
export async function reportCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments('report', {
    args: [...args],
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      raw: { type: 'boolean', default: false },
    },
  });
  const [what, id, ...more] = positionals;
  if (what !== 'statement' || id === undefined || id === '' || more.length > 0)
    throw new UsageError('report: say of which statement: lead-provider report statement ID --db crm.db.');
  if (values.csv && values.json) throw new UsageError('report: either --csv or --json.');
  await withCopy('report', dbOf('report', values.db), async (copy) => {
    const report = await copy.statements.report(id);
    if (values.json) await putJson(report);
    else await put(values.csv ? asCsv(report, values.raw) : asText(report));
  });
}

const COLUMNS = ['kind', 'id', 'participantId', 'fullName', 'role', 'type', 'state', 'date', 'uplift'] as const;

function asCsv({ declarations }: StatementReport, raw: boolean): string {
  const lines = declarations.map((one) =>
    csvLine(
      COLUMNS.map((name) => (name === 'uplift' ? String(one.uplift) : one[name])),
      { raw },
    ),
  );
  return `${csvLine(COLUMNS)}${lines.join('')}`;
}

/** Counts alone: the declarations, with names, are in `--csv`. */
function asText({ statement, payments, clawbacks, declarations }: StatementReport): string {
  const { id, month, year, cohort, cutOffDate, paymentDate, paid, goneAt } = statement;
  const counts = [
    ...payments.map((count) => ({ kind: 'payment', ...count })),
    ...clawbacks.map((count) => ({ kind: 'clawback', ...count })),
  ].map(({ kind, role, type, state, uplift, declarations: number }) => [
    kind,
    ...[role, type, state].map((word) => word ?? ''),
    uplift ? 'uplift' : '',
    number,
  ]);
  const rows = [['kind', 'role', 'type', 'state', 'uplift', 'declarations'], ...counts];
  return (
    `Statement ${id}: ${month ?? ''} ${year ?? ''}, cohort ${cohort ?? '?'}, cut-off ${cutOffDate ?? '?'}, ` +
    `payment ${paymentDate ?? '?'}, ${paid ? 'paid' : 'not paid'}${goneAt === null ? '' : `, not served since ${goneAt}`}\n` +
    (counts.length === 0 ? 'Nothing stands on it.\n' : `${tableOf(rows)}${declarations.length} declarations in all\n`)
  );
}
