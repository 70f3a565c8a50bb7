import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/bulk/client.ts';
import { checkOwner } from '../../src/bulk/run/check-owner.ts';
import { cutOffsFrom } from '../../src/bulk/run/cut-offs.ts';
import { giveUpSending, settleOpen } from '../../src/bulk/run/settle-open.ts';
import { bareRun, NOON, planned } from './bare.ts';
import { listed, serve } from './served.ts';

const at = new Date(NOON).toISOString();

describe('of rows that were under way when a run broke off', () => {
  test('each is looked at until nothing is open, and not before it is due', async () => {
    const run = bareRun('declarations.create', [planned(2), planned(3)]);
    await giveUpSending(run.context);
    expect(run.events).toEqual([]);
    await run.context.leave(run.row(2), null);
    const slept: number[] = [];
    serve(run.context, {}, { sleep: (ms) => Promise.resolve(void (slept.push(ms), (run.now += ms))) });
    run.find = () => (run.looks.length < 2 ? { lookAgainAt: new Date(run.now + 60_000) } : { result: 'not-applied' });
    await settleOpen(run.context);
    expect(slept).toEqual([0, 60_000]);
    expect(run.events.slice(1)).toMatchObject([
      { type: 'settling', line: 2, until: at },
      { type: 'settled', line: 2 },
    ]);
  });

  test('those of which it cannot be found out are for a person', async () => {
    const run = bareRun('declarations.create', [planned(2), planned(3)]);
    await run.context.leave(run.row(2), null);
    serve(run.context, {}, { sleep: () => Promise.resolve() });
    await expect(settleOpen(run.context)).rejects.toMatchObject({ reason: 'person' });
    await expect(settleOpen(run.context)).rejects.toThrow(/^Of 1 rows/);
  });
});

test('the cut-off day is known of each statement that has one, whatever the case of its id', async () => {
  const { context } = bareRun('declarations.create', []);
  const common = { type: 'statement', month: 6, year: 2026, cohort: '2025', paid: false, payment_date: '2026-07-25' };
  const one = (id: string, cut: string | null): Item => ({ id, attributes: { ...common, cut_off_date: cut } });
  serve(context, { statements: { list: () => listed(one('AB', '2026-06-30'), one('cd', null)) } });
  expect([...(await cutOffsFrom(context.writer))]).toEqual([['ab', '2026-06-30']]);
});

describe('a journal belongs to one provider on one server', () => {
  const check = (own: object, header: object, options: { sameOwner?: boolean } = {}): Promise<string | null> => {
    const { context } = bareRun('declarations.create', []);
    serve(context, {}, { owner: () => Promise.resolve({ provider: null, token: 't', ...own }) });
    return checkOwner(context.writer, { origin: 'https://mock.test', provider: null, token: 't', ...header }, options);
  };
  test('whose name it is, is the same up to case and blanks; then the token may be another', async () => {
    expect(await check({ provider: ' alpha', token: 'x' }, { provider: 'Alpha ' })).toBe(' alpha');
    await expect(check({ provider: 'Beta' }, { provider: 'Alpha' }, { sameOwner: true })).rejects.toThrow(
      /another lead/,
    );
  });

  test('where a name is not known the token tells, or a person', async () => {
    expect(await check({}, {})).toBeNull();
    expect(await check({ provider: 'Alpha' }, {})).toBe('Alpha');
    expect(await check({}, { provider: 'Alpha' })).toBe('Alpha');
    await expect(check({ token: 'x' }, {})).rejects.toThrow(/another token/);
    await expect(check({ provider: 'A', token: 'x' }, {}, { sameOwner: false })).rejects.toThrow(/another token/);
    expect(await check({ token: 'x' }, { provider: 'Alpha' }, { sameOwner: true })).toBe('Alpha');
  });

  test('another server is never asked', async () => {
    await expect(check({}, { origin: 'https://other.test' })).rejects.toThrow(
      /https:\/\/other\.test.*Nothing was sent/,
    );
  });
});
