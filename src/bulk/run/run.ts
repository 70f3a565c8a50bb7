import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import type { Copy } from '../../sync/copy/copy.ts';
import { CopyBusyError } from '../../sync/sync-error.ts';
import { BulkError } from '../bulk-error.ts';
import { writerOver, type AnyClient, type Writer } from '../client.ts';
import { tellCopy } from '../import-run.ts';
import { nameOf } from '../journal/create-journal.ts';
import type { Files } from '../journal/files.ts';
import { openJournal, type Journal } from '../journal/journal.ts';
import { takeLock, type Lock } from '../journal/lock.ts';
import { checkCopyOf } from '../plan/decisions.ts';
import { Ledger } from '../state/ledger.ts';
import { Queues } from '../state/queues.ts';
import { rowStates } from '../state/row-states.ts';
import { checkOwner } from './check-owner.ts';
import { RunContext } from './context.ts';
import { cutOffsFrom } from './cut-offs.ts';
import { sendAll } from './lanes.ts';
import { replanIfOld } from './replan.ts';
import { resultOf, type BulkResult } from './result.ts';
import { giveUpSending } from './settle-open.ts';

export interface RunOptions {
  /**
   * How many people's rows are under way at once, 1 to 32. `auto` begins with 8, and goes to 32 while answers are quick and
   * the budget lets requests through.
   * @default 'auto'
   */
  readonly lanes?: number | 'auto';
  /** Ends the run in good order: nothing new is sent, and what is under way is waited for. */
  readonly signal?: AbortSignal;
  /** Gives up what is under way, too. What became of it is found out by the next run. */
  readonly abort?: AbortSignal;
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Takes the journal over from a process that holds it. */
  readonly takeOver?: boolean;
  /** Goes on with a journal of which lines are bad: every row that is not finished is looked for first. */
  readonly repair?: boolean;
  /** Goes on after the service refused what the plan called clear. */
  readonly keepGoing?: boolean;
  /** Sends what missed its cut-off, for the next statement. */
  readonly nextStatement?: boolean;
  /** Says that the token is of the same provider, where nothing tells whose it is. */
  readonly sameOwner?: boolean;
  /** Goes by the plan as it is, though it is more than a day old; otherwise rows that were not sent are then planned again. */
  readonly frozen?: boolean;
  /**
   * A copy that is told in the end what was sent, so that its reports know what slid to a later statement. While a run of
   * the copy goes on it cannot be: then `told` is false, and `importRun` does it later.
   */
  readonly copy?: Copy;
}

export interface BulkProgress {
  readonly rows: number;
  /** Rows that are over. */
  readonly over: number;
  /** Rows of which it is not known what became of them. */
  readonly open: number;
  /** Requests of rows that this run sent. */
  readonly sends: number;
}

const OPTIONS = 'lanes signal abort onProgress takeOver repair keepGoing nextStatement sameOwner frozen copy'.split(
  ' ',
);

/**
 * Sends what a journal holds. On a journal that was begun it goes on with it: what was under way is settled first, and
 * nothing that may have arrived is sent again.
 * @throws {BulkError} when it cannot begin, or cannot go on; what was sent by then stands in the journal
 */
export async function run(client: AnyClient, path: string, options: RunOptions = {}): Promise<BulkResult> {
  refuseUnknownOptions('run', options, OPTIONS);
  const { copy } = options;
  if (copy !== undefined) await checkCopyOf(client, copy, options.signal);
  try {
    const result = await runOn(client, path, options);
    return copy === undefined ? result : { ...result, told: await isTold(copy, path) };
  } catch (error) {
    // what was sent before it could not go on was sent all the same
    if (copy !== undefined) await isTold(copy, path).catch(() => false);
    throw error;
  }
}

async function isTold(copy: Copy, path: string): Promise<boolean> {
  try {
    await tellCopy(copy, path, { isSure: true });
    return true;
  } catch (error) {
    if (error instanceof CopyBusyError) return false;
    throw error;
  }
}

/** As `run`; tests bring files of their own. */
export async function runOn(
  client: AnyClient,
  path: string,
  options: RunOptions,
  files?: Files,
  lockFiles?: Files,
): Promise<BulkResult> {
  const writer = writerOver(client);
  const { lanes = 'auto', takeOver = false, repair = false } = options;
  if (lanes !== 'auto' && (!Number.isInteger(lanes) || lanes < 1 || lanes > 32))
    throw new BulkError('usage', "run: lanes has to be a whole number from 1 to 32, or 'auto'.");
  const lock = await takeLock(path, takeOver, lockFiles);
  try {
    const journal = await openJournal(path, { repair, check: () => lock.check(), ...(files && { files }) });
    try {
      return await runOver(writer, path, journal, lock, lanes, options);
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

async function runOver(
  writer: Writer,
  path: string,
  journal: Journal,
  lock: Lock,
  lanes: number | 'auto',
  options: RunOptions,
): Promise<BulkResult> {
  const { header, rows, events, isBroken } = journal.content;
  const ledger = new Ledger(header, rows);
  for (const event of events) ledger.apply(event);
  if (ledger.supersededBy !== null)
    throw new BulkError('usage', `${nameOf(path)} was planned anew as ${ledger.supersededBy}. Go on with that one.`);
  if (ledger.stoppedBy !== null && options.keepGoing !== true)
    throw new BulkError(
      'person',
      `${nameOf(path)} stopped because the service refused by ${ledger.stoppedBy} what the plan called clear. Look at those rows, then ` +
        'go on with it (keepGoing, --keep-going) or plan again.',
    );
  const provider = await checkOwner(writer, header, options);
  const context = new RunContext({ writer, ledger, queues: new Queues(ledger), journal, lock }, options);
  context.provider = provider;
  const at = context.at();
  if (isBroken) await context.note({ type: 'repaired', at });
  if (ledger.stoppedBy !== null) await context.note({ type: 'continued', at });
  await giveUpSending(context);
  for (const { state, key } of ledger.rows.values()) if (state === 'unknown') context.breaker.found(key);
  if (header.operation === 'declarations.create') context.cutOffs = await cutOffsFrom(writer);
  if (options.frozen !== true) await replanIfOld(context);
  const { onProgress } = options;
  const telling = onProgress === undefined ? null : setInterval(() => onProgress(progressOf(context)), 500);
  try {
    await sendAll(context, lanes);
  } finally {
    if (telling !== null) clearInterval(telling);
  }
  onProgress?.(progressOf(context));
  if (context.failure !== null) throw context.failure;
  return resultOf(header.operation, context.queues, context.sends);
}

function progressOf({ ledger, sends }: RunContext): BulkProgress {
  const rows = [...ledger.rows.values()];
  return {
    rows: rows.length,
    over: rows.filter(({ state }) => rowStates[state].isFinal).length,
    open: rows.filter(({ state }) => state === 'sending' || state === 'unknown').length,
    sends,
  };
}
