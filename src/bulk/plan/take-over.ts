import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BulkError } from '../bulk-error.ts';
import type { Writer } from '../client.ts';
import { nameOf } from '../journal/create-journal.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { takeLock, type Lock } from '../journal/lock.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import { checkOwner } from '../run/check-owner.ts';
import { RunContext } from '../run/context.ts';
import { settleOpen } from '../run/settle-open.ts';
import { Ledger } from '../state/ledger.ts';
import { Queues } from '../state/queues.ts';

/** A journal whose place a new plan takes: a corrected file, after some of its rows were sent. */
export interface Before {
  /** Lines of it that were not over, and of which the new file has no equal row. */
  left(rows: readonly SourceRow[]): readonly number[];
  /** Ends it, in favour of the new one; kept before that one has its name, so never can both be run. */
  end(by: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes the lock of a journal, and finds out what became of everything that is open in it.
 * @throws {BulkError} `usage` for another operation's or provider's, `person` when something stays open
 */
export async function takePlaceOf(path: string, operation: BulkOperation, writer: Writer): Promise<Before> {
  const lock = await takeLock(path, false);
  try {
    const journal = await openJournal(path);
    try {
      return await taken(path, operation, writer, lock, journal);
    } catch (error) {
      await journal.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function taken(
  path: string,
  operation: BulkOperation,
  writer: Writer,
  lock: Lock,
  journal: Journal,
): Promise<Before> {
  const { header, rows, events } = journal.content;
  const ledger = new Ledger(header, rows);
  for (const event of events) ledger.apply(event);
  if (header.operation !== operation)
    throw new BulkError('usage', `${nameOf(path)} is of ${header.operation}, and this plan of ${operation}.`);
  const { supersededBy } = ledger;
  // one that was ended in favour of a journal that never came about is as good as not ended
  if (supersededBy !== null && (await isFile(join(dirname(path), supersededBy))))
    throw new BulkError('usage', `${nameOf(path)} was planned anew as ${supersededBy}. Plan after that one.`);
  await checkOwner(writer, header, {});
  const context = new RunContext({ writer, ledger, queues: new Queues(ledger), journal, lock }, {});
  await settleOpen(context);
  return {
    left(fresh) {
      const there = new Set(fresh.map(contentOf));
      return [...ledger.rows.values()]
        .filter(({ state }) => state !== 'done' && state !== 'already' && state !== 'duplicate')
        .filter(({ planned: { id, draft } }) => !there.has(contentOf({ id, draft })))
        .map(({ planned }) => planned.line);
    },
    end: (by) => context.note({ type: 'superseded', at: context.at(), by }),
    async close() {
      await journal.close();
      await lock.release();
    },
  };
}

function contentOf({ id, draft }: Pick<SourceRow, 'id' | 'draft'>): string {
  const participant = draft['participant_id'];
  // of a create the id stands in the draft, too
  const about = id === null || id === participant ? '' : id;
  return JSON.stringify([about, ...Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1))]).toLowerCase();
}

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
