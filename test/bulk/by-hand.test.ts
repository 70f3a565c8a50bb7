import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closeRow, dropRow, eraseJournal, plan } from '../../src/bulk/index.ts';
import { writeResult } from '../../src/bulk/result-file.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

test('rows are dropped and closed by a person, with who and when; a journal without open rows is erased', async () => {
  const world = await bulkWorld();
  const { dfe, rows, journal } = world;
  const some = rows.slice(0, 4);
  const [a = 0, b = 0, c = 0, d = 0] = some.map(({ line }) => line);
  await plan(dfe, 'declarations.create', sourceOf(some), { journal });
  await dropRow(journal, a);
  await expect(dropRow(journal, a)).rejects.toThrow(/dropped already/);
  await expect(dropRow(journal, 9999)).rejects.toThrow(/no row of line 9999/);
  await expect(closeRow(dfe, journal, b, { as: 'not-sent', note: ' ' })).rejects.toThrow(/note/);
  await closeRow(dfe, journal, b, { as: 'not-sent', note: 'sent by hand last week' });
  const nobody = '00000000-0000-4000-8000-000000000000';
  await expect(closeRow(dfe, journal, c, { as: 'done', id: nobody })).rejects.toThrow(/knows no such record/);
  expect(readFileSync(journal, 'utf8')).toMatch(/"type":"dropped","line":\d+,"at":"[^"]+Z","by":"[^"]+"/);

  // what is open can neither be dropped nor erased
  const stop = new AbortController();
  let lost = 0;
  world.put((request, answer) => {
    if (request.method !== 'POST') return answer();
    lost += 1;
    if (lost === 2) stop.abort();
    return Promise.reject(new TypeError('terminated'));
  });
  await run(dfe, journal, { signal: stop.signal });
  world.put(null);
  await expect(dropRow(journal, c)).rejects.toThrow(/was sent/);
  await expect(eraseJournal(journal)).rejects.toThrow(/not known/);

  const { counts } = await run(dfe, journal);
  expect(counts).toMatchObject({ dropped: 1, closed: 1, done: 2 });
  await expect(dropRow(journal, d)).rejects.toThrow(/done already/);
  await eraseJournal(journal);
  expect(existsSync(journal)).toBe(false);
  expect(existsSync(`${journal}.lock`)).toBe(false);
});

test('a result of ours goes with its journal; a file of somebody else, or a link, stays, and so does the journal', async () => {
  const { dfe, rows, journal } = await bulkWorld();
  await plan(dfe, 'declarations.create', sourceOf(rows.slice(0, 2)), { journal });
  const done = await run(dfe, journal);
  const result = `${journal}.result.csv`;
  const notes = `${journal}.notes`;
  const refused = (words: RegExp): object => ({ reason: 'usage', message: expect.stringMatching(words) as string });

  writeFileSync(result, 'what I wrote myself\n');
  await expect(eraseJournal(journal)).rejects.toMatchObject(
    refused(/not written by this command.*Nothing was removed/),
  );
  expect(readFileSync(result, 'utf8')).toBe('what I wrote myself\n');
  rmSync(result);
  mkdirSync(result);
  await expect(eraseJournal(journal)).rejects.toMatchObject(refused(/Nothing was removed/));
  rmSync(result, { recursive: true });

  // a link to what is a result indeed is still a link
  await writeResult(journal, done);
  writeFileSync(notes, readFileSync(result));
  rmSync(result);
  symlinkSync(notes, result);
  await expect(eraseJournal(journal)).rejects.toMatchObject(refused(/symbolic link.*Nothing was removed/));
  expect([result, notes, journal].map((file) => existsSync(file))).toEqual([true, true, true]);
  expect(existsSync(`${journal}.lock`)).toBe(false);
  rmSync(result);

  expect(await writeResult(journal, done)).toBe(result);
  await eraseJournal(journal);
  expect([result, journal].map((file) => existsSync(file))).toEqual([false, false]);
});
