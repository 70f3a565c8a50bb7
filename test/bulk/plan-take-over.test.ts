import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Writer } from '../../src/bulk/client.ts';
import { createJournal } from '../../src/bulk/journal/create-journal.ts';
import { openJournal } from '../../src/bulk/journal/journal.ts';
import type { Header, JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import { takePlaceOf } from '../../src/bulk/plan/take-over.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { bareRun, NOON, planned } from './bare.ts';
import { idOf } from './plan-stand.ts';
import { declaration } from './served.ts';

const AT = new Date(NOON).toISOString();
const HEADER: Omit<Header, 'type' | 'format'> = {
  ...{ service: 'rect', origin: 'https://mock.test', provider: 'Alpha', token: 't', operation: 'declarations.create' },
  ...{ source: { name: 'rows.csv', sha256: '0' }, rules: '2026-01-01', plannedAt: AT },
  options: { marginMinutes: 5, clawBack: false },
};
const draft = (of: number, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  ...{ participant_id: idOf(of), declaration_type: 'started', ...more },
});
const fresh = (of: number, more: Readonly<Record<string, string>> = {}): SourceRow => ({
  ...{ line: 2, id: null, draft: draft(of, more) },
});

interface Given {
  readonly rows?: readonly PlannedRow[];
  readonly events?: readonly JournalEvent[];
  readonly header?: Partial<Header>;
}

/** A journal in a folder of its own, and a client of its owner. */
async function journal({ rows = [], events = [], header = {} }: Given = {}) {
  const path = join(mkdtempSync(join(tmpdir(), 'dfe-take-over-')), 'run.jsonl');
  await createJournal(path, { ...HEADER, ...header }, rows);
  const open = await openJournal(path);
  await open.append(...events);
  await open.close();
  const run = bareRun('declarations.create', []);
  const writer: Writer = {
    ...run.context.writer,
    owner: () => Promise.resolve({ provider: 'Alpha', token: 't' }),
    sleep: (ms) => {
      run.now += ms;
      return Promise.resolve();
    },
  };
  const read = () => readJournal(readFileSync(path), path).events;
  return { path, run, writer, read, take: () => takePlaceOf(path, 'declarations.create', writer) };
}

describe('what the new file has to hold', () => {
  const STATES = [
    'pending',
    'held',
    'unsure',
    'refused',
    'missed',
    'conflict',
    'dropped',
    'undone',
    'gave-up',
  ] as const;

  test('or it is told: every row that was not done, whatever became of it', async () => {
    const open = STATES.map((state, at) => planned(at + 2, { state, draft: draft(at) }));
    const over = (['done', 'already', 'duplicate'] as const).map((state, at) =>
      planned(at + 50, { state, draft: draft(at + 50) }),
    );
    const before = await (await journal({ rows: [...over, ...open] })).take();
    expect(before.left([])).toEqual(open.map(({ line }) => line));
    expect(before.left([fresh(0), fresh(3)])).toEqual(
      open.map(({ line }) => line).filter((at) => at !== 2 && at !== 5),
    );
    await before.close();
  });

  test('by what happened to a row since it was planned', async () => {
    const rows = [planned(2, { draft: draft(1) }), planned(3, { draft: draft(2) })];
    const events = [
      { type: 'sending', line: 2, at: AT },
      { type: 'done', line: 2, at: AT, record: idOf(7) },
      { type: 'refused', line: 3, at: AT },
    ] as const;
    const before = await (await journal({ rows, events })).take();
    expect(before.left([])).toEqual([3]);
    await before.close();
  });

  test('is the same row however its ids are written and its columns stand, and another with another value', async () => {
    const rows = [planned(2, { id: idOf(1), draft: draft(1) }), planned(3, { id: idOf(9), draft: {} })];
    const before = await (await journal({ rows })).take();
    const turned = Object.fromEntries(Object.entries(draft(1)).toReversed());
    const upper = { ...turned, participant_id: idOf(1).toUpperCase() };
    for (const same of [draft(1), turned, upper])
      expect(before.left([{ line: 9, id: null, draft: same }])).toEqual([3]);
    expect(before.left([fresh(1, { declaration_type: 'completed' })])).toEqual([2, 3]);
    expect(before.left([fresh(1, { evidence_held: 'other' })])).toEqual([2, 3]);
    // of a void the id alone tells what it is about
    expect(before.left([{ line: 9, id: idOf(9).toUpperCase(), draft: {} }])).toEqual([2]);
    expect(before.left([{ line: 9, id: idOf(8), draft: {} }])).toEqual([2, 3]);
    await before.close();
  });
});

describe('what is open in the journal', () => {
  const rows = [planned(2, { id: idOf(1), draft: draft(1) })];
  const events = [{ type: 'sending', line: 2, at: AT }] as const;

  test('is settled first: what was about to be sent, and is there', async () => {
    const { take, run, read } = await journal({ rows, events });
    run.find = () => ({ result: 'applied', record: declaration(7, { statement_id: 'S' }) });
    const before = await take();
    expect(run.looks).toHaveLength(1);
    expect(read().map(({ type }) => type)).toEqual(['sending', 'settling', 'done']);
    expect(before.left([])).toEqual([]);
    await before.close();
  });

  test('and cannot be found out is to be closed by a person, and the journal is free again', async () => {
    const { path, take, run } = await journal({ rows, events });
    await expect(take()).rejects.toMatchObject({ reason: 'person' });
    expect(existsSync(`${path}.lock`)).toBe(false);
    run.find = () => ({ result: 'not-applied' });
    const before = await take();
    expect(before.left([])).toEqual([2]);
    await before.close();
  });
});

describe('a journal whose place is taken', () => {
  test('is nobody else’s until it is closed', async () => {
    const { path, take } = await journal();
    const before = await take();
    await expect(take()).rejects.toMatchObject({ reason: 'busy' });
    await before.close();
    expect(existsSync(`${path}.lock`)).toBe(false);
    await (await take()).close();
  });

  test('says by which it was ended, and that one goes before it while it is there', async () => {
    const { path, take, read } = await journal();
    const before = await take();
    await before.end('second.jsonl');
    await before.close();
    expect(read()).toEqual([expect.objectContaining({ type: 'superseded', at: AT, by: 'second.jsonl' })]);
    // the new one never came about
    await (await take()).close();
    writeFileSync(join(path, '..', 'second.jsonl'), '');
    const refused = take();
    await expect(refused).rejects.toMatchObject({ reason: 'usage' });
    await expect(refused).rejects.toThrow('run.jsonl was planned anew as second.jsonl. Plan after that one.');
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test.each<[string, Partial<Header>, RegExp]>([
    [
      'another operation',
      { operation: 'declarations.void' },
      /is of declarations\.void, and this plan of declarations\.cr/,
    ],
    ['another server', { origin: 'https://other.test' }, /of https:\/\/other\.test, and the client of https:\/\/mock/],
    ['another provider', { provider: 'Beta' }, /of another lead provider than the token/],
  ])('is none of %s, and is free afterwards', async (_, header, words) => {
    const { path, take, read } = await journal({ header });
    const refused = take();
    await expect(refused).rejects.toMatchObject({ reason: 'usage' });
    await expect(refused).rejects.toThrow(words);
    expect(existsSync(`${path}.lock`)).toBe(false);
    expect(read()).toEqual([]);
  });

  test('has to be one', async () => {
    const { path, writer } = await journal();
    const none = `${path}.none`;
    await expect(takePlaceOf(none, 'declarations.create', writer)).rejects.toThrow(
      'There is no journal run.jsonl.none',
    );
    expect(existsSync(`${none}.lock`)).toBe(false);
  });
});
