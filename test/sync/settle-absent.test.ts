import { expect, test } from 'vitest';
import { settleAbsent } from '../../src/sync/run/settle.ts';
import { changesOf } from './bare.ts';
import { item } from './run-support.ts';
import { declared, http, NOW, settling } from './settle-support.ts';

/** A record is closed only after it was missing from its list and the service said, asked by its id, that there is none. */

const owes = ['absent statements a'];

test('a record that the service does not know is gone', async () => {
  const { context, todos, closed, counted, events, requests, rows } = await settling({
    holds: { statements: ['a', 'b'] },
    owes,
  });
  await settleAbsent(context, 'statements');
  expect(requests()).toEqual(['statements.get a']);
  expect([await closed('statements'), await todos()]).toEqual([['a gone'], []]);
  expect(await rows("SELECT gone_at FROM dfe_statements WHERE id = 'a'")).toEqual([{ gone_at: NOW }]);
  expect([counted('statements'), await events()]).toEqual([{ vanished: 1 }, ['statements a vanished']]);
});

test('one that is served beside its list stays, and it is noted how often', async () => {
  const { context, todos, closed, counted, events, rows } = await settling({
    holds: { statements: [item('a', { month: 'May' })] },
    owes,
    serves: { a: item('a', { month: 'June' }) },
  });
  await settleAbsent(context, 'statements');
  expect([await closed('statements'), await todos()]).toEqual([[], []]);
  expect(await rows('SELECT month, unlisted, last_changed FROM dfe_statements')).toEqual([
    { month: 'June', unlisted: 1, last_changed: NOW },
  ]);
  expect([counted('statements'), await events()]).toEqual([{ changed: 1 }, ['statements a changed']]);
});

test('one about which nothing is known is asked about by the next run', async () => {
  const { context, todos, closed, requests, rows } = await settling({
    holds: { statements: ['a'] },
    owes,
    serves: { a: http(502) },
  });
  await settleAbsent(context, 'statements');
  await settleAbsent(context, 'statements');
  expect([await closed('statements'), requests().length]).toEqual([[], 1]);
  expect(await todos()).toEqual(['absent statements a 1 status 502']);
  expect(await rows('SELECT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
});

test('one that was closed before is no news, and one that was never there neither', async () => {
  const { context, connection, todos, counted, events } = await settling({
    holds: { participants: ['a'], declarations: [declared('d', 'a')] },
    owes: ['absent participants a', 'absent participants never'],
  });
  await connection.write(function* () {
    yield { kind: 'write', sql: "UPDATE dfe_participants SET gone_at = 'x', gone_why = 'gone'", values: [] };
  });
  await settleAbsent(context, 'participants');
  expect([counted('participants'), await events(), await todos()]).toEqual([{}, [], []]);
});

test('a school is asked for, and closed, in its cohort alone', async () => {
  const { context, asked, rows } = await settling({
    holds: { schools: ['a'] },
    cohort: 2025,
    owes: ['absent schools a 2025'],
  });
  await settleAbsent(context, 'schools');
  expect(asked).toMatchObject([{ what: 'schools.get a', query: { cohort: 2025 } }]);
  expect(await rows('SELECT id, cohort, gone_why FROM dfe_schools')).toEqual([
    { id: 'a', cohort: '2025', gone_why: 'gone' },
  ]);
});

test('a school is in question in each cohort by itself', async () => {
  const { context, requests } = await settling({
    holds: { schools: ['a'] },
    owes: ['absent schools a 2024', 'absent schools a 2025'],
  });
  await settleAbsent(context, 'schools');
  expect(requests()).toEqual(['schools.get a of 2024', 'schools.get a of 2025']);
});

test('a declaration that is gone says whether it was ours', async () => {
  const { context, closed, connection } = await settling({
    holds: { declarations: [declared('a', 'p', { lead_provider_name: 'lp' })] },
    owes: ['absent declarations a'],
  });
  await settleAbsent(context, 'declarations');
  expect(await closed('declarations')).toEqual(['a gone']);
  expect(await changesOf(connection)).toMatchObject([{ kind: 'vanished', ours: true }]);
});
