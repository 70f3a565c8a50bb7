import { describe, expect, test } from 'vitest';
import { importRun, tellCopy } from '../../src/bulk/import-run.ts';
import { inside } from '../../src/sync/copy/copy.ts';
import { holding } from '../../src/sync/run/hold.ts';
import { CopyBusyError } from '../../src/sync/sync-error.ts';
import { copyOf, forStatement, journalOf, owedIn, sendsIn, sent, TOKEN, type Kept } from './import-support.ts';

/** A journal of two declarations: one meant for S1 that is on S2, one meant for none. */
const journal = (): Promise<string> =>
  journalOf([forStatement(2, 'S1'), forStatement(3, null)], [...sent(2, 1, { statement: 'S2' }), ...sent(3, 2)]);

describe('a journal is taken for one of the provider of the copy', () => {
  test.each<[string, Partial<Kept> | null]>([
    ['while no run has said whose the copy is', null],
    ['by the beginning of the digest of a token', { tokens: ['other', `${TOKEN}ffff`] }],
    ['by the statement that one was meant for', { tokens: ['other'], statements: ['S9', 'S1'] }],
    ['by the statement that one is on', { tokens: ['other'], statements: ['S2'] }],
  ])('%s', async (_, kept) => {
    const copy = await copyOf(kept);
    expect(await importRun(copy, await journal())).toBe(2);
    expect(await sendsIn(copy)).toHaveLength(2);
  });
});

const elsewhere = 'Nothing was written. Keep a copy for each provider and server.';
const unknown =
  'The journal was planned with another token than the copy was kept with, and the copy has none of its statements.';

describe('a journal is not taken for one of the provider of the copy', () => {
  test.each<[string, Partial<Kept>, string]>([
    [
      'of another server, by the same token',
      { origin: 'https://other.test' },
      'The journal is of rect at https://mock.test, and the copy of rect at https://other.test.',
    ],
    [
      'of the other service, at the same server',
      { service: 'ecf' },
      'The journal is of rect at https://mock.test, and the copy of ecf at https://mock.test.',
    ],
    ['of whom nothing is known but a token', { tokens: ['other'] }, unknown],
    ['when the token begins otherwise, and ends so', { tokens: [`x${TOKEN}`] }, unknown],
    ['when the copy has other statements', { tokens: ['other'], statements: ['S3'] }, unknown],
  ])('%s', async (_, kept, why) => {
    const copy = await copyOf(kept);
    await expect(importRun(copy, await journal())).rejects.toMatchObject({
      ...{ name: 'BulkError', reason: 'usage', message: `${why} ${elsewhere}` },
    });
    expect([...(await sendsIn(copy)), ...(await owedIn(copy))]).toEqual([]);
  });

  test('when none of its declarations has a statement, or was meant for one', async () => {
    const path = await journalOf([forStatement(2, null)], sent(2, 1));
    const copy = await copyOf({ tokens: ['other'], statements: ['S1'] });
    await expect(importRun(copy, path)).rejects.toThrow(unknown);
  });

  test('unless it is sure already', async () => {
    const copy = await copyOf({ tokens: ['other'] });
    expect(await tellCopy(copy, await journal(), { isSure: true })).toBe(2);
    await expect(tellCopy(copy, await journal(), { isSure: false })).rejects.toThrow(unknown);
  });
});

test('a copy that a run holds is told nothing, and takes it when that is over', async () => {
  const copy = await copyOf();
  const path = await journal();
  await holding(copy[inside].connection, false, async () => {
    await expect(importRun(copy, path)).rejects.toBeInstanceOf(CopyBusyError);
    expect(await sendsIn(copy)).toEqual([]);
  });
  expect(await importRun(copy, path)).toBe(2);
});
