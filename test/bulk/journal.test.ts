import { chmodSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createJournal } from '../../src/bulk/journal/create-journal.ts';
import { openJournal } from '../../src/bulk/journal/journal.ts';
import { readLine, writeLine } from '../../src/bulk/journal/line.ts';
import type { Header, JournalEvent, PlannedRow } from '../../src/bulk/journal/lines.ts';
import { takeLock } from '../../src/bulk/journal/lock.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'dfe-journal-'));
let files = 0;
const fresh = (): string => join(folder, `${(files += 1)}.jsonl`);

const header: Omit<Header, 'type' | 'format'> = {
  service: 'rect',
  origin: 'https://mock.test',
  provider: 'Alpha',
  token: 'abc',
  operation: 'declarations.create',
  source: { name: 'rows.csv', sha256: 'x' },
  rules: '1',
  plannedAt: '2026-09-15T09:00:00.000Z',
  options: { marginMinutes: 5, clawBack: false },
};
const row = (line: number): Omit<PlannedRow, 'type'> => ({
  ...{ line, key: `p${line}`, id: `p${line}`, draft: { declaration_type: 'started' } },
  ...{ state: 'pending', basis: null, expected: null },
});
const at = '2026-09-15T09:00:01.000Z';
const events: readonly JournalEvent[] = [
  { type: 'sending', line: 1, at, before: null, id: 'p1' },
  { type: 'done', line: 1, at, record: 'd1', statement: null, landed: 'waiting' },
  { type: 'sending', line: 2, at, before: null },
];

async function written(): Promise<string> {
  const path = fresh();
  await createJournal(path, header, [1, 2, 3].map(row));
  const journal = await openJournal(path);
  for (const event of events) await journal.append(event);
  await journal.close();
  return path;
}

describe('a journal', () => {
  test('is read as it was written, and only its owner can read it', async () => {
    const path = await written();
    const { rows, events: read, isBroken } = readJournal(readFileSync(path), path);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(read).toEqual(events);
    expect(isBroken).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is never planned over', async () => {
    const path = await written();
    await expect(createJournal(path, header, [])).rejects.toMatchObject({ reason: 'usage' });
    expect(readJournal(readFileSync(path), path).rows).toHaveLength(3);
  });

  test('cut at every byte: inside the plan it is refused, behind it holds what was whole', async () => {
    const path = await written();
    const bytes = readFileSync(path);
    const planEnd = bytes.indexOf('\n', bytes.indexOf('"planned"')) + 1;
    for (let end = 0; end < bytes.length; end += 1) {
      const cut = bytes.subarray(0, end);
      if (end < planEnd) {
        expect(() => readJournal(cut, path)).toThrow(/plan|no journal/);
        continue;
      }
      const whole = cut.subarray(planEnd).toString().split('\n').length - 1;
      expect(readJournal(cut, path).events).toEqual(events.slice(0, whole));
    }
  });

  test('what a crash left of a line is cut off before anything is added', async () => {
    const path = await written();
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('{"n":9,"type":"do')]));
    const journal = await openJournal(path);
    await journal.append({ type: 'unknown', line: 2, at });
    await journal.close();
    expect(readJournal(readFileSync(path), path).events).toEqual([...events, { type: 'unknown', line: 2, at }]);
  });

  test('any byte that is another makes it unusable, until a repair', async () => {
    const path = await written();
    const bytes = readFileSync(path);
    const planEnd = bytes.indexOf('\n', bytes.indexOf('"planned"')) + 1;
    for (let index = planEnd; index < bytes.length - 1; index += 7) {
      if (bytes[index] === 0x0a) continue;
      const other = Buffer.from(bytes);
      other[index] = other[index] === 0x30 ? 0x31 : 0x30;
      if (other.equals(bytes)) continue;
      expect(() => readJournal(other, path)).toThrow(/is not as it was written/);
      expect(readJournal(other, path, { repair: true }).isBroken).toBe(true);
    }
  });

  test('a line that is missing makes it unusable; a repair that was noted is remembered', async () => {
    const path = await written();
    const lines = readFileSync(path, 'utf8').split('\n');
    lines.splice(6, 1);
    writeFileSync(path, lines.join('\n'));
    await expect(openJournal(path)).rejects.toMatchObject({ reason: 'journal' });
    const journal = await openJournal(path, { repair: true });
    await journal.append({ type: 'repaired', at });
    await journal.close();
    const again = await openJournal(path);
    expect(again.content.events.at(-1)).toEqual({ type: 'repaired', at });
    await again.close();
  });

  test('one that others can read, and a link, are refused', async () => {
    const path = await written();
    chmodSync(path, 0o640);
    await expect(openJournal(path)).rejects.toThrow(/Others can read/);
    chmodSync(path, 0o600);
    const link = fresh();
    symlinkSync(path, link);
    await expect(openJournal(link)).rejects.toThrow(/link/);
  });

  test('after a write that failed nothing more is written', async () => {
    const path = await written();
    const journal = await openJournal(path);
    await journal.close();
    await expect(journal.append({ type: 'unknown', line: 2, at })).rejects.toMatchObject({ reason: 'storage' });
    await expect(journal.append({ type: 'unknown', line: 2, at })).rejects.toMatchObject({ reason: 'storage' });
    expect(readJournal(readFileSync(path), path).events).toEqual(events);
  });

  test('events that are added together stand in their order', async () => {
    const path = await written();
    const journal = await openJournal(path);
    const many = Array.from({ length: 50 }, (_, index): JournalEvent => ({
      type: 'unknown',
      line: 2,
      at,
      why: `${index}`,
    }));
    await Promise.all(many.map((one) => journal.append(one)));
    await journal.close();
    expect(readJournal(readFileSync(path), path).events.slice(events.length)).toEqual(many);
  });
});

test('a line is JSON, and any change of it is seen', () => {
  const line = writeLine(3, { type: 'row', text: 'ä"\n' }).trimEnd();
  expect(JSON.parse(line)).toMatchObject({ n: 3, type: 'row' });
  expect(readLine(line)).toMatchObject({ n: 3, text: 'ä"\n' });
  for (let index = 0; index < line.length; index += 1)
    expect(readLine(line.slice(0, index) + (line[index] === 'x' ? 'y' : 'x') + line.slice(index + 1))).toBeNull();
});

describe('the lock', () => {
  test('is held by one, and gone when it is given back', async () => {
    const path = fresh();
    const lock = await takeLock(path, false);
    await expect(takeLock(path, false)).rejects.toMatchObject({ reason: 'busy' });
    expect(await lock.isOurs()).toBe(true);
    const taken = await takeLock(path, true);
    expect(await lock.isOurs()).toBe(false);
    await lock.release();
    expect(await taken.isOurs()).toBe(true);
    await taken.release();
    await (await takeLock(path, false)).release();
  });

  test('of a process that is no more is taken without asking', async () => {
    const path = fresh();
    const lock = await takeLock(path, false);
    const holder = JSON.parse(readFileSync(`${path}.lock`, 'utf8')) as Record<string, string>;
    writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, process: '4194304' }));
    await (await takeLock(path, false)).release();
    expect(await lock.isOurs()).toBe(false);
  });
});
