import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { JournalEvent } from '../../src/bulk/journal/lines.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { closed, closeRow, dropped, dropRow, eraseJournal, type Closing } from '../../src/bulk/run/by-hand.ts';
import { rowStates, type RowState } from '../../src/bulk/state/row-states.ts';
import { bareRun, planned } from './bare.ts';
import { forStatement, journalOf, minute, sent } from './import-support.ts';
import { clientOf, eventsIn } from './run-client.ts';
import { http, missing, serve } from './served.ts';

const by = userInfo().username;
const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
const inState = (state: RowState) => bareRun('declarations.create', [planned(7, { state })]).row(7);
const states = Object.keys(rowStates) as RowState[];
/** Nothing can be said of those any more. */
const over = ['done', 'already', 'duplicate', 'dropped', 'closed'];

describe('a row that a person drops', () => {
  test.each(states)('%s', (state) => {
    const drop = () => dropped(inState(state), 'Line 7');
    if (over.includes(state)) expect(drop).toThrow(`Line 7 is ${state} already.`);
    else expect(drop()).toEqual({ type: 'dropped', line: 7, at, by });
  });

  test.each(['unknown', 'sending'] as const)('was sent and is %s: only a look can tell', async (state) => {
    const run = bareRun('declarations.create', [planned(7)]);
    await run.context.noteRow(run.row(7), { type: 'sending' });
    if (state === 'unknown') await run.context.noteRow(run.row(7), { type: 'unknown' });
    expect(() => dropped(run.row(7), 'Row a')).toThrow(
      'Row a was sent, and what became of it is not known. Resume, which looks; or close it (closeRow, bulk close).',
    );
    await run.context.noteRow(run.row(7), { type: 'settled' });
    expect(dropped(run.row(7), 'Row a')).toMatchObject({ type: 'dropped' });
  });
});

describe('a row that a person closes', () => {
  async function close(operation: BulkOperation, closing: Closing, state: RowState = 'unknown', error?: Error) {
    const { context } = bareRun(operation, []);
    const asked: string[] = [];
    const get = (room: string) => (id: string) => {
      asked.push(`${room} ${id}`);
      return error === undefined ? Promise.resolve({ id, attributes: {} }) : Promise.reject(error);
    };
    serve(context, {
      ...{ declarations: { get: get('declaration') }, participants: { get: get('participant') } },
      partnerships: { get: get('partnership') },
    });
    return { event: await closed(context.writer, operation, inState(state), 'Line 7', closing), asked };
  }

  test.each<[BulkOperation, string]>([
    ['declarations.create', 'declaration'],
    ['declarations.void', 'declaration'],
    ['participants.withdraw', 'participant'],
    ['participants.changeSchedule', 'participant'],
    ['partnerships.create', 'partnership'],
  ])('as done by %s: the %s is looked at, and kept', async (operation, room) => {
    const { event, asked } = await close(operation, { as: 'done', id: 'AB' });
    expect(asked).toEqual([`${room} AB`]);
    expect(event).toEqual({ type: 'closed', line: 7, at, by, as: 'done', record: 'ab' });
  });

  test('as done by a record that is not there, or cannot be looked at, is not', async () => {
    const done = { as: 'done', id: 'AB' } as const;
    await expect(close('declarations.create', done, 'unknown', missing())).rejects.toMatchObject({
      ...{ reason: 'usage', message: 'The service knows no such record as AB. Nothing was closed.' },
    });
    await expect(close('declarations.create', done, 'unknown', http(503))).rejects.toThrow('status 503');
  });

  test('as not sent: why, in at most 500 letters, and nothing is looked at', async () => {
    const { event, asked } = await close('declarations.create', { as: 'not-sent', note: 'n'.repeat(501) });
    expect(event).toEqual({ type: 'closed', line: 7, at, by, as: 'not-sent', note: 'n'.repeat(500) });
    expect(asked).toEqual([]);
    for (const note of ['', ' \t'])
      await expect(close('declarations.create', { as: 'not-sent', note })).rejects.toMatchObject({
        ...{ reason: 'usage', message: 'Say why: a note has to be given (note, --note).' },
      });
  });

  test.each(states)('that is %s', async (state) => {
    const closing = close('partnerships.create', { as: 'done', id: 'ab' }, state);
    if (over.includes(state)) await expect(closing).rejects.toThrow(`Line 7 is ${state} already.`);
    else expect((await closing).event).toMatchObject({ type: 'closed' });
  });
});

describe('in a journal', () => {
  const rows = [forStatement(2, null), forStatement(3, null)];
  const lock = (path: string): boolean => existsSync(`${path}.lock`);

  test('one row is dropped and one closed, as they stand by now; nobody holds it then', async () => {
    const path = await journalOf(rows, sent(2, 1));
    await expect(dropRow(path, 2)).rejects.toThrow('Line 2 is done already.');
    await expect(dropRow(path, 9)).rejects.toMatchObject({
      ...{ reason: 'usage', message: 'This journal has no row of line 9.' },
    });
    const { client } = clientOf({});
    await expect(closeRow(client, path, 2, { as: 'not-sent', note: 'x' })).rejects.toThrow('Line 2 is done already.');
    await dropRow(path, 3);
    expect(eventsIn(path).at(-1)).toEqual({ type: 'dropped', line: 3, at, by });
    expect(lock(path)).toBe(false);
    const other = await journalOf(rows, []);
    await closeRow(client, other, 3, { as: 'not-sent', note: 'by hand' });
    expect(eventsIn(other)).toMatchObject([{ type: 'closed', line: 3, as: 'not-sent', note: 'by hand', by }]);
    expect(lock(other)).toBe(false);
  });

  test('of another server nothing is closed', async () => {
    const path = await journalOf(rows, []);
    const { client } = clientOf({}, 'https://other.test');
    await expect(closeRow(client, path, 2, { as: 'not-sent', note: 'x' })).rejects.toMatchObject({
      ...{ reason: 'usage', message: 'This journal is of https://mock.test, and the client of https://other.test.' },
    });
    expect([eventsIn(path), lock(path)]).toEqual([[], false]);
  });

  test.each<[string, readonly JournalEvent[]]>([
    ['about to be sent', [{ type: 'sending', line: 2, at: minute(1) }]],
    [
      'not known',
      [
        { type: 'sending', line: 2, at: minute(1) },
        { type: 'unknown', line: 2, at: minute(2) },
      ],
    ],
  ])('with a row that is %s nothing is erased', async (_, events) => {
    const path = await journalOf(rows, events);
    await expect(eraseJournal(path)).rejects.toMatchObject({
      reason: 'usage',
      message: 'Of 1 rows it is not known what became of them. Resume or close them first.',
    });
    expect([existsSync(path), lock(path)]).toEqual([true, false]);
  });

  test('without one it is erased, with its result, and what is a result of nobody stays', async () => {
    const path = await journalOf(rows, sent(2, 1));
    writeFileSync(`${path}.result.csv`, 'mine');
    await expect(eraseJournal(path)).rejects.toThrow('Nothing was removed');
    expect(readFileSync(`${path}.result.csv`, 'utf8')).toBe('mine');
    writeFileSync(`${path}.result.csv`, '\uFEFFline,state,id,statement');
    await eraseJournal(path);
    expect([path, `${path}.result.csv`, `${path}.lock`].map((file) => existsSync(file))).toEqual([false, false, false]);
  });
});
