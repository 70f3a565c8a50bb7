import { csvLine } from '../../base/csv.ts';
import { didYouMean } from '../../base/nearest.ts';
import type { Copy } from '../../sync/index.ts';
import { quoted, tables } from '../../sync/store/tables.ts';
import { views } from '../../sync/views/index.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { dbOf, withCopy } from './open-existing.ts';
import { outOf, outOptions, putIn } from './out-file.ts';
import { put } from './output.ts';

const A_STEP = 1000;

/** Who asks and who holds the copy: nothing of it is for others, and it has digests of tokens. */
const OWN = ['dfe_schema', 'dfe_lease'];

type Value = string | number | null;

interface Source {
  readonly name: string;
  readonly columns: readonly string[];
  /** Null for a view, which is worked out anew by each query and so is asked only once. */
  readonly key: readonly string[] | null;
}

const sources: readonly Source[] = [
  ...tables.map(({ name, columns, key }) => ({ name, columns: Object.keys(columns), key })),
  ...views.map(({ name, columns }) => ({ name, columns: Object.keys(columns), key: null })),
].filter(({ name }) => !OWN.includes(name));

/** `lead-provider export`: a table or a view of a copy on standard output. */
export async function exportCommand(args: readonly string[]): Promise<void> {
  const { values } = readArguments('export', {
    args: [...args],
    options: {
      db: { type: 'string' },
      table: { type: 'string' },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      raw: { type: 'boolean', default: false },
      ...outOptions,
    },
  });
  const { json, raw } = values;
  if (json && (values.csv || raw))
    throw new UsageError('export: --json goes neither with --csv nor with --raw, which are about CSV.');
  const source = sourceNamed(values.table);
  const { columns } = source;
  const line = (row: readonly Value[]): string =>
    json ? `${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])))}\n` : csvLine(row, { raw });
  const db = dbOf('export', values.db);
  const out = outOf('export', values);
  await withCopy('export', db, async (copy) => {
    const text = textOf(json ? '' : csvLine(columns), stepsOf(copy, source), line);
    if (out !== null) await putIn('export', out, text, db);
    else for await (const piece of text) if (!(await put(piece))) return;
  });
}

async function* textOf(
  head: string,
  steps: AsyncIterable<readonly (readonly Value[])[]>,
  line: (row: readonly Value[]) => string,
): AsyncGenerator<string> {
  if (head !== '') yield head;
  for await (const rows of steps) yield rows.map(line).join('');
}

function sourceNamed(given: string | undefined): Source {
  if (given === undefined || given === '')
    throw new UsageError('export: say which table or view, for example --table participants or --table dfe_v_stuck.');
  const found = sources.find(({ name }) =>
    [name, name.slice('dfe_'.length), name.slice('dfe_v_'.length)].includes(given),
  );
  if (found !== undefined) return found;
  const names = sources.map(({ name }) => (given.startsWith('dfe_') ? name : name.slice('dfe_'.length)));
  const meant = didYouMean(given, names);
  throw new UsageError(
    `export: a copy has no table or view ${JSON.stringify(given)}.${meant === '' ? ` It has ${names.join(', ')}.` : meant}`,
  );
}

/** The rows in the order of the key, some at a time, so that the largest table needs no memory. */
async function* stepsOf(copy: Copy, { name, columns, key }: Source): AsyncGenerator<readonly (readonly Value[])[]> {
  const cells = (row: Readonly<Record<string, Value>>): readonly Value[] =>
    columns.map((column) => row[column] ?? null);
  const select = `SELECT ${columns.map(quoted).join(', ')} FROM ${name}`;
  if (key === null) {
    const rows = (await copy.query(`${select} ORDER BY ${columns.map(quoted).join(', ')}`)).map(cells);
    for (let at = 0; at < rows.length; at += A_STEP) yield rows.slice(at, at + A_STEP);
    return;
  }
  const order = key.map(quoted).join(', ');
  const beyond = `WHERE (${order}) > (${key.map(() => '?').join(', ')})`;
  let last: readonly Value[] | null = null;
  for (;;) {
    const rows = await copy.query(
      `${select} ${last === null ? '' : beyond} ORDER BY ${order} LIMIT ${A_STEP}`,
      ...(last ?? []),
    );
    if (rows.length > 0) yield rows.map(cells);
    const end = rows.at(-1);
    if (end === undefined || rows.length < A_STEP) return;
    last = key.map((column) => end[column] ?? null);
  }
}
