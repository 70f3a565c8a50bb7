import { appendFileSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { importRun } from '../../src/bulk/import-run.ts';
import { localFiles } from '../../src/bulk/journal/files.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import {
  copyOf,
  emptyPath,
  forStatement,
  journalOf,
  minute,
  owedIn,
  PLANNED_AT,
  sendsIn,
  sent,
} from './import-support.ts';

const hashOf = (path: string): string => readJournal(readFileSync(path), path).hash.slice(0, 16);

describe('a copy is told', () => {
  test('each declaration that was made, for which statement it was meant, where it landed, and when it was sent', async () => {
    const path = await journalOf(
      [forStatement(2, 'S1'), forStatement(3, null), forStatement(4, 'S1')],
      [...sent(2, 1, { statement: 'S1' }), ...sent(3, 3), ...sent(4, 5, { statement: 'S2', landed: 'slid' })],
    );
    const copy = await copyOf();
    expect(await importRun(copy, path)).toBe(3);
    const run = hashOf(path);
    expect(await sendsIn(copy)).toEqual([
      ...[{ run, line: 2, declaration_id: 'record-2', expected_statement: 'S1', statement_id: 'S1', at: minute(1) }],
      ...[{ run, line: 3, declaration_id: 'record-3', expected_statement: null, statement_id: null, at: minute(3) }],
      ...[{ run, line: 4, declaration_id: 'record-4', expected_statement: 'S1', statement_id: 'S2', at: minute(5) }],
    ]);
  });

  test('nothing of rows that were not sent, were there before, are open, or of which no record is known', async () => {
    const at = minute(2);
    const path = await journalOf(
      [2, 3, 4, 5, 6, 7].map((line) => forStatement(line, 'S1')),
      [
        ...[{ type: 'already', line: 3, at, record: 'there' } as const, { type: 'sending', line: 4, at } as const],
        ...[...sent(5, 1, { record: null }), { type: 'refused', line: 6, at } as const],
        ...sent(7, 2),
      ],
    );
    const copy = await copyOf();
    expect(await importRun(copy, path)).toBe(1);
    expect((await sendsIn(copy)).map(({ line }) => line)).toEqual([7]);
    expect((await owedIn(copy)).map(({ record_id: id }) => id)).toEqual(['person-7']);
  });

  test('that the declarations of each of those people are to be read, once, since the first of them was sent', async () => {
    const path = await journalOf(
      [forStatement(2, 'S1', { id: 'one' }), forStatement(3, 'S1', { id: 'one' }), forStatement(4, 'S1', { id: null })],
      [...sent(3, 4), ...sent(2, 6), ...sent(4, 8)],
    );
    const copy = await copyOf();
    expect(await importRun(copy, path)).toBe(3);
    expect(await owedIn(copy)).toEqual([
      { kind: 'person', resource: 'declarations', record_id: 'one', since: minute(6) },
    ]);
  });

  test('of one whose sending is not in the journal the moment of the plan', async () => {
    const [, done] = sent(2, 1);
    const path = await journalOf([forStatement(2, 'S1')], done === undefined ? [] : [done]);
    const copy = await copyOf();
    expect(await importRun(copy, path)).toBe(1);
    expect(await sendsIn(copy)).toMatchObject([{ line: 2, at: PLANNED_AT }]);
    expect(await owedIn(copy)).toMatchObject([{ since: PLANNED_AT }]);
  });

  test('of one that was sent twice the moment of the last time', async () => {
    const path = await journalOf(
      [forStatement(2, 'S1')],
      [
        ...[{ type: 'sending', line: 2, at: minute(1) } as const, { type: 'unsent', line: 2, at: minute(2) } as const],
        ...[{ type: 'replanned', at: minute(3) } as const],
        ...sent(2, 7),
      ],
    );
    const copy = await copyOf();
    await importRun(copy, path);
    expect(await sendsIn(copy)).toMatchObject([{ line: 2, at: minute(7) }]);
  });

  test('again, and nothing is different: of a journal that went on, what is new', async () => {
    const rows = [forStatement(2, 'S1'), forStatement(3, 'S1')];
    const first = await journalOf(rows, sent(2, 1, { statement: null }));
    const later = await journalOf(rows, [...sent(2, 1, { statement: 'S1' }), ...sent(3, 4)]);
    const copy = await copyOf();
    expect(await importRun(copy, first)).toBe(1);
    const before = await sendsIn(copy);
    expect(await importRun(copy, first)).toBe(1);
    expect(await sendsIn(copy)).toEqual(before);
    expect(await importRun(copy, later)).toBe(2);
    expect(await sendsIn(copy)).toMatchObject([
      { line: 2, statement_id: 'S1', at: minute(1) },
      { line: 3, statement_id: null, at: minute(4) },
    ]);
  });

  test('two runs apart, though their lines are the same', async () => {
    const copy = await copyOf();
    await importRun(copy, await journalOf([forStatement(2, 'S1')], sent(2, 1)));
    await importRun(copy, await journalOf([forStatement(2, 'S1')], sent(2, 1), { plannedAt: minute(-9) }));
    const [one, two] = await sendsIn(copy);
    expect(one?.['run']).not.toBe(two?.['run']);
    expect(String(one?.['run'])).toHaveLength(16);
  });
});

