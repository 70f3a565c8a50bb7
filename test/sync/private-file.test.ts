import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makePrivate } from '../../src/sync/sqlite/files.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { thrown } from '../support/observed-client.ts';

/** The file of a copy is its owner's alone from the first byte on, and one that cannot be told for a copy is left alone. */

const folder = mkdtempSync(join(tmpdir(), 'dfe-private-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
/** Windows keeps no such modes, and root may read whatever it likes. */
const modes = process.platform !== 'win32';

test('a new file, in folders that are made for it, can be read by nobody else', () => {
  makePrivate(at('a/b/copy.db'));
  expect(readFileSync(at('a/b/copy.db'), 'utf8')).toBe('');
  if (!modes) return;
  expect(statSync(at('a/b/copy.db')).mode & 0o777).toBe(0o600);
  expect(statSync(at('a/b')).mode & 0o777).toBe(0o700);
});

test('nothing stays open', () => {
  // where a process can see its own open files
  if (!existsSync('/proc/self/fd')) return;
  const open = (): number => readdirSync('/proc/self/fd').length;
  makePrivate(at('first.db'));
  const before = open();
  for (let count = 0; count < 20; count += 1) makePrivate(at(`open-${count}.db`));
  expect(open()).toBeLessThan(before + 20);
});

test('a new file is private whatever the process lets others do', () => {
  const before = process.umask(0o777);
  try {
    makePrivate(at('masked.db'));
  } finally {
    process.umask(before);
  }
  if (modes) expect(statSync(at('masked.db')).mode & 0o777).toBe(0o600);
});

test('one that is there stays as it is', () => {
  writeFileSync(at('there.db'), 'rows', { mode: 0o644 });
  makePrivate(at('there.db'));
  expect(readFileSync(at('there.db'), 'utf8')).toBe('rows');
  if (modes) expect(statSync(at('there.db')).mode & 0o777).toBe(0o644);
});

test('a symbolic link is not followed, whether it leads anywhere or not', () => {
  writeFileSync(at('secret'), 'x');
  symlinkSync(at('secret'), at('link.db'));
  symlinkSync(at('nowhere'), at('dangling.db'));
  for (const name of ['link.db', 'dangling.db']) {
    const error = thrown(() => makePrivate(at(name)));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({
      code: 'ELOOP',
      message: `The copy ${at(name)} was not opened: it is a symbolic link, which is not followed.`,
    });
  }
  expect(existsSync(at('nowhere'))).toBe(false);
});

test('where a folder cannot be made, or a file not in it, the error says which and why', () => {
  writeFileSync(at('file'), '');
  const inFile = thrown(() => makePrivate(join(at('file'), 'copy.db')));
  expect(inFile).toBeInstanceOf(CopyError);
  expect(inFile).toMatchObject({
    code: 'EEXIST',
    message: expect.stringMatching(/its folder cannot be made \(EEXIST\)/),
  });
  const deeper = thrown(() => makePrivate(join(at('file'), 'folder', 'copy.db')));
  expect(deeper).toMatchObject({ code: 'ENOTDIR', message: expect.stringContaining('(ENOTDIR)') });
  const long = at(`${'x'.repeat(300)}.db`);
  expect(thrown(() => makePrivate(long))).toMatchObject({
    code: 'ENAMETOOLONG',
    message: `The copy ${long} was not opened: ENAMETOOLONG.`,
  });
});
