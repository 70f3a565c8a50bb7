import { describe, expect, test } from 'vitest';
import { checkCopyOptions } from '../../src/sync/copy/check-options.ts';
import { FeedGapError } from '../../src/sync/copy/feed-gap-error.ts';
import { CopyError, fromDriver } from '../../src/sync/store/copy-error.ts';

const failed = (error: unknown, sql = 'UPDATE dfe_schools SET name = ?', instead?: string): CopyError => {
  const made = fromDriver(error, sql, instead);
  if (made instanceof CopyError) return made;
  throw new TypeError('This is no CopyError.');
};

describe('the error of a driver', () => {
  test.each([
    ['SQLITE_FULL', /no room left/],
    ['53100', /no room left/],
    ['SQLITE_BUSY', /Another program holds/],
    ['55P03', /Another program holds/],
    ['SQLITE_READONLY', /rights of the file/],
    ['42501', /GRANT what is missing/],
    ['25006', /takes no writes/],
    ['40001', /came in between/],
    ['40P01', /came in between/],
    ['42P01', /table is not there/],
    ['28P01', /did not let this connection in/],
    ['3D000', /did not let this connection in/],
    ['53300', /no connection free/],
    ['08006', /connection to the database was lost/],
    ['ECONNRESET', /connection to the database was lost/],
    ['57014', /was cancelled/],
    ['SQLITE_NOTADB', /damaged or is no database/],
    ['23505', /\(23505\)\. Nothing of this transaction was written\.$/],
  ])('%s says what to do', (code, advice) => {
    const error = failed(Object.assign(new Error('Quillon'), { code }));
    expect(error).toMatchObject({ name: 'CopyError', code, table: 'dfe_schools' });
    expect(error.message).toMatch(advice);
    expect(error.message).toContain(`The database failed at UPDATE of dfe_schools (${code}). `);
    expect(error.message).not.toContain('Quillon');
    expect(error.cause).toBeUndefined();
  });

  test.each([
    [5, 'SQLITE_BUSY'],
    [6, 'SQLITE_LOCKED'],
    [8, 'SQLITE_READONLY'],
    [10, 'SQLITE_IOERR'],
    [11, 'SQLITE_CORRUPT'],
    [13, 'SQLITE_FULL'],
    [14, 'SQLITE_CANTOPEN'],
    [19, 'SQLITE_CONSTRAINT'],
    [26, 'SQLITE_NOTADB'],
    [5 + 256, 'SQLITE_BUSY'],
    [99, 'SQLITE_99'],
  ])('%d of node:sqlite is %s', (errcode, code) => {
    expect(failed({ code: 'ERR_SQLITE_ERROR', errcode }).code).toBe(code);
  });

  test.each([[null], ['x'], [{}], [{ code: 7 }], [{ errcode: '5' }], [{ code: 'ERR_SQLITE_ERROR' }]])(
    '%j has no code',
    (error) => {
      expect(failed(error).code).toBeNull();
      expect(failed(error).message).toContain('(no code)');
    },
  );

  test('names no table and no verb where there is none, and takes the advice of who knows better', () => {
    expect(failed({}, '  begin')).toMatchObject({ table: null });
    expect(failed({}, '  begin').message).toMatch(/^The database failed at BEGIN \(no code\)/);
    expect(failed({}, '').message).toMatch(/failed at a statement \(/);
    expect(failed({ code: 'SQLITE_FULL' }, 'COMMIT', 'Do this.').message).toMatch(/\(SQLITE_FULL\)\. Do this\.$/);
    const own = new CopyError('ours');
    expect(fromDriver(own, 'COMMIT')).toBe(own);
    expect(own).toMatchObject({ code: null, table: null });
  });
});

test('a gap of the feed says what there is', () => {
  const none = new FeedGapError('why', { oldest: null, head: 9 });
  expect(none).toMatchObject({ name: 'FeedGapError', oldest: null, head: 9 });
  expect(none.message).toContain('from this cursor: why. It holds nothing. Take copy.cursor()');
  const some = new FeedGapError('why', { oldest: 3, head: 9 });
  expect(some).toMatchObject({ oldest: 3, head: 9 });
  expect(some.message).toContain('It holds 3 to 9.');
});

test.each([{}, { personal: 'all' }, { personal: 'none' }, { keepChangesDays: 0.5 }] as const)(
  'a copy is opened with %j',
  (options) => {
    expect(() => checkCopyOptions(options)).not.toThrow();
  },
);

test.each([0, -1, Number.NaN])('changes are not kept for %d days', (keepChangesDays) => {
  expect(() => checkCopyOptions({ keepChangesDays })).toThrow(/"keepChangesDays" has to be a number of days above 0/);
});
