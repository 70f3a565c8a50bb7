import { describe, expect, test } from 'vitest';
import { codeOf, createJournal, isThere, nameOf } from '../../../src/bulk/journal/create-journal.ts';
import { openJournal } from '../../../src/bulk/journal/journal.ts';
import type { Header, JournalEvent, PlannedRow } from '../../../src/bulk/journal/lines.ts';
import { readJournal } from '../../../src/bulk/journal/read-journal.ts';
import { failure, recorded, type Recorded } from './files.ts';

const PATH = '/folder/run.jsonl';
const AT = '2026-09-15T09:00:01.000Z';
const header: Omit<Header, 'type' | 'format'> = {
  ...{ service: 'rect', origin: 'https://mock.test', provider: 'Alpha', token: 'abc', rules: '1', plannedAt: AT },
  ...{ operation: 'declarations.create', source: { name: 'rows.csv', sha256: 'x' } },
  options: { marginMinutes: 5, clawBack: false },
};
const rows = (count: number, draft: Readonly<Record<string, string>> = {}): Omit<PlannedRow, 'type'>[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ line: at + 2, key: `p${at}`, id: null, draft, state: 'pending', basis: null, expected: null },
  }));
const event = (line: number): JournalEvent => ({ type: 'unknown', line, at: AT });
/** What was done, without the names of files that are only there for a while. */
const doneIn = ({ done }: Recorded): string[] => done.map((one) => one.split(' ')[0] ?? '');

async function opened() {
  const disk = recorded();
  await createJournal(PATH, header, rows(3), disk.files);
  disk.done.length = 0;
  return disk;
}

describe('a plan', () => {
  test('is on the disk whole before it has its name, and leaves nothing else behind', async () => {
    const disk = recorded();
    await createJournal(PATH, header, rows(3), disk.files);
    expect(doneIn(disk)).toEqual(['create', 'write', 'sync', 'close', 'link', 'syncFolder', 'remove']);
    expect([...disk.kept.keys()]).toEqual([PATH]);
    expect(disk.done[0]).toMatch(/^create \/folder\/run\.jsonl\.[0-9a-f]{12}\.plan$/);
    expect(readJournal(Buffer.from(disk.kept.get(PATH) ?? ''), PATH).rows).toHaveLength(3);
  });

  test('of many rows is written in parts', async () => {
    const disk = recorded();
    await createJournal(PATH, header, rows(30, { note: 'x'.repeat(100_000) }), disk.files);
    const written = disk.done.filter((one) => one.startsWith('write')).map((one) => Number(one.split(' ')[1]));
    expect(written).toHaveLength(4);
    expect(Math.max(...written)).toBeLessThan(1_200_000);
    expect(readJournal(Buffer.from(disk.kept.get(PATH) ?? ''), PATH).rows).toHaveLength(30);
  });

  test('is never written over a journal', async () => {
    const disk = recorded();
    disk.kept.set(PATH, 'notes');
    await expect(createJournal(PATH, header, [], disk.files)).rejects.toMatchObject({
      ...{ reason: 'usage', message: isThere(PATH).message },
    });
    expect([...disk.kept]).toEqual([[PATH, 'notes']]);
  });

  test.each(['create', 'write', 'sync', 'link', 'syncFolder'])(
    'that fails at %s is none, and says why',
    async (what) => {
      const disk = recorded();
      disk.fails.set(what, failure('ENOSPC'));
      const making = createJournal(PATH, header, rows(1), disk.files);
      await expect(making).rejects.toMatchObject({ reason: 'storage', cause: failure('ENOSPC') });
      await expect(making).rejects.toThrow('The journal could not be written (ENOSPC). Nothing was sent.');
      expect([...disk.kept.keys()].filter((path) => path !== PATH)).toEqual([]);
      if (what !== 'create') expect(doneIn(disk)).toContain('close');
    },
  );
});

