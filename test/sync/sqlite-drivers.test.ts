import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { isDatabase, openFile } from '../../src/sync/sqlite/drivers.ts';
import { openCopy } from '../../src/sync/sqlite/open-copy.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';

/** Which driver opens a file: Node's own, then better-sqlite3, then libsql, and what is said when one cannot be used. */

const folder = mkdtempSync(join(tmpdir(), 'dfe-drivers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('better-sqlite3');
  vi.doUnmock('libsql');
});

/** A driver that tells its name and what it was asked to open. */
function driver(name: string): new (path: string) => object {
  return class {
    readonly opened: string;
    constructor(path: string) {
      this.opened = `${name} ${path}`;
    }
    exec(): void {}
    prepare(): void {}
    close(): void {}
  };
}

const warned: unknown[][] = [];

/** A process of another version, with this for a SQLite of its own, started where so much is installed. */
function node(version: string, builtin: () => unknown = () => undefined, manifest?: string): NodeJS.Process {
  const cwd = mkdtempSync(join(folder, 'app-'));
  if (manifest !== undefined) {
    mkdirSync(join(cwd, 'node_modules/better-sqlite3'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/better-sqlite3/package.json'), manifest);
  }
  warned.length = 0;
  const own = {
    versions: { ...process.versions, node: version },
    cwd: () => cwd,
    getBuiltinModule: (name: string) => (name === 'node:sqlite' ? builtin() : null),
    emitWarning: (...told: unknown[]) => void warned.push(told),
  };
  const stub: NodeJS.Process = Object.defineProperties(Object.create(process), Object.getOwnPropertyDescriptors(own));
  vi.stubGlobal('process', stub);
  return stub;
}

const emitterOf = (of: NodeJS.Process): object | undefined => Object.getOwnPropertyDescriptor(of, 'emitWarning');

const opened = async (path = 'copy.db'): Promise<unknown> => Reflect.get(await openFile(path), 'opened');
const mocked = (name: string, as = name): void => void vi.doMock(name, () => ({ default: driver(as) }));

describe('the first driver that is there opens the file', () => {
  test("Node's own before all others", async () => {
    node('22.13.0', () => ({ DatabaseSync: driver('node') }));
    mocked('better-sqlite3');
    mocked('libsql');
    expect(await opened()).toBe('node copy.db');
    expect(await opened(':memory:')).toBe('node :memory:');
  });

  test.each([
    ['no such module', undefined],
    ['a null', null],
    ['one without a database', {}],
    ['one whose database is none', { DatabaseSync: 'text' }],
    ['a text', 'DatabaseSync'],
    ['a function', () => undefined],
  ])('better-sqlite3 where Node has none of its own: %s', async (_, builtin) => {
    node('22.13.0', () => builtin);
    mocked('better-sqlite3');
    mocked('libsql');
    expect(await opened()).toBe('better-sqlite3 copy.db');
  });

  test('libsql where the other is not installed, or exports no database', async () => {
    node('20.19.0');
    mocked('libsql');
    expect(await opened()).toBe('libsql copy.db');
    vi.doMock('better-sqlite3', () => ({ default: 'no class' }));
    expect(await opened()).toBe('libsql copy.db');
  });

  test('with none of them it says what to install, and which Node brings its own', async () => {
    node('20.19.0');
    vi.doMock('libsql', () => ({ default: null }));
    const error = await openFile('copy.db').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Node 20\.19\.0 has no SQLite .* \(npm install libsql\), or use Node 22\.13 or/),
    });
  });

  test('one that is installed and fails to load is not passed over in silence', async () => {
    node('22.13.0');
    vi.doMock('better-sqlite3', () => {
      throw new Error('the binding was built for another Node');
    });
    mocked('libsql');
    await expect(openFile('copy.db')).rejects.toMatchObject({
      cause: { message: 'the binding was built for another Node' },
    });
  });

  test('what it opens has to be a database', async () => {
    node('22.13.0');
    vi.doMock('better-sqlite3', () => ({ default: URLSearchParams }));
    await expect(openFile('copy.db')).rejects.toThrow(
      new CopyError('The SQLite driver opened something that is no database.'),
    );
  });
});

test('what was opened and cannot be used is closed again', async () => {
  node('22.13.0');
  const asked: string[] = [];
  vi.doMock('better-sqlite3', () => ({
    default: class {
      exec(): void {}
      prepare(): never {
        throw Object.assign(new Error('x'), { code: 'SQLITE_NOTADB' });
      }
      close(): void {
        asked.push('closed');
      }
    },
  }));
  await expect(openCopy(':memory:')).rejects.toMatchObject({ name: 'CopyError', code: 'SQLITE_NOTADB' });
  expect(asked).toEqual(['closed']);
});

