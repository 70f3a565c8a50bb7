import { describe, expect, test } from 'vitest';
import { DAYS, liveFor, mockOf, readAll } from './live-support.ts';

describe.each(['rect', 'ecf'] as const)('a world of %s after days that passed', (service) => {
  test.each(['default', 'generated'] as const)(
    'whatever stands in the world is served as described, week after week: the %s world',
    async (world) => {
      const mock = mockOf(service, world);
      for (let day = 0; day < DAYS; day += 7) {
        liveFor(mock, 7, { seed: 11, provider: day % 2 === 0 });
        const records = [...(await readAll(mock, 'lp1')), ...(await readAll(mock, 'lp2'))];
        expect(records.length).toBeGreaterThan(20);
      }
    },
    600_000,
  );

  test('duplicates are merged some days later, and none is refused', () => {
    const mock = mockOf(service);
    const lived = liveFor(mock, 80, { seed: 9, provider: true });
    const found = new Map<unknown, string>();
    const open = new Map<string, string>();
    const ofWhom = new Map<string, string>();
    for (const { date, acts } of lived) {
      for (const { act, args } of acts) {
        const [one] = args;
        if (act === 'dfe.mergeParticipants') {
          found.set(one, date);
          expect(open.get(String(one))?.localeCompare(date)).toBe(-1);
          open.delete(String(one));
        }
        if (act !== 'dfe.registerDuplicate') continue;
        const word = String(one);
        // a person can be registered twice more than once
        const words = [`${word}-duplicate`, ...[2, 3, 4, 5].map((n) => `${word}-duplicate-${n}`)];
        const ids = words.map((each) => mock.id(each, { unknown: true }));
        const id = ids.find((each) => !open.has(each) && !found.has(each));
        if (id === undefined) continue;
        open.set(id, date);
        ofWhom.set(id, word);
      }
    }
    expect(found.size).toBeGreaterThan(10);
    // those that are left can be merged still
    for (const [id, date] of open) {
      expect(date > '2026-03-31', `${id} of ${date} was never merged`).toBe(true);
      expect(() => mock.dfe.mergeParticipants(id, ofWhom.get(id) ?? '')).not.toThrow();
    }
  });
});
