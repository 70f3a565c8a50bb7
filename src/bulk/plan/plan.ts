import { access, readFile } from 'node:fs/promises';
import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import type { Copy } from '../../sync/copy/copy.ts';
import { BulkError } from '../bulk-error.ts';
import { writerOver, type AnyClient } from '../client.ts';
import { createJournal, isThere, nameOf } from '../journal/create-journal.ts';
import type { Files } from '../journal/files.ts';
import { readJournal } from '../journal/read-journal.ts';
import { isBulkOperation, type BulkOperation } from '../rows/operations.ts';
import type { RowSource } from '../rows/source.ts';
import { rowStates, type RowState } from '../state/row-states.ts';
import { costOf, type Cost } from './cost.ts';
import type { Choices, Decision } from './decision.ts';
import { decisionsOf } from './decisions.ts';
import { inOrder } from './in-order.ts';
import { rulesVersion } from './rules-version.ts';
import { asCounted } from './shown.ts';
import { takePlaceOf, type Before } from './take-over.ts';

export interface PlanOptions {
  /** The file of the journal, which must not be there yet; without it nothing is written, and nothing can be sent. */
  readonly journal?: string;
  /**
   * A journal whose place this plan takes: a corrected file after some rows were sent. What is open in it is settled first,
   * what is there already is `already`; it is ended, and only the new one can be run.
   */
  readonly after?: string;
  /** Facts from a copy in place of reads. */
  readonly copy?: Copy;
  /** Whether a copy that is more than a day old will do. */
  readonly stale?: boolean;
  /**
   * Of declarations alone: `cut-off` sends each before the cut-off of the statement it is meant for.
   * @default 'cut-off' for `declarations.create`
   */
  readonly deadline?: 'cut-off' | 'none';
  /**
   * Minutes before the end of the cut-off day after which nothing is sent.
   * @default 5
   */
  readonly marginMinutes?: number;
  /** New records of which a fact is missing wait for a person; otherwise they are sent, and the service judges. */
  readonly holdUnsure?: boolean;
  /** Voids and actions of which a fact is missing are sent; otherwise they wait for a person. */
  readonly sendUnsure?: boolean;
  /** Declarations that are paid may be taken back, which claws the money back. */
  readonly clawBack?: boolean;
  /** Plans also what cannot be sent before its deadline. */
  readonly partly?: boolean;
  readonly signal?: AbortSignal;
}

export interface Planned {
  readonly operation: BulkOperation;
  /** How many rows begin in each state; those that are `pending` are sent. What stands behind a held row is held with it. */
  readonly counts: Readonly<Record<RowState, number>>;
  /** Rows that are sent though a fact is missing. */
  readonly unsure: number;
  readonly rows: readonly Decision[];
  readonly cost: Cost;
  /** With `after`: lines of that journal that were not done, and of which the new file has no equal row. */
  readonly left?: readonly number[];
}

const OPTIONS = 'journal after copy stale deadline marginMinutes holdUnsure sendUnsure clawBack partly signal'.split(
  ' ',
);

/**
 * Plans a bulk write: judges every row, says what each is expected to do, and writes the journal by which it is run.
 * Nothing is sent but reads.
 * @throws {BulkError} `usage` for what cannot be carried out, `person` when a copy and the rules disagree on many rows
 * @throws {SourceError} for a source with faults
 */
export async function plan(
  client: AnyClient,
  operation: BulkOperation,
  source: RowSource,
  options: PlanOptions = {},
): Promise<Planned> {
  refuseUnknownOptions('plan', options, OPTIONS);
  return planOn(client, operation, source, options);
}

/** As `plan`; tests bring files of their own. */
export async function planOn(
  client: AnyClient,
  operation: BulkOperation,
  source: RowSource,
  options: PlanOptions,
  files?: Files,
): Promise<Planned> {
  const { after, journal } = options;
  if (after === undefined) return planAfter(client, operation, source, options, null, files);
  if (journal === undefined) throw new BulkError('usage', 'plan: after needs the file of a new journal.');
  const before = await takePlaceOf(after, operation, writerOver(client));
  try {
    return await planAfter(client, operation, source, options, before, files);
  } finally {
    await before.close();
  }
}

async function planAfter(
  client: AnyClient,
  operation: BulkOperation,
  source: RowSource,
  options: PlanOptions,
  before: Before | null,
  files?: Files,
): Promise<Planned> {
  const writer = writerOver(client);
  const choices = choicesOf(operation, options);
  const { journal, copy, stale = false, partly = false, signal } = options;
  const isTaken = journal !== undefined && (await isFile(journal));
  const { rows, sha256 } = await source.read(operation);
  if (isTaken) {
    const planned = await sourceOf(journal);
    throw isThere(journal, planned !== null && planned !== sha256);
  }
  const { provider, token } = await writer.owner(signal);
  // a read was answered by now, so the service's clock was heard
  const now = writer.serviceNow();
  const grounds = { choices, now, provider };
  const decisions = inOrder(operation, await decisionsOf(operation, rows, writer, grounds, copy, stale, signal));
  const counted = asCounted(operation, decisions);
  const cost = costOf(operation, counted, now, choices.marginMinutes, await writer.budgetLeft());
  if (cost.fits === 'no' && !partly && journal !== undefined)
    throw new BulkError(
      'late',
      `Not all rows can be sent before ${String(cost.deadline)}: ${cost.requests} requests take ${cost.minutes} minutes and more. ` +
        'Nothing was sent. Plan fewer rows, or say that as many as go are to be sent (partly: true, --partly).',
    );
  if (journal !== undefined) await before?.end(nameOf(journal));
  if (journal !== undefined)
    await createJournal(
      journal,
      {
        service: 'rect',
        origin: writer.origin,
        ...{ provider, token, operation },
        source: { name: source.name, sha256 },
        rules: rulesVersion,
        plannedAt: new Date(now).toISOString(),
        options: choices,
      },
      decisions,
      files,
    );
  return { operation, rows: decisions, cost, ...countsOf(counted), ...(before && { left: before.left(rows) }) };
}

function choicesOf(operation: BulkOperation, options: PlanOptions): Choices {
  if (!isBulkOperation(operation)) throw new BulkError('usage', `plan: ${String(operation)} is no bulk operation.`);
  const isDeclaration = operation === 'declarations.create';
  const { deadline, marginMinutes = 5, holdUnsure = false, sendUnsure = false, clawBack = false } = options;
  if (deadline !== undefined && !isDeclaration)
    throw new BulkError('usage', `plan: a deadline is of declarations alone, not of ${operation}.`);
  if (!Number.isFinite(marginMinutes) || marginMinutes < 0)
    throw new BulkError('usage', 'plan: marginMinutes has to be a number of minutes, 0 or more.');
  return {
    marginMinutes: deadline === 'none' ? null : marginMinutes,
    holdUnsure,
    sendUnsure,
    clawBack,
  };
}

function countsOf(decisions: readonly Decision[]): Pick<Planned, 'counts' | 'unsure'> {
  const count = (state: string): number => decisions.filter((one) => one.state === state).length;
  const counts = Object.fromEntries(Object.keys(rowStates).map((state) => [state, count(state)]));
  return {
    counts: counts as Planned['counts'],
    unsure: decisions.filter(({ state, why }) => state === 'pending' && why?.startsWith('not certain') === true).length,
  };
}

/** The digest of the file that a journal was planned from; null when it cannot be told. */
async function sourceOf(journal: string): Promise<string | null> {
  try {
    return readJournal(await readFile(journal), journal, { repair: true }).header.source.sha256;
  } catch {
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
