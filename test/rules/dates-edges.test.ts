import { describe, expect, test } from 'vitest';
import { asRead, isOutOfOrder, isReadable, readDate } from '../../src/rules/shared/inputs.ts';
import { declarationTypes, type LiveDeclaration } from '../../src/rules/terms.ts';
import { addDays, dayOf, exactly, isDay, served, startOfDay, toWire } from '../../src/rules/time.ts';

/** The first and last value of each part of a date, and what a draft is read as. */

const at = (value: unknown, rolls = false): number | string => {
  const date = readDate(value, rolls);
  return isReadable(date) ? date.at : date.kind;
};

describe('a part of a date', () => {
  test.each([
    ['2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['2025-12-31T23:59:59Z', '2025-12-31T23:59:59Z'],
    ['2025-12-31T24:00:00Z', '2026-01-01T00:00:00Z'],
    ['2025-12-31T23:59:60Z', '2026-01-01T00:00:00Z'],
    ['2025-01-31T00:00:00Z', '2025-01-31T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2025-11-04T09:00:00.9999Z', '2025-11-04T09:00:00.999Z'],
    ['2025-11-04T09:08:07+00', '2025-11-04T09:08:07Z'],
    ['4/11/2025 9:08:07', '2025-11-04T09:08:07Z'],
    ['2025/1/2 0:07', '2025-01-02T00:07:00Z'],
    ['20251104 09:08:07,5 -02:30', '2025-11-04T11:38:07.500Z'],
    ['Tue, 04 Nov 2025 09:08:07 GMT', '2025-11-04T09:08:07Z'],
  ])('%s is %s', (text, instant) => {
    expect(at(text)).toBe(Date.parse(instant));
  });

  test.each([
    '2025-00-01T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-01-00T00:00:00Z',
    '2025-01-32T00:00:00Z',
    '2025-01-01T25:00:00Z',
    '2025-01-01T00:60:00Z',
    '2025-01-01T00:00:61Z',
    '2025-04-31T00:00:00Z',
    '1/13/2025',
    '0/1/2025',
    'november',
    'ab 12',
    '12345',
  ])('%s is none', (text) => {
    expect(at(text)).toBe('incomparable');
  });

  test('a day that the month lacks counts on in ecf, up to the 31st', () => {
    expect(at('2025-04-31T00:00:00Z', true)).toBe(Date.parse('2025-05-01T00:00:00Z'));
    expect(at('31/2/2025', true)).toBe(Date.parse('2025-03-03T00:00:00Z'));
    expect(at('2025-02-32T00:00:00Z', true)).toBe('incomparable');
    // what was read for one service is not taken for the other
    expect([at('31/2/2025', false), at('31/2/2025', true)]).toEqual(['incomparable', Date.parse('2025-03-03')]);
  });

  test('only a date that can be compared is readable', () => {
    const kinds = ['2025-11-04T09:00:00Z', '4/11/2025', 'soon', '', true, 7].map((value) => readDate(value, false));
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'instant',
      'lenient',
      'incomparable',
      'blank',
      'true',
      'incomparable',
    ]);
    expect(kinds.map(isReadable)).toEqual([true, true, false, false, false, false]);
  });
});

describe('a draft as the services read it', () => {
  test('is itself when nothing is nested', () => {
    const draft = { a: 1, b: null, c: 'x', d: undefined, e: false };
    expect(asRead(draft)).toBe(draft);
  });

  test('has no lists and objects, and dates as texts', () => {
    const draft = { a: 1, list: [], nested: { x: 1 }, at: new Date(0), none: new Date(NaN), b: null };
    expect(asRead<object>(draft)).toEqual({ a: 1, at: '1970-01-01T00:00:00.000Z', none: null, b: null });
  });
});

describe('the order of declarations', () => {
  const others: readonly LiveDeclaration[] = [
    { type: 'started', date: exactly(100) },
    { type: 'retained-2', date: { earliest: 200, latest: 210 } },
  ];
  const breaks = (type: unknown, date: number, list = others) => isOutOfOrder(list, type, date, declarationTypes);

  test('is kept on the very instant of the one before and the one after', () => {
    expect([99, 100, 150, 200].map((date) => breaks('retained-1', date))).toEqual([true, false, false, false]);
  });

  test('is broken after the latest instant of a later one, and open in between', () => {
    expect([201, 210, 211].map((date) => breaks('retained-1', date))).toEqual([undefined, undefined, true]);
    expect([199, 200, 209, 210].map((date) => breaks('completed', date))).toEqual([true, undefined, undefined, false]);
  });

  test('says nothing of the same type, of types that are none, and of nothing', () => {
    expect([breaks('started', 1000, [{ type: 'started', date: exactly(100) }]), breaks('x', 1), breaks(7, 1)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(breaks('started', 1, [{ type: 'x', date: exactly(0) }])).toBe(false);
    expect(breaks('started', 1, [])).toBe(false);
  });

  test('is broken for certain when one breaks it, though another leaves it open', () => {
    const both: LiveDeclaration[] = [
      { type: 'retained-2', date: { earliest: 0, latest: 10 } },
      { type: 'completed', date: exactly(1) },
    ];
    expect(breaks('retained-1', 5, both)).toBe(true);
    expect(breaks('retained-1', 5, both.slice(0, 1))).toBeUndefined();
  });
});

describe('days', () => {
  test('on the wire each part has two digits', () => {
    expect(toWire(Date.parse('2025-01-02T03:04:05.678Z'))).toBe('2025-01-02T03:04:05Z');
    expect(toWire(Date.parse('2025-12-31T23:59:59.999Z'))).toBe('2025-12-31T23:59:59Z');
    expect(toWire(Date.parse('2025-01-01T10:00:00Z'))).toBe('2025-01-01T10:00:00Z');
    expect(toWire(-1)).toBe('1969-12-31T23:59:59Z');
  });

  test('are found, counted and told from what is none, again and again', () => {
    for (let again = 0; again < 2; again += 1) {
      expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-02-29 '), isDay('x2024-02-29')]).toEqual([
        true,
        false,
        false,
        false,
      ]);
      expect(startOfDay('2025-07-01', 'london')).toBe(Date.parse('2025-06-30T23:00:00Z'));
      expect(startOfDay('2025-07-01', 'utc')).toBe(Date.parse('2025-07-01T00:00:00Z'));
      expect([addDays('2025-07-01', 0), addDays('2025-07-01', -1), dayOf(-1, 'utc')]).toEqual([
        '2025-07-01',
        '2025-06-30',
        '1969-12-31',
      ]);
    }
  });

  test('a served time with a fraction after a comma is exact, too', () => {
    expect(served('2025-11-04T09:00:00.000Z')).toEqual(exactly(Date.parse('2025-11-04T09:00:00Z')));
    expect(served('2025-11-04')).toEqual({
      earliest: Date.parse('2025-11-04'),
      latest: Date.parse('2025-11-04') + 999,
    });
  });
});
