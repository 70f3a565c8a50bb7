import { isSyncClient } from '../../sync/client.ts';
import { inside, type Copy } from '../../sync/copy/copy.ts';
import { checkReader } from '../../sync/run/owner.ts';
import { SyncError } from '../../sync/sync-error.ts';
import { BulkError } from '../bulk-error.ts';
import type { AnyClient, Writer } from '../client.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import { factsInCopy } from './copy-facts.ts';
import type { Decision } from './decision.ts';
import { factsFrom } from './facts.ts';
import { judge, type Grounds } from './judge.ts';

/**
 * What becomes of each row. What a copy makes the rules refuse is read afresh before it counts as refused: a copy is as old
 * as its last run.
 */
export async function decisionsOf(
  operation: BulkOperation,
  rows: readonly SourceRow[],
  writer: Writer,
  grounds: Omit<Grounds, 'facts'>,
  copy: Copy | undefined,
  stale: boolean,
  signal: AbortSignal | undefined,
): Promise<readonly Decision[]> {
  const fresh = factsFrom(writer, signal);
  if (copy === undefined) return judge(operation, rows, { ...grounds, facts: fresh });
  await checkCopyOf(writer.dfe, copy, signal);
  const facts = await factsInCopy(copy, grounds.now, stale);
  const first = await judge(operation, rows, { ...grounds, facts });
  const refused = first.filter(({ state }) => state === 'refused').length;
  if (refused > Math.max(50, rows.length * 0.02))
    throw new BulkError(
      'person',
      `By the copy ${refused} of ${rows.length} rows would be refused, which is more than it can be wrong about. Pull and plan ` +
        'again, or plan without the copy. Nothing was sent.',
    );
  const doubted = new Set(first.filter(isDoubtful).map(({ key }) => key));
  const again = first.filter(({ key }) => doubted.has(key)).map(({ line }) => line);
  if (again.length === 0) return first;
  const wanted = new Set(again);
  const second = await judge(
    operation,
    rows.filter(({ line }) => wanted.has(line)),
    { ...grounds, facts: fresh },
  );
  const byLine = new Map(second.map((one) => [one.line, one]));
  return first.map((one) => byLine.get(one.line) ?? one);
}

/** What a row would never be sent for, though it may be no more: the copy refuses it, or shows a record that holds its slot. */
const isDoubtful = ({ state, record }: Decision): boolean =>
  state === 'refused' || ((state === 'already' || state === 'conflict') && record !== undefined);

/** A copy of another provider, or of another server, says nothing about these rows. */
export async function checkCopyOf(dfe: AnyClient, copy: Copy, signal: AbortSignal | undefined): Promise<void> {
  if (!isSyncClient(dfe)) throw new BulkError('usage', 'The client has no lists that a copy is made of.');
  try {
    await checkReader(dfe, copy[inside].connection, signal);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    throw new BulkError('usage', `${error.message} Nothing was sent.`, { cause: error });
  }
}
