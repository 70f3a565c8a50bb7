import { dayOf, londonOffset } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;
const SECOND = 1000;

/** The clock of a world: mostly any moment, often one at which days, clocks or cohorts change. */
export function presentOf(random: Random): number {
  const from = Date.parse(random.chance(0.15) ? '2021-10-01T00:00:00Z' : '2023-09-01T00:00:00Z');
  const day = from + random.int(0, Math.floor((Date.parse('2026-12-31T00:00:00Z') - from) / DAY_MS)) * DAY_MS;
  switch (random.weighted({ any: 6, midnightInLondon: 2, midnight: 1.5, clockChange: 1, turnOfCohort: 1 })) {
    case 'any':
      return day + random.int(0, DAY_MS - 1);
    case 'midnightInLondon':
      return day - londonOffset(day) + aFewSeconds(random);
    case 'midnight':
      return day + aFewSeconds(random);
    case 'clockChange': {
      const year = Number(dayOf(day, 'utc').slice(0, 4));
      const lastDay = Date.UTC(year, random.pick([3, 10]), 0);
      const sunday = lastDay - new Date(lastDay).getUTCDay() * DAY_MS;
      return sunday + random.int(-2 * 3600, 3 * 3600) * SECOND + random.int(0, 999);
    }
    case 'turnOfCohort': {
      const june = Date.parse(`${dayOf(day, 'utc').slice(0, 4)}-06-01T00:00:00Z`);
      return june - (random.chance(0.5) ? 3_600_000 : 0) + aFewSeconds(random);
    }
  }
}

function aFewSeconds(random: Random): number {
  return random.pick([0, random.int(-3000, 3000), random.int(-3, 3) * SECOND]);
}
