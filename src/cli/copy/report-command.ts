import { didYouMean } from '../../base/nearest.ts';
import type { StatementReport } from '../../sync/index.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { dbOf, withCopy } from './open-existing.ts';
import { outOf, outOptions, putIn } from './out-file.ts';
import { put } from './output.ts';
import { isSheet, sheetNames, statementCsv, type SheetName } from './statement-csv.ts';
import { statementText } from './statement-text.ts';

const forms = ['text', 'csv', 'json', 'html'] as const;
type Form = (typeof forms)[number];

/** `lead-provider report statement ID`: what stands on a statement, and what became of it. */
export async function reportCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments('report', {
    args: [...args],
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      text: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      html: { type: 'boolean', default: false },
      section: { type: 'string' },
      raw: { type: 'boolean', default: false },
      ...outOptions,
    },
  });
  const [what, id, ...more] = positionals;
  if (what !== 'statement' || id === undefined || id === '' || more.length > 0)
    throw new UsageError('report: say of which statement: lead-provider report statement ID --db crm.db.');
  const asked = forms.filter((form) => values[form]);
  const [first, second] = asked;
  if (second !== undefined) throw new UsageError(`report: either --${String(first)} or --${second}.`);
  const out = outOf('report', values);
  const form = first ?? formOf(values.out);
  const sheet = sheetOf(values.section, form);
  const db = dbOf('report', values.db);
  await withCopy('report', db, async (copy) => {
    const text = await written(await copy.statements.report(id), form, { sheet, raw: values.raw });
    if (out === null) await put(text);
    else await putIn('report', out, text, db);
  });
}

/** What the name of a file asks for; text when it asks for nothing. */
const formOf = (out: string | undefined): Form =>
  forms.find((form) => out?.toLowerCase().endsWith(`.${form}`) === true) ?? 'text';

function sheetOf(section: string | undefined, form: Form): SheetName {
  if (section === undefined) return 'declarations';
  if (form !== 'csv')
    throw new UsageError('report: --section goes with --csv alone; the other forms have all of them.');
  if (isSheet(section)) return section;
  const meant = didYouMean(section, sheetNames);
  throw new UsageError(
    `report: there is no section ${JSON.stringify(section)}.${meant === '' ? ` There are ${sheetNames.join(', ')}.` : meant}`,
  );
}

async function written(
  report: StatementReport,
  form: Form,
  { sheet, raw }: { readonly sheet: SheetName; readonly raw: boolean },
): Promise<string> {
  switch (form) {
    case 'json':
      return `${JSON.stringify(report)}\n`;
    case 'csv':
      return statementCsv(report, sheet, { raw });
    case 'html':
      return (await import('../../sync/reports/html/page.ts')).statementPage(report);
    case 'text':
      return statementText(report);
  }
}
