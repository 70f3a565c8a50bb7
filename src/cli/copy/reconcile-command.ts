import { readFile } from 'node:fs/promises';
import type { Reconciliation } from '../../sync/index.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { exit } from './exit-codes.ts';
import { dbOf, withCopy } from './open-existing.ts';
import { outOf, outOptions, putIn } from './out-file.ts';
import { put } from './output.ts';

/** `lead-provider reconcile statement ID FILE`: DfE's finance file against the copy; ends with 3 when they differ. */
export async function reconcileCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments('reconcile', {
    args: [...args],
    allowPositionals: true,
    options: { db: { type: 'string' }, json: { type: 'boolean', default: false }, ...outOptions },
  });
  const [what, id, file, ...more] = positionals;
  if (what !== 'statement' || id === undefined || file === undefined || more.length > 0)
    throw new UsageError(
      'reconcile: say which statement and which file: lead-provider reconcile statement ID finance.csv --db crm.db.',
    );
  const db = dbOf('reconcile', values.db);
  const out = outOf('reconcile', values);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is no file';
    throw new UsageError(`reconcile: cannot read ${file}: ${code}.`);
  });
  await withCopy('reconcile', db, async (copy) => {
    const found = await copy.reconcile(id, text);
    const shown = values.json ? `${JSON.stringify(found)}\n` : asText(found);
    if (out === null) await put(shown);
    else await putIn('reconcile', out, shown, db);
    if (differs(found)) process.exitCode = exit.person;
  });
}

const differs = ({ differing, onlyInCopy, onlyInFile, duplicates }: Reconciliation): boolean =>
  [differing, onlyInCopy, onlyInFile, duplicates].some(({ length }) => length > 0);

/** Ids alone, and no names: who is meant is in the copy. */
function asText(found: Reconciliation): string {
  const { statement, matched, differing, onlyInCopy, onlyInFile, duplicates, withoutId } = found;
  const lines = [
    `Statement ${statement.id}: ${matched.length} match, ${differing.length} differ, ${onlyInCopy.length} only in the copy, ` +
      `${onlyInFile.length} only in the file, ${duplicates.length} on more lines than one`,
    ...differing.map(({ line, id, fields }) => {
      const how = fields.map(
        ({ name, file, copy }) => `${name} is ${shown(file)} in the file and ${copy ?? 'nothing'} here`,
      );
      return `  line ${line}: ${shown(id)}: ${how.join('; ')}`;
    }),
    ...onlyInCopy.map(
      ({ id, kind, type, state }) => `  only in the copy: ${id} (${kind}, ${type ?? '?'}, ${state ?? '?'})`,
    ),
    ...onlyInFile.map(({ line, id, elsewhere }) => {
      if (elsewhere === null) return `  line ${line}: ${shown(id)} is not in the copy at all`;
      const where = elsewhere.statementId === null ? 'on no statement' : `on ${elsewhere.statementId}`;
      const gone = elsewhere.goneAt === null ? '' : `, not served since ${elsewhere.goneAt}`;
      return `  line ${line}: ${shown(id)} is ${where} in the copy (${elsewhere.state ?? '?'}${gone})`;
    }),
    ...duplicates.map(({ id, lines: on }) => `  lines ${on.join(', ')}: ${shown(id)} more than once`),
    ...(withoutId.length === 0 ? [] : [`  lines that name no declaration: ${withoutId.join(', ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What a file says can hold bytes that a terminal takes for orders. */
const shown = (value: string): string => value.slice(0, 80).replaceAll(/[^\x20-\x7e]/g, '?');
