import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { statementCsv } from '../../src/cli/copy/statement-csv.ts';
import { statementText } from '../../src/cli/copy/statement-text.ts';
import { statementPage } from '../../src/sync/reports/html/page.ts';
import { makeSchema } from '../../src/sync/store/schema.ts';
import { august, FORMULA, reportWorld } from '../sync/reports/world.ts';
import { inLibsql } from '../sync/views/places.ts';
import { command, folder, type Ran } from './run.ts';

async function aCopy(): Promise<string> {
  const db = join(folder(), 'crm.db');
  const copy = inLibsql(db);
  await copy.write(() => makeSchema(copy.dialect, undefined));
  await copy.write(reportWorld);
  await copy.close();
  return db;
}

const reporting = (db: string, ...more: string[]): Ran['ended'] =>
  command(['report', 'statement', 's-aug', '--db', db, ...more]).ended;

test('a report on a statement in each form, on the screen', async () => {
  const db = await aCopy();
  const [text, asked, json, csv, moved, html] = await Promise.all([
    ...[reporting(db), reporting(db, '--text'), reporting(db, '--json'), reporting(db, '--csv')],
    ...[reporting(db, '--csv', '--section', 'moved'), reporting(db, '--html')],
  ]);
  expect(text).toEqual({ code: 0, out: statementText(august), err: '' });
  expect(asked).toEqual(text);
  expect(JSON.parse(json?.out ?? '')).toEqual(august);
  expect(csv?.out).toBe(statementCsv(august, 'declarations', { raw: false }));
  expect(moved?.out).toBe(statementCsv(august, 'moved', { raw: false }));
  expect(html?.out).toBe(statementPage(august));
});

test('a file is for its owner alone, whatever the umask, and written over only with --force', async () => {
  const db = await aCopy();
  const to = (name: string): string => join(db, '..', name);
  const page = to('report.HTML');
  expect(await reporting(db, '--out', page)).toMatchObject({ code: 0, out: expect.stringContaining(page) });
  expect(readFileSync(page, 'utf8')).toBe(statementPage(august));
  expect(lstatSync(page).mode & 0o777).toBe(0o600);

  const before = readFileSync(page, 'utf8');
  expect(await reporting(db, '--json', '--out', page)).toMatchObject({
    ...{ code: 2, out: '' },
    err: expect.stringContaining('--force'),
  });
  expect(readFileSync(page, 'utf8')).toBe(before);

  writeFileSync(to('open.csv'), 'old', { mode: 0o644 });
  expect(await reporting(db, '--csv', '--raw', '--out', to('open.csv'), '--force')).toMatchObject({ code: 0 });
  expect(readFileSync(to('open.csv'), 'utf8')).toBe(statementCsv(august, 'declarations', { raw: true }));
  expect(readFileSync(to('open.csv'), 'utf8')).toContain(FORMULA.replaceAll('"', '""'));
  expect(lstatSync(to('open.csv')).mode & 0o777).toBe(0o600);
});

test('no link is followed, and neither the copy nor a folder is written over', async () => {
  const db = await aCopy();
  const to = (name: string): string => join(db, '..', name);
  writeFileSync(to('target'), 'old');
  symlinkSync(to('target'), to('link'));
  symlinkSync(to('nothing'), to('dangling'));
  for (const [path, why] of [
    [to('link'), 'symbolic link'],
    [to('dangling'), 'symbolic link'],
    [to(''), 'not a file'],
    [db, 'the copy itself'],
    [to('none/report.html'), 'ENOENT'],
  ] as const)
    for (const force of [[], ['--force']])
      expect(await reporting(db, '--out', path, ...force), path).toMatchObject({
        ...{ code: 2, out: '' },
        err: expect.stringContaining(why),
      });
  expect(readFileSync(to('target'), 'utf8')).toBe('old');
  expect(lstatSync(to('nothing'), { throwIfNoEntry: false })).toBeUndefined();
  expect(JSON.parse((await reporting(db, '--json')).out)).toEqual(august);
});

test.each([
  [['--csv', '--json'], 'either --csv or --json'],
  [['--text', '--html'], 'either --text or --html'],
  [['--section', 'moved'], '--section goes with --csv alone'],
  [['--csv', '--section', 'move'], 'Did you mean'],
  [['--csv', '--section', 'xyz'], 'There are declarations, counts, moved'],
  [['--force'], '--force goes with --out alone'],
  [['--out='], 'say which file to write'],
])('%j is refused before the copy is looked for', async (more, why) => {
  expect(await reporting('nowhere.db', ...more)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(why) });
});