describe('a journal that is opened', () => {
  test('has its name on the disk, and nothing else is done to it', async () => {
    const disk = await opened();
    const journal = await openJournal(PATH, { files: disk.files });
    expect(journal.content.rows).toHaveLength(3);
    await journal.close();
    expect(doneIn(disk)).toEqual(['open', 'syncFolder', 'close']);
  });

  test('loses what a crash left of a line, on the disk, too', async () => {
    const disk = await opened();
    const whole = disk.kept.get(PATH) ?? '';
    disk.kept.set(PATH, `${whole}{"n":5`);
    await openJournal(PATH, { files: disk.files });
    expect(doneIn(disk)).toEqual(['open', 'truncate', 'sync', 'syncFolder']);
    expect(disk.kept.get(PATH)).toBe(whole);
  });

  test('is closed again where it cannot be used', async () => {
    const disk = await opened();
    disk.isOpenToOthers = true;
    await expect(openJournal(PATH, { files: disk.files })).rejects.toMatchObject({ reason: 'usage' });
    disk.isOpenToOthers = false;
    disk.fails.set('syncFolder', failure('EIO'));
    const failing = openJournal(PATH, { files: disk.files });
    await expect(failing).rejects.toMatchObject({ reason: 'storage', cause: failure('EIO') });
    await expect(failing).rejects.toThrow('(EIO)');
    expect(doneIn(disk).filter((one) => one === 'close')).toHaveLength(2);
  });

  test('has to be there, and to be a file', async () => {
    const disk = recorded();
    await expect(openJournal(PATH, { files: disk.files })).rejects.toThrow(
      'There is no journal run.jsonl. Plan one first.',
    );
    disk.fails.set('open', failure('ELOOP'));
    const linked = openJournal(PATH, { files: disk.files });
    await expect(linked).rejects.toMatchObject({ reason: 'usage', cause: failure('ELOOP') });
    await expect(linked).rejects.toThrow('run.jsonl cannot be opened (ELOOP); a link is not followed.');
  });
});

describe('events', () => {
  test('outlive a power cut before they count, between two looks at the lock; those that wait go together', async () => {
    const disk = await opened();
    const check = (): Promise<void> => Promise.resolve(void disk.done.push('check'));
    const journal = await openJournal(PATH, { files: disk.files, check });
    disk.done.length = 0;
    await Promise.all([journal.append(event(2)), journal.append(event(3), event(4)), journal.append(event(2))]);
    const rounds = doneIn(disk).join(' ').split('check write sync check').length - 1;
    expect(doneIn(disk)).toHaveLength(4 * rounds);
    expect(rounds).toBeLessThanOrEqual(2);
    await journal.append(event(3));
    const { events } = readJournal(Buffer.from(disk.kept.get(PATH) ?? ''), PATH);
    expect(events).toEqual([2, 3, 4, 2, 3].map(event));
  });

  test.each(['write', 'sync'])('that fail at %s are the last: nothing is written after that', async (what) => {
    const disk = await opened();
    const journal = await openJournal(PATH, { files: disk.files });
    disk.fails.set(what, failure('ENOSPC'));
    const [first, second] = [journal.append(event(2)), journal.append(event(3))];
    await expect(first).rejects.toMatchObject({ reason: 'storage', cause: failure('ENOSPC') });
    await expect(first).rejects.toThrow(/^The journal could not be written \(ENOSPC\)\..*Make room, then resume\.$/);
    await expect(second).rejects.toMatchObject({ reason: 'storage' });
    disk.fails.clear();
    disk.done.length = 0;
    await expect(journal.append(event(4))).rejects.toMatchObject({ reason: 'storage' });
    expect(disk.done).toEqual([]);
  });

  test('are not written once the lock is another one’s, and that is what is said', async () => {
    const disk = await opened();
    const lost = new Error('not ours');
    const journal = await openJournal(PATH, { files: disk.files, check: () => Promise.reject(lost) });
    disk.done.length = 0;
    await expect(journal.append(event(2))).rejects.toMatchObject({ reason: 'storage', cause: lost });
    expect(disk.done).toEqual([]);
  });
});

test('a file is named without its folder, and an error by its code, or else its name', () => {
  expect(['/a/b.jsonl', 'c\\d.jsonl', 'e.jsonl'].map(nameOf)).toEqual(['b.jsonl', 'd.jsonl', 'e.jsonl']);
  expect([failure('EIO'), new TypeError('x'), 'text', null].map(codeOf)).toEqual([
    'EIO',
    'TypeError',
    'unknown',
    'unknown',
  ]);
  expect(isThere(PATH).message).toMatch(/^There is a file run\.jsonl already/);
  expect(isThere(PATH, true).message).toMatch(
    /^The file of rows has changed since .* There is a file run\.jsonl already/,
  );
});
