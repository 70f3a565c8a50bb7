import { inside, type Copy } from '../sync/copy/copy.ts';
import { holding } from '../sync/run/hold.ts';
import { knownOwner } from '../sync/run/owner.ts';
import { fence } from '../sync/store/lease.ts';
import { insert, query, type Steps } from '../sync/store/steps.ts';
import { owe } from '../sync/store/todo.ts';
import { BulkError } from './bulk-error.ts';
import { nameOf } from './journal/create-journal.ts';
import { localFiles } from './journal/files.ts';
import type { Header } from './journal/lines.ts';
import { readJournal } from './journal/read-journal.ts';
import { Ledger } from './state/ledger.ts';

/**
 * Tells a copy which declarations a journal sent, and for which statement each was meant: then its reports know what slid to
 * a later one. No record is written; whose declarations they are is read by the next run of the copy. Told again, it changes
 * nothing. Answers with the number of declarations.
 * @throws {CopyBusyError} while a run of the copy goes on
 * @throws {BulkError} `usage` when the journal and the copy are not of one provider, or nothing shows that they are;
 * `journal` when a line of it is bad or missing
 */
export const importRun = (copy: Copy, path: string): Promise<number> => tellCopy(copy, path, { isSure: false });

/** As `importRun`; `isSure`: the copy was found to be of the journal's own provider before anything was sent. */
export async function tellCopy(copy: Copy, path: string, { isSure }: { readonly isSure: boolean }): Promise<number> {
  const file = await localFiles.open(path);
  if (file === null) throw new BulkError('usage', `There is no journal ${nameOf(path)}.`);
  let bytes: Buffer;
  try {
    bytes = await file.read();
  } finally {
    await file.close();
  }
  const { header, rows, events, hash, isBroken } = readJournal(bytes, path, { repair: true });
  // a line that is lost may have been that a record was taken back, or where another one landed
  if (isBroken)
    throw new BulkError(
      'journal',
      `Lines of ${nameOf(path)} are not as they were written, so what it sent is not known for sure. The copy was told nothing. ` +
        'Resume it with repair first (repair, resume --repair), which looks what became of each row.',
    );
  if (header.operation !== 'declarations.create') return 0;
  const ledger = new Ledger(header, rows);
  const at = new Map<number, string>();
  for (const event of events) {
    ledger.apply(event);
    if ('line' in event && event.type === 'sending') at.set(event.line, event.at);
  }
  const sent = [...ledger.rows.values()].filter(({ state, record }) => state === 'done' && record !== null);
  if (sent.length === 0) return 0;
  const { connection } = copy[inside];
  if (!isSure) {
    const statements = sent.flatMap(({ planned, statement }) => [planned.expected?.statement ?? null, statement]);
    const known = statements.filter((id) => id !== null);
    const why = await connection.read(() => notOurs(header, [...new Set(known)]));
    if (why !== null)
      throw new BulkError('usage', `${why} Nothing was written. Keep a copy for each provider and server.`);
  }
  await holding(connection, false, (lease) =>
    connection.write(function* () {
      yield* fence(lease);
      const columns = ['run', 'line', 'declaration_id', 'expected_statement', 'statement_id', 'at'];
      yield* insert(
        { table: 'dfe_sends', columns, key: ['run', 'line'], replace: ['declaration_id', 'statement_id'] },
        sent.map(({ planned: { line, expected }, record, statement }) => [
          ...[hash.slice(0, 16), line, record, expected?.statement ?? null, statement],
          at.get(line) ?? header.plannedAt,
        ]),
      );
      const people = [...new Set(sent.map(({ id }) => id))].filter((id) => id !== null);
      yield* owe('person', 'declarations', people, at.get(sent[0]?.planned.line ?? 0) ?? header.plannedAt);
    }),
  );
  return sent.length;
}

/** Why a journal cannot be taken for one of the copy's own provider; null when it can. */
function* notOurs(header: Header, statements: readonly string[]): Steps<string | null> {
  const owner = yield* knownOwner();
  if (owner === null) return null;
  if (owner.service !== header.service || owner.origin !== header.origin)
    return `The journal is of ${header.service} at ${header.origin}, and the copy of ${owner.service} at ${owner.origin}.`;
  // a journal keeps the beginning of the digest alone
  if (owner.tokens.some((token) => token.startsWith(header.token))) return null;
  const marks = statements.map(() => '?').join(', ');
  const found =
    statements.length === 0
      ? []
      : yield* query(`SELECT 1 FROM dfe_statements WHERE id IN (${marks}) LIMIT 1`, ...statements);
  return found.length > 0
    ? null
    : 'The journal was planned with another token than the copy was kept with, and the copy has none of its statements.';
}
