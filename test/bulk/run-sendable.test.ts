import { describe, expect, test } from 'vitest';
import type { PlannedRow } from '../../src/bulk/journal/lines.ts';
import { sendAll } from '../../src/bulk/run/lanes.ts';
import { Looks } from '../../src/bulk/run/looks.ts';
import { replanIfOld } from '../../src/bulk/run/replan.ts';
import { bareRun, NOON, planned } from './bare.ts';
import { declaration, fail, http, sending, serve } from './served.ts';

const DAY_MS = 86_400_000;

describe('what a run sends', () => {
  test.each<[string, Partial<PlannedRow>, boolean, boolean]>([
    ['planned', { state: 'pending' }, false, true],
    ['held until a day to come', { state: 'held', until: '2026-06-11' }, false, false],
    ['held until today', { state: 'held', until: '2026-06-10' }, false, true],
    ['held, and no day is known', { state: 'held' }, false, true],
    ['not certain', { state: 'unsure' }, false, false],
    ['missed', { state: 'missed' }, false, false],
    ['missed, and the next statement will do', { state: 'missed' }, true, true],
    ['refused', { state: 'refused' }, true, false],
  ])('one that is %s', async (_, row, nextStatement, isSent) => {
    const run = bareRun('declarations.create', [planned(2, row)], { nextStatement });
    serve(run.context, { declarations: { create: sending(() => declaration(1)) } });
    await sendAll(run.context, 1);
    expect(run.context.sends).toBe(isSent ? 1 : 0);
    expect(run.row(2).state).toBe(isSent ? 'done' : row.state);
  });

  test('one that is held again is not sent twice in a run', async () => {
    const run = bareRun('declarations.create', [planned(2, { state: 'held' })]);
    const issues = [{ title: 'declaration_date', detail: 'is in the future' }];
    const create = sending(() => {
      run.now += DAY_MS;
      return fail(http(422, { issues }));
    });
    serve(run.context, { declarations: { create } });
    await sendAll(run.context, 4);
    expect(run.context.sends).toBe(1);
    expect(run.row(2)).toMatchObject({ state: 'held', sends: 0 });
  });

  test('nothing once it is stopped', async () => {
    const run = bareRun('declarations.create', [planned(2)]);
    Object.assign(run.context, { stop: AbortSignal.abort() });
    await sendAll(run.context, 'auto');
    expect(run.events).toEqual([]);
  });

  test('and what is thrown ends it as a failure', async () => {
    const run = bareRun('declarations.create', [planned(2), planned(3)]);
    serve(run.context, { declarations: { create: () => Promise.reject(new TypeError('a mistake')) } });
    await sendAll(run.context, 1);
    expect(run.context.failure).toMatchObject({ reason: 'stopped', cause: { message: 'a mistake' } });
    expect(run.row(3).state).toBe('pending');
  });
});

test('a plan that is a day old, and not more, is taken as it is; so is one of a run that stops', async () => {
  const run = bareRun('declarations.create', [planned(2)]);
  run.now = NOON + DAY_MS;
  await replanIfOld(run.context);
  expect(run.events).toEqual([]);
  run.now += 1;
  await expect(replanIfOld(run.context)).rejects.toThrow('Nothing is to be asked for.');
  Object.assign(run.context, { stop: AbortSignal.abort() });
  await replanIfOld(run.context);
  expect(run.events).toEqual([]);
});

test('a look hands its signal on, and has none of its own', async () => {
  const run = bareRun('declarations.create', [planned(2, { state: 'unknown' })]);
  const options: unknown[] = [];
  Object.assign(run.context.writer.dfe, {
    settle: (_: unknown, given: unknown) => {
      options.push(given);
      return Promise.resolve([]);
    },
  });
  const { signal } = new AbortController();
  const looks = new Looks(run.context);
  await looks.look(undefined);
  await looks.look(signal);
  expect(options).toStrictEqual([{}, { signal }]);
});
