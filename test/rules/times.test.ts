import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/rules/shared/inputs.ts';
import {
  addDays,
  dayOf,
  earlierDay,
  exactly,
  isAfter,
  isAtOrAfter,
  isDay,
  londonOffset,
  served,
  startOfDay,
  toWire,
} from '../../src/rules/time.ts';
import { runs } from '../support/size.ts';

const instants = fc.integer({ min: Date.parse('1997-01-01T00:00:00Z'), max: Date.parse('2099-12-31T23:59:59Z') });
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const london = (instant: number): Record<string, string> =>
  Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));

describe('London days', () => {
  test.each([
    ['2025-03-30T00:59:59Z', '2025-03-30', 0],
    ['2025-03-30T01:00:00Z', '2025-03-30', 3_600_000],
    ['2025-06-30T22:59:59Z', '2025-06-30', 3_600_000],
    ['2025-06-30T23:00:00Z', '2025-07-01', 3_600_000],
    ['2025-10-26T00:59:59Z', '2025-10-26', 3_600_000],
    ['2025-10-26T01:00:00Z', '2025-10-26', 0],
    ['2025-12-31T23:59:59Z', '2025-12-31', 0],
    ['2026-01-01T00:00:00Z', '2026-01-01', 0],
  ])('%s is on %s', (instant, day, offset) => {
    expect(dayOf(Date.parse(instant), 'london')).toBe(day);
    expect(londonOffset(Date.parse(instant))).toBe(offset);
    expect(dayOf(Date.parse(instant), 'utc')).toBe(instant.slice(0, 10));
  });

  test.each([
    ['2025-06-01', '2025-05-31T23:00:00Z'],
    ['2025-12-01', '2025-12-01T00:00:00Z'],
    ['2025-03-30', '2025-03-30T00:00:00Z'],
    ['2025-03-31', '2025-03-30T23:00:00Z'],
    ['2025-10-26', '2025-10-25T23:00:00Z'],
    ['2025-10-27', '2025-10-27T00:00:00Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDay(day, 'london')).toBe(Date.parse(instant));
    expect(startOfDay(day, 'utc')).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  test('are what Intl says, at any instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { year, month, day } = london(instant);
        return dayOf(instant, 'london') === `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
      }),
      { numRuns: runs(2000) },
    );
  });

  test('begin at midnight by Intl, and contain their instants', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(instant, 'london');
        const start = startOfDay(day, 'london');
        const { hour, minute } = london(start);
        return hour === '00' && minute === '00' && start <= instant && instant < startOfDay(addDays(day, 1), 'london');
      }),
      { numRuns: runs(2000) },
    );
  });

  test('count on over months, years and leap days', () => {
    expect([
      addDays('2024-02-28', 1),
      addDays('2025-02-28', 1),
      addDays('2025-12-31', 1),
      addDays('2025-03-01', -1),
      addDays('2025-10-25', 7),
    ]).toEqual(['2024-02-29', '2025-03-01', '2026-01-01', '2025-02-28', '2025-11-01']);
  });

  test('real days only', () => {
    expect(['2024-02-29', '2025-12-31'].map(isDay)).toEqual([true, true]);
    expect(['2025-02-29', '2025-13-01', '2025-1-01', '2025-01-01T00:00:00Z', ''].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('the earlier of two, where null is never', () => {
    expect([
      earlierDay('2025-01-02', '2025-01-01'),
      earlierDay(null, '2025-01-01'),
      earlierDay('2025-01-01', null),
      earlierDay(null, null),
    ]).toEqual(['2025-01-01', '2025-01-01', '2025-01-01', null]);
  });

  test('on the wire: UTC, whole seconds, cut and not rounded', () => {
    expect(toWire(Date.parse('2025-11-04T09:00:00.999Z'))).toBe('2025-11-04T09:00:00Z');
  });
});

describe('spans', () => {
  test('a served time lies anywhere in its second; one with a fraction is exact', () => {
    expect(served('2025-11-04T09:00:00Z')).toEqual({
      earliest: Date.parse('2025-11-04T09:00:00Z'),
      latest: Date.parse('2025-11-04T09:00:00.999Z'),
    });
    expect(served('2025-11-04T09:00:00.250Z')).toEqual(exactly(Date.parse('2025-11-04T09:00:00.250Z')));
    expect(served('no time')).toBeNull();
  });

  test('comparisons say what is certain, whatever instants the spans stand for', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }))
      .map(([earliest, more]) => ({ earliest, latest: earliest + more }));
    const within = (one: { earliest: number; latest: number }): number[] =>
      Array.from({ length: one.latest - one.earliest + 1 }, (_none, place) => one.earliest + place);
    const agreed = (answers: boolean[]): boolean | undefined =>
      answers.every(Boolean) ? true : answers.some(Boolean) ? undefined : false;
    fc.assert(
      fc.property(span, span, (a, b) => {
        const pairs = within(a).flatMap((x) => within(b).map((y) => [x, y] as const));
        expect(isAfter(a, b)).toBe(agreed(pairs.map(([x, y]) => x > y)));
        expect(isAtOrAfter(a, b)).toBe(agreed(pairs.map(([x, y]) => x >= y)));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('declaration_date', () => {
  const nine = Date.parse('2025-11-04T09:00:00Z');

  test.each([
    ['2025-11-04T09:00:00Z', nine],
    ['2025-11-04T09:00:00z', nine],
    ['2025-11-04t09:00:00Z', nine],
    ['2025-11-04T09:00:00', nine],
    ['2025-11-04T10:00:00+01', nine],
    ['2025-11-04T10:00:00+0100', nine],
    ['2025-11-04T10:00:00+01:00', nine],
    ['2025-11-04T03:30:00-05:30', nine],
    ['2025-11-04T09:00:00.25Z', nine + 250],
    ['2025-11-04T09:00:00,123456Z', nine + 123],
  ])('%s is accepted', (text, at) => {
    for (const rolls of [false, true]) expect(readDate(text, rolls)).toMatchObject({ kind: 'instant', at });
  });

  test.each([
    '2025-11-04',
    '2025-11-04 09:00:00',
    '2025-11-04T09:00Z',
    '2025-11-04T09:00',
    'Tue, 04 Nov 2025 09:00:00 GMT',
    '4 Nov 2025 09:00 UTC',
    '2025-11-04 09:00:00 UTC',
    ' 2025-11-04T09:00:00Z ',
    '04/11/2025',
    '4/11/2025 09:00',
    '04-11-2025',
    '04.11.2025',
    '2025/11/04',
    '2025.11.4',
    '20251104',
    '20251104T090000Z',
    '20251104 0900',
  ])('%s is a date in a shape that is refused', (text) => {
    for (const rolls of [false, true]) expect(readDate(text, rolls).kind).toBe('lenient');
  });

  test.each([
    'soon',
    '2025-11-45T09:00:00Z',
    '2025-13-04T09:00:00Z',
    '2025-11-04T25:00:00Z',
    '2025-11-04T09:60:00Z',
    '2025-00-04',
    '45/11/2025',
    '11/13/2025',
    '20251345T090000Z',
    '04/11-2025',
    'x',
    20251104,
    1.5,
    {},
    [],
  ])('%j is no date at all', (value) => {
    for (const rolls of [false, true]) expect(readDate(value, rolls).kind).toBe('incomparable');
  });

  test.each([undefined, null, '', '  ', false])('%j is blank', (value) =>
    expect(readDate(value, false)).toEqual({ kind: 'blank' }),
  );

  test('the JSON value true fails in a way of its own', () => expect(readDate(true, false)).toEqual({ kind: 'true' }));

  test('a day that the month does not have rolls over in ecf and is no date in rect', () => {
    expect(readDate('2025-02-30T09:00:00Z', true)).toMatchObject({
      kind: 'instant',
      at: Date.parse('2025-03-02T09:00:00Z'),
    });
    expect(readDate('2025-02-30T09:00:00Z', false)).toEqual({ kind: 'incomparable' });
    expect(readDate('2024-02-29T09:00:00Z', false)).toMatchObject({
      kind: 'instant',
      at: Date.parse('2024-02-29T09:00:00Z'),
    });
  });

  test('however it is written, the same day is read', () => {
    for (const text of ['04/11/2025', '4.11.2025', '04-11-2025', '2025/11/04', '20251104', '2025-11-04'])
      expect(readDate(text, false)).toMatchObject({ kind: 'lenient', at: Date.parse('2025-11-04T00:00:00Z') });
    for (const text of ['20251104T090000Z', '4/11/2025 10:00 +01:00', '20251104T0900Z'])
      expect(readDate(text, false)).toMatchObject({ kind: 'lenient', at: nine });
  });

  test('without an offset it is compared as UTC and stored as London time', () => {
    expect(readDate('2025-07-04T09:00:00', false)).toEqual({
      kind: 'instant',
      at: Date.parse('2025-07-04T09:00:00Z'),
      stored: Date.parse('2025-07-04T08:00:00Z'),
    });
    expect(readDate('2025-11-04T09:00:00', false)).toEqual({ kind: 'instant', at: nine, stored: nine });
    expect(readDate('2025-07-04T09:00:00Z', false)).toMatchObject({ stored: Date.parse('2025-07-04T09:00:00Z') });
  });

  test('every instant written with an offset is read back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -13 * 4, max: 14 * 4 }), fc.boolean(), (instant, quarters, rolls) => {
        const minutes = quarters * 15;
        const local = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
        const two = (value: number): string => String(value).padStart(2, '0');
        const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
        expect(readDate(`${local}${offset}`, rolls)).toEqual({ kind: 'instant', at: instant, stored: instant });
      }),
      { numRuns: runs(500) },
    );
  });

  test('whatever is sent is one of the five kinds, and no text makes it fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.stringMatching(/^[\dTZ:+\-., ]{0,30}$/)), fc.boolean(), (value, rolls) => {
        expect(['blank', 'incomparable', 'true', 'instant', 'lenient']).toContain(readDate(value, rolls).kind);
      }),
      { numRuns: runs(1000) },
    );
  });
});
