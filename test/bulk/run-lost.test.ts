import { describe, expect, test } from 'vitest';
import { sendAll } from '../../src/bulk/run/lanes.ts';
import { bareRun, NOON, planned } from './bare.ts';
import { declaration, fail, http, network, sending, serve, uuid } from './served.ts';

describe('rows of which the answer was lost', () => {
  async function lost(settled: 'applied' | 'not-applied' | null) {
    const run = bareRun('declarations.create', [planned(2)]);
    let sends = 0;
    const create = sending(() => ((sends += 1) === 1 ? fail(network('unknown')) : declaration(9)));
    const slept: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      slept.push(ms);
      run.now += ms;
      return Promise.resolve();
    };
    serve(run.context, { declarations: { create } }, { sleep });
    run.find = () =>
      settled === null
        ? {}
        : run.looks.length < 2
          ? { lookAgainAt: new Date(NOON + 60_000) }
          : { result: settled, record: declaration(5) };
    await sendAll(run.context, 4);
    return { run, slept };
  }

  test('are looked at until it is known what became of them', async () => {
    const { run, slept } = await lost('applied');
    expect(slept).toEqual([60_000]);
    expect(run.events).toMatchObject([{ type: 'sending' }, { type: 'unknown' }, { type: 'done', record: uuid(5) }]);
  });

  test('are sent again when nothing of them arrived', async () => {
    const { run } = await lost('not-applied');
    expect(run.events.map(({ type }) => type)).toEqual(['sending', 'unknown', 'settled', 'sending', 'done']);
  });

  test('are left for a person when looking cannot help, and the run ends', async () => {
    const { run } = await lost(null);
    expect(run.looks).toHaveLength(1);
    expect(run.row(2).state).toBe('unknown');
  });

  test('end the run when a look fails by a mistake', async () => {
    const run = bareRun('declarations.create', [planned(2)]);
    serve(run.context, { declarations: { create: sending(() => fail(network('unknown'))) } });
    Object.assign(run.context.writer.dfe, { settle: () => Promise.reject(new TypeError('a mistake')) });
    await sendAll(run.context, 1);
    expect(run.context.failure).toMatchObject({ reason: 'stopped', cause: { message: 'a mistake' } });
  });
});

test('a person whose id was retired is sent for under the one that counts now, in the same run', async () => {
  const run = bareRun('declarations.create', [planned(2, { key: uuid(1), id: uuid(1) })]);
  let sends = 0;
  const create = sending(() => ((sends += 1) === 1 ? fail(http(422, { currentId: uuid(2) })) : declaration(5)));
  serve(run.context, { declarations: { create } });
  await sendAll(run.context, 1);
  expect(run.events.map(({ type }) => type)).toEqual(['sending', 'pending', 'rekeyed', 'sending', 'done']);
});
