import { randomBytes } from 'node:crypto';
import { lstat, open, rename } from 'node:fs/promises';
import { BulkError } from './bulk-error.ts';
import { writeCsv } from './csv/index.ts';
import { localFiles } from './journal/files.ts';
import type { BulkResult } from './run/result.ts';
import type { ShownState } from './state/row-states.ts';

/** What each state asks of a person. */
const whatToDo: Readonly<Record<ShownState, string>> = {
  pending: 'Resume.',
  held: 'Resume on or after the day named.',
  'blocked-by': 'Look at the row before it; drop or close that one, then resume.',
  unsure: 'Find out what is missing, then plan again with --send-unsure, or drop it.',
  sending: 'Resume, which looks.',
  unknown: 'Resume, which looks; if it stays so, look yourself and close it.',
  done: '',
  already: '',
  undone: 'Find out who took it back, and why.',
  refused: 'Correct it and plan it in a new file.',
  conflict: 'Decide which is right; void the other first if it is this one.',
  duplicate: '',
  stale: 'Look at the record, and plan it in a new file if it is still meant.',
  touched: 'Look at the record, and plan it in a new file if it is still meant.',
  'gave-up': 'Look whether the service is at work, and plan it in a new file.',
  missed: 'Resume with --next-statement to send it for the next one.',
  dropped: '',
  closed: '',
};

const COLUMNS = ['line', 'state', 'id', 'statement', 'rule', 'why', 'what to do'];

const resultOf = (journal: string): string => `${journal}.result.csv`;

/**
 * The result of a run before takes the place of the one before it. Anything else with that name is somebody's own, and
 * is found out before a run sends anything.
 *
 * @throws {BulkError} `usage` when what is there is not a result of ours
 */
export async function checkResultPlace(journal: string): Promise<void> {
  const path = resultOf(journal);
  const why = await whyNotOurs(path);
  if (why !== null)
    throw new BulkError('usage', `The result of the run goes to ${path}, and what is there ${why}. Move it away.`);
}

/**
 * The file that is removed with a journal, whether it is there or not.
 *
 * @throws {BulkError} `usage` when what is there is not a result of ours
 */
export async function resultToErase(journal: string): Promise<string> {
  const path = resultOf(journal);
  const why = await whyNotOurs(path);
  if (why !== null)
    throw new BulkError(
      'usage',
      `The result of the run would be ${path}, and what is there ${why}. Nothing was removed: move it away first.`,
    );
  return path;
}

/** Why what has the name of a result is somebody's own; null when it is a result of ours, and when there is nothing. */
async function whyNotOurs(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  if (found.isSymbolicLink()) return 'is a symbolic link, which is not followed';
  const isOurs = found.isFile() && (await beginning(path)).startsWith(writeCsv(COLUMNS.slice(0, 3), []).trimEnd());
  return isOurs ? null : 'was not written by this command';
}

async function beginning(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Writes what became of each row beside the journal, for whoever looks at it in a spreadsheet. Answers with its path. */
export async function writeResult(journal: string, { rows }: BulkResult): Promise<string> {
  await checkResultPlace(journal);
  const path = resultOf(journal);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await localFiles.create(draft);
  try {
    await file.write(
      writeCsv(
        COLUMNS,
        rows.map(({ line, state, record, statement, landed, rule, why, until, by }) => [
          line,
          by === null ? state : `${state} (line ${by})`,
          record ?? '',
          [statement ?? '', landed ?? ''].filter((one) => one !== '').join(' '),
          rule ?? '',
          why ?? '',
          until === null ? whatToDo[state] : `Resume on or after ${until}.`,
        ]),
      ),
    );
    await file.sync();
  } finally {
    await file.close();
  }
  // takes the name over from a result before it, and follows no link
  await rename(draft, path);
  return path;
}
