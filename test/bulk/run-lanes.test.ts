import { describe, expect, test } from 'vitest';
import { sendAll } from '../../src/bulk/run/lanes.ts';
import { bareRun, planned, type BareRun } from './bare.ts';
import { declaration, sending, serve } from './served.ts';

const rowsOf = (count: number, key = (line: number): string => `p${line}`) =>
  Array.from({ length: count }, (_, at) => planned(at + 2, { key: key(at + 2) }));

/** Sends whose answers come when a test lets them. */
function held(run: BareRun) {
  const waiting: (() => void)[] = [];
  let answers = 0;
  const create = sending(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return declaration((answers += 1));
  });
  serve(run.context, { declarations: { create } });
  const settled = async (): Promise<void> => {
    for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  };
  return {
    /** How many are under way. */
    out: async (): Promise<number> => (await settled(), waiting.length),
    /** Lets the first of them come back. */
    async back(): Promise<void> {
      await settled();
      waiting.shift()?.();
      await settled();
    },
  };
}

const linesOf = ({ events }: BareRun, type: string): unknown[] =>
  events.flatMap((event) => (event.type === type && 'line' in event ? [event.line] : []));

describe('lanes', () => {
  test.each([
    [1, 1],
    [3, 3],
    ['auto', 8],
  ] as const)('%s: %d people are under way at once', async (lanes, most) => {
    const run = bareRun('declarations.create', rowsOf(10));
    const sends = held(run);
    const all = sendAll(run.context, lanes);
    expect(await sends.out()).toBe(most);
    for (let count = 0; count < 10; count += 1) await sends.back();
    await all;
    expect(linesOf(run, 'done')).toHaveLength(10);
  });

  test('become more when every one of them was quick, and one person has one row under way', async () => {
    const run = bareRun('declarations.create', rowsOf(30));
    const sends = held(run);
    const all = sendAll(run.context, 'auto');
    for (let count = 0; count < 8; count += 1) await sends.back();
    expect(await sends.out()).toBe(9);
    for (let count = 0; count < 22; count += 1) await sends.back();
    await all;
    const one = bareRun(
      'declarations.create',
      rowsOf(3, () => 'p'),
    );
    const theirs = held(one);
    const both = sendAll(one.context, 'auto');
    for (const line of [2, 3, 4]) {
      expect(await theirs.out()).toBe(1);
      expect(linesOf(one, 'sending').at(-1)).toBe(line);
      await theirs.back();
    }
    await both;
    expect(linesOf(one, 'done')).toEqual([2, 3, 4]);
  });

  test('begin with whose deadline is first', async () => {
    const cut = (cutOff: string) => ({ expected: { statement: 'S', cutOff } });
    const run = bareRun('declarations.create', [
      planned(2),
      planned(3, cut('2026-07-31')),
      planned(4, cut('2026-06-30')),
    ]);
    serve(run.context, { declarations: { create: sending(() => declaration(run.context.sends)) } });
    await sendAll(run.context, 1);
    expect(linesOf(run, 'sending')).toEqual([4, 3, 2]);
  });

  test('end when a run is stopped, and what is under way is waited for', async () => {
    const stop = new AbortController();
    const run = bareRun('declarations.create', rowsOf(3));
    Object.assign(run.context, { stop: stop.signal });
    const sends = held(run);
    const all = sendAll(run.context, 1);
    expect(await sends.out()).toBe(1);
    stop.abort();
    await sends.back();
    await all;
    expect([linesOf(run, 'sending'), linesOf(run, 'done')]).toEqual([[2], [2]]);
  });
});
