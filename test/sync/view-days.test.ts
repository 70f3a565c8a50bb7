import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/rules/time.ts';
import { query, type Value } from '../../src/sync/store/steps.ts';
import { bitOf, courseOfRole, daysBetween, londonDay, roleOf, typesIn, whole } from '../../src/sync/views/sql.ts';
import { bareCopy } from './bare.ts';

/** The pieces of SQL that views are made of, each asked by itself. */

/** What SQLite makes of an expression over one value `v`, for each of these. */
async function each(expression: string, values: readonly Value[]): Promise<readonly unknown[]> {
  const copy = await bareCopy();
  return copy.read(function* () {
    const found: unknown[] = [];
    for (const value of values) {
      const [row] = yield* query(`SELECT ${expression} AS found FROM (SELECT ? AS v)`, value);
      found.push(row?.['found']);
    }
    return found;
  });
}

describe('the day in London', () => {
  const changes = ['2024-03-31', '2024-10-27', '2025-03-30', '2025-10-26', '2026-03-29', '2026-10-25', '2027-03-28'];
  const around = changes.flatMap((day) =>
    [-25, -2, -1, 0, 1, 22, 23, 24].map((hours) => Date.parse(day) + hours * 3_600_000),
  );
  const instants = [...around, Date.parse('2026-07-31T22:59:59Z'), Date.parse('2026-07-31T23:00:00Z')].map((ms) =>
    new Date(ms).toISOString(),
  );

  test('is that of the zone, on both sides of every change of the clocks', async () => {
    expect(await each(londonDay('sqlite', 'v'), instants)).toEqual(
      instants.map((instant) => dayOf(Date.parse(instant), 'london')),
    );
  });

  test('of something without a time is its day, and of nothing nothing', async () => {
    expect(await each(londonDay('sqlite', 'v'), ['2026-07-31', null])).toEqual(['2026-07-31', null]);
  });

  test('is asked of the zones that PostgreSQL has, and of none in SQLite', () => {
    expect(londonDay('postgres', 'x.at')).toMatch(/CAST\(substr\(x\.at, 1, 19\) .* AT TIME ZONE 'Europe\/London'/);
    expect(londonDay('sqlite', 'x.at')).not.toContain('ZONE');
  });
});

describe('days between', () => {
  test('are whole, of whatever begins with a day', async () => {
    const values = ['2026-10-20', '2026-10-21T23:59:59Z', '2026-10-01', '2027-10-20', null, ''];
    expect(await each(daysBetween('sqlite', `'2026-10-20T09:00:00Z'`, 'v'), values)).toEqual([
      0,
      1,
      -19,
      365,
      null,
      null,
    ]);
  });

  test('in PostgreSQL are differences of dates, of what looks like one', () => {
    expect(daysBetween('postgres', 'a', 'b')).toBe(
      "CAST((CASE WHEN b LIKE '____-__-__%' THEN CAST(substr(b, 1, 10) AS date) END - " +
        "CASE WHEN a LIKE '____-__-__%' THEN CAST(substr(a, 1, 10) AS date) END) AS INTEGER)",
    );
  });
});

test('types are bits in the order of training, and are named in it again', async () => {
  const types = ['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'];
  const bits = (await each(bitOf('v'), [...types, 'x', null])).map(Number);
  expect(bits.slice(-2)).toEqual([0, 0]);
  expect(new Set(bits).size).toBe(types.length + 1);
  for (const [i, bit] of bits.slice(0, 6).entries()) {
    expect(Number.isInteger(Math.log2(bit))).toBe(true);
    if (i > 0 && i < 5) expect(bit).toBe((bits[i - 1] ?? 0) * 2);
  }
  const [started = 0, first = 0] = bits;
  const completed = bits[5] ?? 0;
  expect(await each(typesIn('v'), [0, started, completed | started, first | completed])).toEqual([
    ...['', 'started', 'started completed', 'retained-1 completed'],
  ]);
});

test('a role is a course and the other way round; another course stays, another role has none', async () => {
  expect(await each(roleOf('v'), ['ecf-induction', 'ecf-mentor', 'npq-x', null])).toEqual([
    'ect',
    'mentor',
    'npq-x',
    null,
  ]);
  expect(await each(courseOfRole('v'), ['ect', 'mentor', 'x', null])).toEqual([
    'ecf-induction',
    'ecf-mentor',
    null,
    null,
  ]);
  expect(await each(whole('v'), ['7', 7.9, null])).toEqual([7, 7, null]);
});
