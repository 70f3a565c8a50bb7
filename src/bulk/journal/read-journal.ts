import { createHash } from 'node:crypto';
import { BulkError } from '../bulk-error.ts';
import { nameOf } from './create-journal.ts';
import { readLine, type Line } from './line.ts';
import {
  event,
  FORMAT,
  header,
  isRowEvent,
  planned as planEnd,
  row,
  type Header,
  type JournalEvent,
  type PlannedRow,
} from './lines.ts';

/** What a journal holds. */
export interface JournalContent {
  readonly header: Header;
  readonly rows: readonly PlannedRow[];
  readonly events: readonly JournalEvent[];
  /** How many lines there are, and bytes of them; behind these stands at most a part of a line, which was never acted on. */
  readonly lines: number;
  readonly bytes: number;
  /** The SHA-256 of the plan. */
  readonly hash: string;
  /** Whether lines behind the plan are bad or missing, and were left out. Only with `repair`. */
  readonly isBroken: boolean;
}

/**
 * Reads a journal as it stands in its file. A last line without an end is what a crash leaves, and counts for nothing. Any
 * other line that is not as it was written makes the journal unusable, because the row that it was about may have been
 * sent; with `repair` only a plan has to be whole.
 * @throws {BulkError} `usage` for what is no journal or a newer one, `journal` for a bad line
 */
export function readJournal(bytes: Buffer, path: string, { repair = false } = {}): JournalContent {
  const name = nameOf(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  const first = texts[0] === undefined ? null : readLine(texts[0]);
  if (first === null)
    throw new BulkError('usage', `${name} is no journal, or its plan was never finished: its first line is not one.`);
  if (first['format'] !== FORMAT)
    throw new BulkError(
      'usage',
      `${name} was written in format ${String(first['format'])}, and this version knows ${FORMAT}. Update the package.`,
    );
  const head = header.safeParse(first);
  if (!head.success)
    throw new BulkError(
      'usage',
      `${name} is no journal: its first line does not say what was planned. Plan in a new file.`,
    );
  const hash = createHash('sha256');
  const rows: PlannedRow[] = [];
  let plan: string | null = null;
  let at = 1;
  hash.update(`${texts[0]}\n`);
  for (; at < texts.length && plan === null; at += 1) {
    const line = lineAt(texts, at);
    if (line?.['type'] === 'row') {
      const read = row.safeParse(line);
      // whole, and still no row: another program wrote it
      if (!read.success) break;
      rows.push(read.data);
      hash.update(`${texts[at]}\n`);
      continue;
    }
    const ended = planEnd.safeParse(line);
    const digest = hash.digest('hex');
    if (!ended.success || ended.data.rows !== rows.length || ended.data.hash !== digest) break;
    plan = digest;
  }
  if (plan === null)
    throw new BulkError(
      'usage',
      `The plan in ${name} is not whole, so nothing was sent by it. Plan again in a new file.`,
    );

  const events: JournalEvent[] = [];
  const planned = new Set(rows.map(({ line }) => line));
  const isOfPlan = (one: JournalEvent): boolean => !isRowEvent(one) || planned.has(one.line);
  // what is bad before a repair was told of then
  const repairedAt = texts.findLastIndex((_text, index) => lineAt(texts, index)?.['type'] === 'repaired');
  let isBroken = false;
  for (; at < texts.length; at += 1) {
    const line = lineAt(texts, at);
    const read = line === null ? null : event.safeParse(line);
    if (read?.success === true && isOfPlan(read.data)) events.push(read.data);
    else if (at < repairedAt) continue;
    else if (repair) isBroken = true;
    else
      throw new BulkError(
        'journal',
        `Line ${at + 1} of ${name} is not as it was written, and the row it was about may have been sent. Nothing is sent. ` +
          'With repair (--repair) each row that is not finished counts as unknown and is looked for first.',
      );
  }
  return { header: head.data, rows, events, lines: texts.length, bytes: end, hash: plan, isBroken };
}

/** The line, when it is whole and stands in its place. */
function lineAt(texts: readonly string[], at: number): Line | null {
  const text = texts[at];
  const line = text === undefined ? null : readLine(text);
  return line?.n === at ? line : null;
}
