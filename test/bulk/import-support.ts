import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createJournal } from '../../src/bulk/journal/create-journal.ts';
import { openJournal } from '../../src/bulk/journal/journal.ts';
import type { Header, JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import { inside, type Copy } from '../../src/sync/copy/copy.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { set } from '../../src/sync/store/schema.ts';
import { insert, type Row, type Steps } from '../../src/sync/store/steps.ts';
import { planned } from './bare.ts';

/** Journals and copies made by hand: whose they are, and what the one sent. */

export const TOKEN = '0123456789abcdef';
export const PLANNED_AT = '2026-06-10T09:00:00.000Z';

/** A moment, by its minute after the plan. */
export const minute = (number: number): string => new Date(Date.parse(PLANNED_AT) + number * 60_000).toISOString();

/** A path in a folder of its own, that goes with the test. */
export function emptyPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dfe-import-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'run.jsonl');
}

/** A journal of the provider of `copyOf`, with these rows and what became of them. */
export async function journalOf(
  rows: readonly PlannedRow[],
  events: readonly JournalEvent[],
  more: Partial<Header> = {},
): Promise<string> {
  const path = emptyPath();
  await createJournal(
    path,
    {
      ...{ service: 'rect', origin: 'https://mock.test', provider: 'Alpha', token: TOKEN, rules: '1' },
      ...{ operation: 'declarations.create', source: { name: 'rows.csv', sha256: 'x' }, plannedAt: PLANNED_AT },
      options: { marginMinutes: 5, clawBack: false },
      ...more,
    },
    rows,
  );
  const journal = await openJournal(path);
  if (events.length > 0) await journal.append(...events);
  await journal.close();
  return path;
}

export const forStatement = (line: number, statement: string | null, more: Partial<PlannedRow> = {}): PlannedRow =>
  planned(line, {
    id: `person-${line}`,
    expected: statement === null ? null : { statement, cutOff: '2026-06-30' },
    ...more,
  });

/** A row that was sent in one minute, and done in the next. */
export const sent = (line: number, at: number, done: Partial<JournalEvent> = {}): JournalEvent[] => [
  { type: 'sending', line, at: minute(at), before: null },
  { line, at: minute(at + 1), record: `record-${line}`, statement: null, ...done, type: 'done' },
];

export interface Kept {
  readonly service: string;
  readonly origin: string;
  readonly tokens: readonly string[];
  readonly statements: readonly string[];
}

/** A copy of somebody who has read a page of a list; null: no run has said whose it is. */
export async function copyOf(kept: Partial<Kept> | null = {}): Promise<Copy> {
  const copy = await openCopy(':memory:');
  onTestFinished(() => copy.close());
  if (kept === null) return copy;
  const { service = 'rect', origin = 'https://mock.test', tokens = [`${TOKEN}0000`], statements = [] } = kept;
  await copy[inside].connection.write(function* (): Steps<void> {
    yield* set('service', service);
    yield* set('origin', origin);
    yield* set('tokens', JSON.stringify(tokens));
    yield* insert({ table: 'dfe_scopes', columns: ['scope'], key: ['scope'], replace: [] }, [['statements']]);
    yield* insert(
      { table: 'dfe_statements', columns: ['id', 'cut_off_date'], key: ['id'], replace: [] },
      statements.map((id) => [id, '2026-06-30']),
    );
  });
  return copy;
}

/** What a copy was told was sent, line by line. */
export const sendsIn = (copy: Copy): Promise<readonly Row[]> => copy.query('SELECT * FROM dfe_sends ORDER BY line');

/** Whose declarations it is to read, in what resource, and since when. */
export const owedIn = (copy: Copy): Promise<readonly Row[]> =>
  copy.query('SELECT kind, resource, record_id, since FROM dfe_todo ORDER BY record_id');
