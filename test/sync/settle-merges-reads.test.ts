import { describe, expect, test } from 'vitest';
import { settleMerges, settleReads } from '../../src/sync/run/settle.ts';
import { item } from './run-support.ts';
import { http, NOW, owner, settling } from './settle-support.ts';

const named = item('a', { full_name: 'Ada' });
const renamed = item('a', { full_name: 'Ada Finch' });

describe('an id that an id change names', () => {
  const owes = ['merge participants a'];

  test('that is not served any more makes way for its owner, once', async () => {
    const { context, todos, closed, counted, events, requests, rows } = await settling({
      holds: { participants: [named, owner('b', 'a')] },
      owes,
    });
    await settleMerges(context);
    expect(await closed('participants')).toEqual(['a merged b']);
    expect(await rows("SELECT gone_at FROM dfe_participants WHERE id = 'a'")).toEqual([{ gone_at: NOW }]);
    expect([counted('participants'), await events()]).toEqual([{ merged: 1 }, ['participants a merged']]);
    expect(requests()).toEqual(['participants.get a']);
    expect(await todos()).toEqual([]);
    await settleMerges(context);
    expect(requests()).toHaveLength(1);
  });

  test('that nobody owns is left alone, and owed no more', async () => {
    const { context, todos, closed, counted } = await settling({ holds: { participants: [named] }, owes });
    await settleMerges(context);
    expect([await closed('participants'), counted('participants'), await todos()]).toEqual([[], {}, []]);
  });

  test('that is served as somebody’s own stays, as it is served', async () => {
    const { context, todos, closed, counted, events, rows } = await settling({
      holds: { participants: [named, owner('b', 'a')] },
      owes,
      serves: { a: renamed },
    });
    await settleMerges(context);
    expect([await closed('participants'), await todos()]).toEqual([[], []]);
    expect([counted('participants'), await events()]).toEqual([{ changed: 1 }, ['participants a changed']]);
    expect(await rows("SELECT full_name, unlisted, last_changed FROM dfe_participants WHERE id = 'a'")).toEqual([
      { full_name: 'Ada Finch', unlisted: 0, last_changed: NOW },
    ]);
  });

  test('about which nothing is known yet is asked about by the next run', async () => {
    const { context, todos, closed, requests, rows } = await settling({
      holds: { participants: [named, owner('b', 'a')] },
      owes,
      serves: { a: http(500) },
    });
    await settleMerges(context);
    await settleMerges(context);
    expect(requests()).toHaveLength(1);
    expect([await closed('participants'), await todos()]).toEqual([[], ['merge participants a 1 status 500']]);
    expect(await rows('SELECT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
  });
});

describe('somebody who changed without a touch', () => {
  const owes = ['read participants a'];

  test('is read again', async () => {
    const { context, todos, counted, events, requests, rows } = await settling({
      holds: { participants: [named] },
      owes,
      serves: { a: renamed },
    });
    await settleReads(context);
    expect(requests()).toEqual(['participants.get a']);
    expect([counted('participants'), await events()]).toEqual([{ changed: 1 }, ['participants a changed']]);
    expect(await rows('SELECT full_name, unlisted, last_changed FROM dfe_participants')).toEqual([
      { full_name: 'Ada Finch', unlisted: 0, last_changed: NOW },
    ]);
    expect(await todos()).toEqual([]);
  });

  test('and is not served is asked for as those who are missing', async () => {
    const { context, todos, closed, rows } = await settling({ holds: { participants: [named] }, owes });
    await settleReads(context);
    expect([await todos(), await closed('participants')]).toEqual([['absent participants a'], []]);
    expect(await rows('SELECT since FROM dfe_todo')).toEqual([{ since: NOW }]);
  });

  test('and about whom nothing is known yet is read by the next run', async () => {
    const { context, todos, requests, rows } = await settling({
      holds: { participants: [named] },
      owes,
      serves: { a: http(503) },
    });
    await settleReads(context);
    await settleReads(context);
    expect([await todos(), requests().length]).toEqual([['read participants a 1 status 503'], 1]);
    expect(await rows('SELECT last_try, run FROM dfe_todo')).toEqual([{ last_try: NOW, run: 1 }]);
  });
});
