import { describe, expect, test } from 'vitest';
import { codeOfError, codeOfReport, wordsFor } from '../../src/cli/copy/exit-codes.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { AbortedError } from '../../src/errors/index.ts';
import {
  CopyBusyError,
  CopyError,
  FeedGapError,
  LeaseLostError,
  SyncError,
  type SyncReport,
} from '../../src/sync/index.ts';
import { Counts } from '../../src/sync/run/context.ts';

const { resources } = new Counts();
const report: SyncReport = {
  ...{ run: 1, mode: 'delta', resumed: false, requests: 1, followUps: 0, serverAt: '2026-11-01T09:00:00Z' },
  ...{ todo: 0, stuck: 0, clockOffsetMs: 0, held: [], resources },
};
const held = [{ resource: 'participants', absent: 80, of: 90 }] as const;
const holder = { host: 'here', process: '1', started: '', word: 'w' };

describe('how a command ends', () => {
  test.each<[number, string, unknown, boolean]>([
    [2, 'a line that cannot be meant', new UsageError('x'), false],
    [2, 'a copy of somebody else', new SyncError('owner', 'x'), true],
    [2, 'a file that is no copy', new CopyError('x', { code: 'SQLITE_NOTADB' }), false],
    [4, 'a run that holds the copy', new CopyBusyError(holder, '2026-11-01T09:00:00Z'), true],
    [4, 'a run that took it over', new LeaseLostError(), true],
    [4, 'a program that holds the database', new CopyError('x', { code: 'SQLITE_BUSY' }), true],
    [1, 'no room, at once', new CopyError('x', { code: 'SQLITE_FULL' }), false],
    [1, 'a database that fails on the way', new CopyError('x', { code: 'SQLITE_CORRUPT' }), true],
    [1, 'what nobody thought of', new Error('Ada Finch'), true],
    [6, 'an interruption', new AbortedError('x', { operation: 'participants.list', outcome: 'not-sent' }), true],
    [3, 'clocks a day apart', new SyncError('clock', 'x'), true],
    [3, 'a gap', new FeedGapError('x', { oldest: null, head: 0 }), false],
  ])('%i for %s', (code, _name, error, isUnderWay) => {
    expect(codeOfError(error, { isUnderWay })).toBe(code);
  });

  test.each<[number, string, Partial<SyncReport>]>([
    [5, 'reads that are owed, whatever else', { todo: 1, stuck: 1, held }],
    [3, 'lists that are held', { held }],
    [3, 'reads that keep failing', { stuck: 1 }],
    [3, 'clocks that are minutes apart', { clockOffsetMs: -700_000 }],
    [0, 'a run that is done', {}],
  ])('%i for %s', (code, _name, part) => {
    expect(codeOfReport({ ...report, ...part })).toBe(code);
  });

  test('an error that may quote a record is told without its words', () => {
    expect(wordsFor(new SyntaxError('Unexpected token in "Ada Finch"'))).toMatch(/^an unexpected SyntaxError at /);
  });
});
