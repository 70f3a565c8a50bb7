import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkResultPlace, resultToErase, writeResult } from '../../src/bulk/result-file.ts';
import { resultOf, type RowResult } from '../../src/bulk/run/result.ts';
import { bareRun } from './bare.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dfe-result-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true });
  });
  return path;
}

const row = (line: number, more: Partial<RowResult>): RowResult => ({
  ...{ line, state: 'done', record: null, statement: null, landed: null, rule: null, why: null, until: null, by: null },
  ...more,
});

/** What stands in the file for these rows, line by line. */
async function written(journal: string, ...rows: readonly RowResult[]): Promise<readonly string[]> {
  const empty = resultOf('declarations.create', bareRun('declarations.create', []).context.queues, 0);
  const path = await writeResult(journal, { ...empty, rows });
  expect(path).toBe(`${journal}.result.csv`);
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
}

test('a result tells of each row what became of it, and what to do', async () => {
  const journal = join(folder(), 'a.jsonl');
  const lines = await written(
    journal,
    row(2, { record: 'R', statement: 'S', landed: 'slid' }),
    row(3, { state: 'blocked-by', by: 2 }),
    row(4, { state: 'held', rule: 'r', why: 'w', until: '2026-07-01' }),
    row(5, { state: 'pending' }),
    row(6, { landed: 'waiting' }),
  );
  expect(lines).toEqual([
    'line,state,id,statement,rule,why,what to do',
    '2,done,R,S slid,,,',
    expect.stringMatching(/^3,blocked-by \(line 2\),,,,,"?Look at the row before it;/),
    '4,held,,,r,w,Resume on or after 2026-07-01.',
    '5,pending,,,,,Resume.',
    '6,done,,waiting,,,',
  ]);
});

test('it takes the place of one before it, and leaves no draft behind', async () => {
  const where = folder();
  const journal = join(where, 'a.jsonl');
  await checkResultPlace(journal);
  await written(journal, row(2, {}));
  await checkResultPlace(journal);
  expect(await written(journal, row(3, {}))).toHaveLength(2);
  expect(readdirSync(where)).toEqual(['a.jsonl.result.csv']);
  expect(await resultToErase(journal)).toBe(`${journal}.result.csv`);
});

test.each<[string, RegExp, (path: string) => void]>([
  ['a file of somebody', /was not written by this command/, (path) => writeFileSync(path, 'line,notes\r\n1,mine\r\n')],
  ['an empty file', /was not written by this command/, (path) => writeFileSync(path, '')],
  ['a folder', /was not written by this command/, (path) => mkdirSync(path)],
  ['a link', /is a symbolic link/, (path) => symlinkSync('elsewhere', path)],
])('where %s is, nothing is written and nothing removed', async (_, words, put) => {
  const where = folder();
  const journal = join(where, 'a.jsonl');
  put(`${journal}.result.csv`);
  await expect(checkResultPlace(journal)).rejects.toMatchObject({
    reason: 'usage',
    message: expect.stringMatching(words),
  });
  await expect(written(journal, row(2, {}))).rejects.toThrow(/goes to .*Move it away/);
  await expect(resultToErase(journal)).rejects.toThrow(words);
  expect(readdirSync(where)).toEqual(['a.jsonl.result.csv']);
});