describe('a copy is told nothing', () => {
  test.each(['declarations.void', 'partnerships.create', 'participants.defer'] as const)('of %s', async (operation) => {
    const path = await journalOf([forStatement(2, null)], sent(2, 1), { operation });
    // not even that it is somebody else's
    const copy = await copyOf({ origin: 'https://other.test' });
    expect(await importRun(copy, path)).toBe(0);
    expect([...(await sendsIn(copy)), ...(await owedIn(copy))]).toEqual([]);
  });

  test('by a journal that sent nothing yet', async () => {
    const copy = await copyOf({ origin: 'https://other.test' });
    expect(await importRun(copy, await journalOf([forStatement(2, 'S1')], []))).toBe(0);
    expect(await sendsIn(copy)).toEqual([]);
  });

  test('by a file that is not there, which is told by its name alone', async () => {
    const path = emptyPath();
    await expect(importRun(await copyOf(), path)).rejects.toMatchObject({
      ...{ name: 'BulkError', reason: 'usage', message: 'There is no journal run.jsonl.' },
    });
  });

  test('by a journal with a line that is not as it was written', async () => {
    const path = await journalOf([forStatement(2, 'S1')], sent(2, 1));
    appendFileSync(path, 'not a line\n');
    const copy = await copyOf();
    await expect(importRun(copy, path)).rejects.toMatchObject({
      ...{ name: 'BulkError', reason: 'journal' },
      message:
        'Lines of run.jsonl are not as they were written, so what it sent is not known for sure. The copy was told nothing. ' +
        'Resume it with repair first (repair, resume --repair), which looks what became of each row.',
    });
    expect(await sendsIn(copy)).toEqual([]);
  });
});

test('the journal is closed again, whether it can be read or not', async () => {
  const closed: string[] = [];
  const open = vi.spyOn(localFiles, 'open').mockImplementation((path) =>
    Promise.resolve({
      read: () => (path === 'bad' ? Promise.reject(new Error('unread')) : Promise.resolve(Buffer.from('no journal\n'))),
      close: () => Promise.resolve(void closed.push(path)),
      ...{ write: () => Promise.reject(new Error('written')), sync: () => Promise.reject(new Error('synced')) },
      ...{ truncate: () => Promise.reject(new Error('cut')), isOpenToOthers: () => Promise.resolve(false) },
    }),
  );
  const copy = await copyOf();
  await expect(importRun(copy, 'bad')).rejects.toThrow('unread');
  await expect(importRun(copy, 'good')).rejects.toThrow('good is no journal');
  open.mockRestore();
  expect(closed).toEqual(['bad', 'good']);
});
