import { describe, expect, test } from 'vitest';
import { LIMIT, liveThrough } from './day.ts';

/** More of them: `DECLARATIONS=30000 npm run test:day`. With fewer the rush is too short to be measured. */
const declarations = Number(process.env['DECLARATIONS'] ?? 10_000);

describe('a day on which 2 % of the requests are throttled, 1 % fail and 0.2 % of the replies are lost', () => {
  test(`${declarations} declarations: the world is what was meant, within the budget and with nearly all of it`, async () => {
    const day = await liveThrough(declarations);

    expect(day.failures).toEqual([]);
    expect(day.held).toEqual(day.intent);
    expect(day.answered).toEqual(day.ids);
    expect(day.held).toHaveLength(declarations);
    expect(day.accepted).toBe(declarations);

    expect(day.busiest).toBeLessThanOrEqual(LIMIT);
    expect(day.throttled).toBe(0);

    // where there was work for the whole of the budget
    const busy = day.rush.filter(({ sent, waiting }) => sent + waiting >= LIMIT);
    expect(busy.length).toBeGreaterThanOrEqual(7);
    for (const { sent } of busy) expect(sent / LIMIT).toBeGreaterThan(0.95);

    // and it did go wrong, in the shares that were asked for
    const { '429': throttled = 0, '500': broken = 0, '503': away = 0, html = 0, 'lose-reply': lost } = day.struck;
    for (const [count, share] of [
      [throttled, 0.02],
      [broken + away + html, 0.01],
    ] as const) {
      const spread = Math.sqrt(day.requests * share * (1 - share));
      expect(Math.abs(count - day.requests * share)).toBeLessThan(4 * spread);
    }
    expect(lost).toBeGreaterThan(0);
    expect(day.hours).toBeGreaterThanOrEqual(24);
  }, 600_000);

  test('2500 declarations with checks: the same', async () => {
    const day = await liveThrough(2500, { checks: true });
    expect(day.failures).toEqual([]);
    expect(day.held).toEqual(day.intent);
    expect(day.answered).toEqual(day.ids);
    expect(day.accepted).toBe(2500);
    expect(day.requests).toBeGreaterThanOrEqual(3 * 2500);
    expect(day.busiest).toBeLessThanOrEqual(LIMIT);
    expect(day.throttled).toBe(0);
  }, 600_000);

  test.each([false, true])(
    'and an outage of two minutes in the rush (checks: %s)',
    async (checks) => {
      // with checks so few that the budget lets their writes go in one rush
      const day = await liveThrough(checks ? 400 : 2500, { checks, outage: true });
      expect(day.failures).toEqual([]);
      expect(day.held).toEqual(day.intent);
      expect(day.answered).toEqual(day.ids);
      expect(day.busiest).toBeLessThanOrEqual(LIMIT);
      // it struck many, and none of them was asked about over and over
      expect(day.hit).toBeGreaterThan(200);
      expect(day.mostOfHit).toBeLessThanOrEqual(20);
    },
    600_000,
  );
});