/** A module that fails when it is loaded, by just this. What a factory throws, vitest puts into an error of its own. */
function failing(name: string, reason: unknown): void {
  let asked = 0;
  const then = (_: unknown, reject: (reason: unknown) => void): void => reject(reason);
  vi.doMock(name, () =>
    Object.defineProperty({}, 'then', { enumerable: true, get: () => ((asked += 1) === 1 ? undefined : then) }),
  );
}

describe('a driver that fails to load', () => {
  test.each([
    ['ERR_MODULE_NOT_FOUND', Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' })],
    ['MODULE_NOT_FOUND', Object.assign(new Error('x'), { code: 'MODULE_NOT_FOUND' })],
    ['what a bundler leaves', new Error('Could not resolve "better-sqlite3" imported by "x".')],
  ])('is not installed: %s', async (_, reason) => {
    node('22.13.0');
    failing('better-sqlite3', reason);
    mocked('libsql');
    expect(await opened()).toBe('libsql copy.db');
  });

  test.each([
    ['an error with another code', Object.assign(new Error('x'), { code: 'ERR_DLOPEN_FAILED' })],
    ['an error without one', new Error('It could not resolve "x"')],
    ['no error at all', 'Could not resolve "x"'],
    ['what looks like one', { code: 'MODULE_NOT_FOUND', message: 'x' }],
  ])('for another reason says so: %s', async (_, reason) => {
    node('22.13.0');
    failing('better-sqlite3', reason);
    mocked('libsql');
    await expect(openFile('copy.db')).rejects.toBe(reason);
  });
});

describe('better-sqlite3 on an old Node', () => {
  const refused =
    /^better-sqlite3 1[34]\.\d\.\d needs Node 22 or later, and this is Node 2[01]\.\d+\.\d\. Install version 12/;
  test.each([
    ['20.19.0', '{"version":"13.0.0"}'],
    ['21.7.0', '{"version":"14.1.0"}'],
  ])('Node %s with %s is told so before it is loaded', async (version, manifest) => {
    node(version, undefined, manifest);
    vi.doMock('better-sqlite3', () => expect.fail('it was loaded'));
    const error = await openFile('copy.db').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({ message: expect.stringMatching(refused) });
  });

  test.each([
    ['20.19.0', '{"version":"12.9.9"}'],
    ['20.19.0', undefined],
    ['20.19.0', 'null'],
    ['20.19.0', '13'],
    ['20.19.0', '{}'],
    ['20.19.0', 'no JSON'],
    ['22.0.0', '{"version":"13.0.0"}'],
    ['24.1.0', '{"version":"13.0.0"}'],
  ])('Node %s with %s is not', async (version, manifest) => {
    node(version, undefined, manifest);
    mocked('better-sqlite3');
    expect(await opened()).toBe('better-sqlite3 copy.db');
  });
});

describe('warnings while Node looks for its SQLite', () => {
  test('that it is experimental is not told, all else is, and then all is again', async () => {
    const process = node('22.5.0', () => {
      globalThis.process.emitWarning('SQLite is an experimental feature', 'ExperimentalWarning');
      globalThis.process.emitWarning('Something else', { type: 'Warning', code: 'W1' });
      return { DatabaseSync: driver('node') };
    });
    const before = emitterOf(process);
    expect(await opened()).toBe('node copy.db');
    expect(warned).toEqual([['Something else', { type: 'Warning', code: 'W1' }]]);
    expect(emitterOf(process)).toEqual(before);
  });

  test('also when it cannot be looked for', async () => {
    const process = node('22.5.0', () => {
      throw new RangeError('no');
    });
    const before = emitterOf(process);
    await expect(openFile('copy.db')).rejects.toThrow(RangeError);
    expect(emitterOf(process)).toEqual(before);
  });
});

test('a database has exec, prepare and close', () => {
  const whole = { exec: () => 0, prepare: () => 0, close: () => 0 };
  expect(isDatabase(whole)).toBe(true);
  for (const name of Object.keys(whole)) expect(isDatabase({ ...whole, [name]: 'text' })).toBe(false);
  for (const value of [null, undefined, 'text', 5, {}]) expect(isDatabase(value)).toBe(false);
  expect(isDatabase(Object.assign(() => 0, whole))).toBe(false);
});
