import { describe, expect, test } from 'vitest';
import { cohortBook, openStatement, unpaidAhead } from '../../src/rules/books.ts';
import { declaredOf, liveOf, sameId, since } from '../../src/rules/reads.ts';
import { notVisible } from '../../src/rules/rule.ts';
import { declared, enrolment, ID, statement } from './support/reads.ts';

/** What is known of cohorts and statements, and whose records are whose. */

describe('statements that are ahead', () => {
  const ahead = unpaidAhead([
    statement({ cohort: '2023', cut_off_date: '2026-01-14' }),
    statement({ cohort: '2024', cut_off_date: '2026-01-15' }),
    statement({ cohort: '2025', cut_off_date: '2026-01-16' }),
    statement({ cohort: '2026', cut_off_date: '2026-02-01', paid: true }),
    statement({ cohort: '2027', cut_off_date: null }),
  ]);

  test('are the unpaid ones that are cut off on the day or after it, whatever day was asked before', () => {
    const years = (day: string): number[] => [...(ahead(day) ?? [])];
    expect(years('2026-01-15')).toEqual([2024, 2025]);
    expect(years('2026-01-14')).toEqual([2023, 2024, 2025]);
    expect(years('2026-01-16')).toEqual([2025]);
    expect(years('2026-01-17')).toEqual([]);
    expect(years('2026-01-15')).toEqual([2024, 2025]);
  });

  test('leave open whether one of them is open; where there is none, none is', () => {
    expect(unpaidAhead(undefined)('2026-01-15')).toBeUndefined();
    expect([
      openStatement(undefined, 2025),
      openStatement(new Set([2024]), 2025),
      openStatement(new Set([2025]), 2025),
    ]).toEqual([undefined, false, notVisible]);
  });
});

describe('cohorts', () => {
  test('that the caller gives are all there are, and what they leave out comes from the bundled ones', () => {
    const book = cohortBook('rect', [
      {
        year: 2024,
        mentorFunding: true,
        detailedEvidence: true,
        paymentsFrozen: true,
        enabled: false,
        start: '2024-07-01',
      },
      { year: 2021, paymentsFrozen: false },
      { year: 2025 },
    ]);
    const given = <T>(value: T) => ({ value, from: 'given' });
    expect([book.complete, book.exists(2024), book.exists(2026)]).toEqual([true, given(true), given(false)]);
    expect([
      book.mentorFunding(2024),
      book.detailedEvidence(2024),
      book.frozen(2024, 0),
      book.enabled(2024),
      book.start(2024),
      book.frozen(2021, Date.parse('2026-01-01')),
    ]).toEqual([given(true), given(true), given(true), given(false), given('2024-07-01'), given(false)]);
    expect([book.mentorFunding(2025), book.enabled(2025), book.start(2025), book.frozen(2025, 0)]).toMatchObject([
      { from: 'guidance' },
      { from: 'seed' },
      { from: 'seed' },
      { value: false, from: 'seed' },
    ]);
  });

  test('freeze at the start of a day of the service; that a contract has ended is guidance from its own day on', () => {
    const frozen = (service: 'rect' | 'ecf', year: number, instant: string) =>
      [cohortBook(service, undefined).frozen(year, Date.parse(instant))].flatMap(({ value, from }) => [value, from]);
    expect(frozen('rect', 2021, '2024-06-17T22:59:59Z')).toEqual([false, 'seed']);
    expect(frozen('rect', 2021, '2024-06-17T23:00:00Z')).toEqual([true, 'seed']);
    expect(frozen('rect', 2021, '2024-07-30T22:59:59Z')).toEqual([true, 'seed']);
    expect(frozen('rect', 2021, '2024-07-30T23:00:00Z')).toEqual([true, 'guidance']);
    expect(frozen('ecf', 2021, '2024-04-02T23:59:59Z')).toEqual([false, 'seed']);
    expect(frozen('ecf', 2021, '2024-04-03T00:00:00Z')).toEqual([true, 'seed']);
    expect(frozen('ecf', 2022, '2026-01-01T00:00:00Z')).toEqual([false, 'seed']);
    expect(frozen('rect', 2023, '2030-01-01T00:00:00Z')).toEqual([false, 'seed']);
  });
});

describe('whose a record is', () => {
  test('ids are the same whatever their case and hyphens, but nothing is the id of nobody', () => {
    expect(sameId(ID, ID.toUpperCase().replaceAll('-', ''))).toBe(true);
    for (const [a, b] of [
      ['', ''],
      [undefined, undefined],
      [null, null],
      [7, 7],
      [ID, undefined],
      [undefined, ID],
      ['a', 'b'],
    ])
      expect(sameId(a, b)).toBe(false);
  });

  test('declarations of a participant in a role: those that hold their type, or all', () => {
    const all = [
      declared(),
      declared({ state: 'voided', declaration_type: 'retained-1' }),
      declared({ declaration_date: 'then', declaration_type: 'retained-2' }),
      declared({ course_identifier: 'ecf-mentor', declaration_type: 'retained-3' }),
      declared({ participant_id: 'x', declaration_type: 'retained-4' }),
    ];
    expect(liveOf(ID, 'ect', all)?.map(({ type }) => type)).toEqual(['started']);
    expect(declaredOf(ID, 'ect', all)?.map(({ type }) => type)).toEqual(['started', 'retained-1']);
    expect(declaredOf(ID, 'mentor', all)?.map(({ type }) => type)).toEqual(['retained-3']);
    expect([liveOf(ID, 'ect', undefined), liveOf(7, 'ect', all), declaredOf(undefined, 'ect', all)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a status began when its action says; without an action, or with another status, it says nothing', () => {
    const date = { date: '2025-11-04T09:00:00.500Z' };
    const at = { earliest: Date.parse(date.date), latest: Date.parse(date.date) };
    const both = { withdrawal: date, deferral: null };
    expect(since(enrolment({ training_status: 'withdrawn', ...both }), 'withdrawn')).toEqual(at);
    expect(since(enrolment({ training_status: 'deferred', ...both }), 'deferred')).toBeUndefined();
    expect(since(enrolment({ training_status: 'deferred', deferral: date }), 'deferred')).toEqual(at);
    expect(since(enrolment({ training_status: 'active', ...both }), 'withdrawn')).toBeNull();
    expect(since(enrolment({ training_status: 'deferred', ...both }), 'withdrawn')).toBeNull();
    expect(since(enrolment({ training_status: 'withdrawn', withdrawal: { date: 'x' } }), 'withdrawn')).toBeUndefined();
  });
});
