import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeResult } from '../../src/bulk/result-file.ts';
import { resultOf } from '../../src/bulk/run/result.ts';
import { bareRun, planned } from './bare.ts';

/** A run of five rows: one slid, one where it was expected, one on none, one that is held, one behind it. */
async function result() {
  const run = bareRun('declarations.create', [
    ...[planned(2), planned(3), planned(4)],
    planned(5, { key: 'p', state: 'held', until: '2026-07-01' }),
    planned(6, { key: 'p' }),
  ]);
  const { context } = run;
  await context.noteRow(run.row(2), { type: 'done', record: 'R2', statement: 'S', landed: 'slid' });
  await context.noteRow(run.row(3), { type: 'done', record: 'R3', statement: 'S' });
  await context.noteRow(run.row(4), { type: 'done', record: 'R4', statement: null, landed: 'waiting' });
  return resultOf('declarations.create', context.queues, 3);
}

test('a result tells each row as it stands, and counts what slid and every state', async () => {
  const { rows, counts, slid, sends, operation } = await result();
  expect({ slid, sends, operation }).toEqual({ slid: 1, sends: 3, operation: 'declarations.create' });
  expect(counts).toMatchObject({ done: 3, held: 2, pending: 0, 'blocked-by': 0, refused: 0 });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(rows.map(({ line, state, record, landed, until, by }) => [line, state, record, landed, until, by])).toEqual([
    [2, 'done', 'R2', 'slid', null, null],
    [3, 'done', 'R3', null, null, null],
    [4, 'done', 'R4', 'waiting', null, null],
    [5, 'held', null, null, '2026-07-01', null],
    [6, 'held', null, null, null, 5],
  ]);
});

test('the file of a result has a line for each row, and where it landed beside its statement', async () => {
  const journal = join(mkdtempSync(join(tmpdir(), 'dfe-result-')), 'run.journal');
  const lines = readFileSync(await writeResult(journal, await result()), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^2,done,R2,S slid,,,$/);
  expect(lines[2]).toMatch(/^3,done,R3,S,,,$/);
  expect(lines[3]).toMatch(/^4,done,R4,waiting,,,$/);
  expect(lines[4]).toMatch(/^5,held,,,,,Resume on or after 2026-07-01\.$/);
  expect(lines[5]).toMatch(/^6,held \(line 5\),/);
});
