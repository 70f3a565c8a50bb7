import { describe, expect, test } from 'vitest';
import { fence, holder, LeaseLostError, release, renew, take, type Holder } from '../../src/sync/store/lease.ts';
import { beginRun, endRun, setToday } from '../../src/sync/store/runs.ts';
import { write, type CopyConnection, type Value } from '../../src/sync/store/steps.ts';
import { bareCopy } from './bare.ts';
import { rowsOf } from './store-support.ts';

const AT = '2024-06-01T00:00:00Z';
const me: Holder = { host: 'here', process: '7', started: '99', word: 'mine' };
const other: Holder = { host: 'there', process: '8', started: '98', word: 'theirs' };

const held = (copy: CopyConnection) => copy.read(holder);
const set = (copy: CopyConnection, column: string, value: Value): Promise<void> =>
  copy.write(() => write(`UPDATE dfe_lease SET ${column} = ?`, value));
async function taken(by = me, seen = 0) {
  const copy = await bareCopy();
  const lease = await copy.write(() => take(by, seen, AT));
  if (lease === null) throw new Error('the lease was not to be had');
  return { copy, lease };
}

describe('the lease of a copy', () => {
  test('is nobody’s at first, and then whose who took it', async () => {
    const copy = await bareCopy();
    expect(await held(copy)).toMatchObject({ number: 0, by: null, isOver: true });
    expect(await copy.write(() => take(me, 0, AT))).toEqual({ number: 1, word: 'mine' });
    expect(await held(copy)).toEqual({ number: 1, by: me, since: AT, isOver: false });
  });

  test('is not to be had by who looked before somebody else took it, and stays with that one', async () => {
    const { copy } = await taken();
    expect(await copy.write(() => take(other, 0, AT))).toBeNull();
    expect(await held(copy)).toMatchObject({ number: 1, by: me });
    expect(await copy.write(() => take(other, 1, AT))).toEqual({ number: 2, word: 'theirs' });
    expect(await held(copy)).toMatchObject({ number: 2, by: other });
  });

  test('runs out after ten minutes by the clock of the database, unless it is renewed', async () => {
    const { copy, lease } = await taken();
    const left = async () => (await rowsOf(copy, 'SELECT until_ms - {now} <= 600000 AS ok FROM dfe_lease'))[0];
    expect(await left()).toEqual({ ok: 1 });
    await set(copy, 'until_ms', 1);
    expect((await held(copy)).isOver).toBe(true);
    await copy.write(() => renew(lease));
    expect((await held(copy)).isOver).toBe(false);
    expect(await left()).toEqual({ ok: 1 });
  });

  test.each([
    ['number', 5],
    ['word', 'theirs'],
  ])('is lost when its %s is another one: nothing is renewed, and no run begins', async (column, value) => {
    const { copy, lease } = await taken();
    await set(copy, column, value);
    await set(copy, 'until_ms', 1);
    await expect(copy.write(() => fence(lease))).rejects.toThrow(LeaseLostError);
    await expect(copy.write(() => renew(lease))).rejects.toMatchObject({ name: 'LeaseLostError', reason: 'overtaken' });
    await expect(copy.write(() => beginRun(lease, { mode: 'full', word: 'w', at: AT }))).rejects.toThrow(
      LeaseLostError,
    );
    expect((await held(copy)).isOver).toBe(true);
    expect(await rowsOf(copy, 'SELECT run FROM dfe_runs')).toEqual([]);
    // nor is it given up for the one who has it now
    await copy.write(() => release(lease));
    expect((await held(copy)).by).not.toBeNull();
  });

  test('tells the last number of the feed to who has it', async () => {
    const { copy, lease } = await taken();
    expect(await copy.write(() => fence(lease))).toBe(0);
    await set(copy, 'seq', 41);
    expect(await copy.write(() => fence(lease))).toBe(41);
  });

  test('is nobody’s when it is given up', async () => {
    const { copy, lease } = await taken();
    await copy.write(() => release(lease));
    expect(await held(copy)).toMatchObject({ number: 1, by: null });
    await expect(copy.write(() => fence(lease))).rejects.toThrow(LeaseLostError);
  });

  test('of a copy without one is not to be had', async () => {
    const { copy, lease } = await taken();
    await copy.write(() => write('DELETE FROM dfe_lease'));
    await expect(held(copy)).rejects.toThrow('The copy has no lease.');
    expect(await copy.write(() => take(other, 1, AT))).toBeNull();
    await expect(copy.write(() => fence(lease))).rejects.toThrow(LeaseLostError);
  });
});

describe('runs', () => {
  test('are numbered one after the other, and each ends with its own report', async () => {
    const { copy, lease } = await taken();
    const begin = (mode: string, at: string) => copy.write(() => beginRun(lease, { mode, word: `w-${mode}`, at }));
    expect(await begin('full', AT)).toBe(1);
    expect(await begin('delta', AT)).toBe(2);
    await copy.write(() => endRun(1, { at: '2024-06-02T00:30:00Z', day: '2024-06-02', report: '{}' }));
    const columns = 'run, mode, word, started_at, server_at, ended_at, report';
    const [ended, none] = ['2024-06-02T00:30:00Z', null];
    expect(await rowsOf(copy, `SELECT ${columns} FROM dfe_runs ORDER BY run`)).toEqual([
      { run: 1, mode: 'full', word: 'w-full', started_at: AT, server_at: ended, ended_at: ended, report: '{}' },
      { run: 2, mode: 'delta', word: 'w-delta', started_at: AT, server_at: none, ended_at: none, report: none },
    ]);
    expect(await rowsOf(copy, 'SELECT day, at FROM dfe_today')).toEqual([{ day: '2024-06-02', at: ended }]);
    await copy.write(() => setToday('2024-07-01', AT));
    expect(await rowsOf(copy, 'SELECT day, at FROM dfe_today')).toEqual([{ day: '2024-07-01', at: AT }]);
  });
});
