import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { isMissingRecord } from '../../errors/index.ts';
import { BulkError } from '../bulk-error.ts';
import { writerOver, type AnyClient, type Writer } from '../client.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import type { RowEvent } from '../journal/lines.ts';
import { takeLock } from '../journal/lock.ts';
import { resultToErase } from '../result-file.ts';
import type { BulkOperation } from '../rows/operations.ts';
import { Ledger, type Row } from '../state/ledger.ts';
import { rowStates } from '../state/row-states.ts';

/** What a person says became of a row. */
export type Closing =
  /** The record is there: its id, which is looked at. */
  | { readonly as: 'done'; readonly id: string }
  /** It was never sent, or came to nothing: why, in words. */
  | { readonly as: 'not-sent'; readonly note: string };

/**
 * Says that a row is not to be sent. It frees the rows behind it.
 * @throws {BulkError} `usage` for a row that is open or over
 */
export async function dropRow(path: string, line: number): Promise<void> {
  await changing(path, line, async (journal, row) => {
    await journal.append(dropped(row, `Line ${line}`));
  });
}

/** What is kept of a row that a person drops; `name` is what that person calls it. */
export function dropped(row: Row, name: string): RowEvent {
  if (row.sends > 0 && (row.state === 'unknown' || row.state === 'sending'))
    throw new BulkError(
      'usage',
      `${name} was sent, and what became of it is not known. Resume, which looks; or close it (closeRow, bulk close).`,
    );
  if (isOver(row)) throw new BulkError('usage', `${name} is ${row.state} already.`);
  return { type: 'dropped', line: row.planned.line, at: new Date().toISOString(), by: userInfo().username };
}

/**
 * Says what became of a row, where only a person can.
 * @throws {BulkError} `usage` for a row that is over, and when the service knows no such record
 */
export async function closeRow(client: AnyClient, path: string, line: number, closing: Closing): Promise<void> {
  const writer = writerOver(client);
  await changing(path, line, async (journal, row, ledger) => {
    const { origin } = journal.content.header;
    if (writer.origin !== origin)
      throw new BulkError('usage', `This journal is of ${origin}, and the client of ${writer.origin}.`);
    await journal.append(await closed(writer, ledger.operationOf(row), row, `Line ${line}`, closing));
  });
}

/** What is kept of a row that a person closes; a record that they name has to be there. */
export async function closed(
  writer: Writer,
  operation: BulkOperation,
  row: Row,
  name: string,
  closing: Closing,
): Promise<RowEvent> {
  if (isOver(row)) throw new BulkError('usage', `${name} is ${row.state} already.`);
  const { line } = row.planned;
  const common = { type: 'closed', line, at: new Date().toISOString(), by: userInfo().username } as const;
  if (closing.as === 'not-sent') {
    if (closing.note.trim() === '') throw new BulkError('usage', 'Say why: a note has to be given (note, --note).');
    return { ...common, as: 'not-sent', note: closing.note.slice(0, 500) };
  }
  if (!(await isThere(writer, operation, closing.id)))
    throw new BulkError('usage', `The service knows no such record as ${closing.id}. Nothing was closed.`);
  return { ...common, as: 'done', record: closing.id.toLowerCase() };
}

/**
 * Removes a journal of which nothing is open, with its result and its lock.
 * @throws {BulkError} `usage` while something is open, since the journal is all that is known of it, and when what has the
 * name of the result is no result of ours
 */
export async function eraseJournal(path: string): Promise<void> {
  const lock = await takeLock(path, false);
  try {
    const journal = await openJournal(path);
    const { content } = journal;
    await journal.close();
    const ledger = new Ledger(content.header, content.rows);
    for (const event of content.events) ledger.apply(event);
    const open = [...ledger.rows.values()].filter(({ state }) => state === 'sending' || state === 'unknown').length;
    if (open > 0)
      throw new BulkError('usage', `Of ${open} rows it is not known what became of them. Resume or close them first.`);
    for (const file of [await resultToErase(path), path]) await rm(file, { force: true });
  } finally {
    await lock.release();
  }
}

/** A row that ended otherwise than well can still be closed, which frees those behind it. */
const isOver = ({ state }: Row): boolean => rowStates[state].isFinal && rowStates[state].exit === 0;

async function changing(
  path: string,
  line: number,
  work: (journal: Journal, row: Row, ledger: Ledger) => Promise<void>,
): Promise<void> {
  const lock = await takeLock(path, false);
  try {
    const journal = await openJournal(path);
    try {
      const { header, rows, events } = journal.content;
      const ledger = new Ledger(header, rows);
      for (const event of events) ledger.apply(event);
      if (!ledger.rows.has(line)) throw new BulkError('usage', `This journal has no row of line ${line}.`);
      await work(journal, ledger.row(line), ledger);
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

async function isThere({ dfe }: Writer, operation: BulkOperation, id: string): Promise<boolean> {
  try {
    if (operation.startsWith('declarations.')) await dfe.declarations.get(id);
    else if (operation.startsWith('participants.')) await dfe.participants.get(id);
    else await dfe.partnerships.get(id);
    return true;
  } catch (error) {
    if (isMissingRecord(error)) return false;
    throw error;
  }
}
