import { describe, expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { cohortBook, seededCohort, seededYears } from '../../src/rules/books.ts';
import { scheduleBook, scheduleIdentifiers, seededSchedules } from '../../src/rules/schedules.ts';

const six = ['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'];
const nine = [...six, 'extended-1', 'extended-2', 'extended-3'];

describe('bundled schedules', () => {
  test('there are twelve in each cohort', () => {
    expect(scheduleIdentifiers).toHaveLength(12);
    for (const [service, last] of [
      ['rect', 2026],
      ['ecf', 2025],
    ] as const) {
      const cohorts = [...new Set(seededSchedules(service).map(({ cohort }) => cohort))];
      expect(cohorts).toEqual(Array.from({ length: last - 2020 }, (_none, place) => 2021 + place));
      for (const cohort of cohorts) {
        expect(
          seededSchedules(service)
            .filter((row) => row.cohort === cohort)
            .map(({ identifier }) => identifier)
            .sort(),
        ).toEqual([...scheduleIdentifiers].sort());
      }
    }
  });

  test('extended schedules have nine types and the others six, but for one hole in the ecf data', () => {
    for (const service of services) {
      for (const { cohort, identifier, milestones } of seededSchedules(service)) {
        const hole = service === 'ecf' && cohort === 2021 && identifier === 'ecf-standard-january';
        const types = identifier.startsWith('ecf-extended-')
          ? nine
          : hole
            ? six.filter((type) => type !== 'completed')
            : six;
        expect([...milestones.keys()], `${service} ${cohort} ${identifier}`).toEqual(types);
      }
    }
  });

  test.each([
    ['both', 2021, 'ecf-standard-september', 'started', '2021-09-01', '2021-11-30'],
    ['both', 2021, 'ecf-standard-september', 'retained-1', '2021-09-01', '2022-01-31'],
    ['both', 2021, 'ecf-standard-january', 'retained-4', '2023-02-01', '2023-04-30'],
    ['rect', 2021, 'ecf-standard-january', 'completed', '2023-05-01', '2023-09-30'],
    ['rect', 2021, 'ecf-standard-april', 'started', '2022-02-01', '2022-05-31'],
    ['rect', 2021, 'ecf-standard-april', 'completed', '2023-10-01', '2024-01-31'],
    ['ecf', 2021, 'ecf-standard-april', 'started', '2022-04-01', '2022-07-31'],
    ['ecf', 2021, 'ecf-standard-april', 'completed', '2024-01-01', '2024-03-31'],
    ['both', 2022, 'ecf-standard-september', 'started', '2022-06-01', '2022-12-31'],
    ['both', 2022, 'ecf-standard-april', 'completed', '2025-01-01', '2025-03-31'],
    ['both', 2023, 'ecf-standard-september', 'completed', '2025-04-01', '2025-07-31'],
    ['both', 2023, 'ecf-standard-january', 'started', '2024-01-01', '2024-03-31'],
    ['both', 2024, 'ecf-standard-september', 'started', '2024-06-01', '2024-12-31'],
    ['both', 2024, 'ecf-standard-january', 'retained-2', '2025-08-01', '2025-12-31'],
    ['both', 2024, 'ecf-standard-april', 'completed', '2027-01-01', '2027-03-31'],
    ['both', 2024, 'ecf-extended-september', 'extended-3', '2024-09-01', null],
    ['both', 2023, 'ecf-reduced-january', 'started', '2024-01-01', null],
    ['both', 2022, 'ecf-replacement-april', 'completed', '2023-04-01', null],
    ['rect', 2025, 'ecf-standard-september', 'started', '2025-06-01', null],
    ['rect', 2025, 'ecf-standard-january', 'completed', '2026-01-01', null],
    ['rect', 2025, 'ecf-standard-april', 'started', '2026-04-01', null],
    ['ecf', 2025, 'ecf-standard-september', 'started', '2025-07-01', null],
    ['ecf', 2025, 'ecf-standard-april', 'retained-1', '2025-07-01', null],
    ['both', 2025, 'ecf-extended-april', 'extended-1', '2026-04-01', null],
    ['rect', 2026, 'ecf-standard-september', 'started', '2026-06-01', null],
    ['rect', 2026, 'ecf-standard-january', 'started', '2027-01-01', null],
    ['rect', 2026, 'ecf-reduced-april', 'completed', '2027-04-01', null],
  ])('%s %i %s %s: %s to %s', (whose, cohort, identifier, type, start, end) => {
    for (const service of services) {
      if (whose === 'both' || whose === service)
        expect(scheduleBook(service).milestone(cohort, identifier, type)?.value).toEqual({ start, end });
    }
  });

  test('no window ends before it starts, and none starts before June of its cohort', () => {
    for (const service of services) {
      for (const { cohort, identifier, milestones } of seededSchedules(service)) {
        for (const { start, end } of milestones.values()) {
          expect(end === null || end > start, `${service} ${cohort} ${identifier}`).toBe(true);
          expect(start >= `${cohort}-06-01`, `${service} ${cohort} ${identifier}`).toBe(true);
        }
      }
    }
  });
});

describe('where bundled dates come from', () => {
  const disputed = {
    ecf: ['2021/ecf-standard-january/completed', ...six.map((type) => `2021/ecf-standard-april/${type}`)],
    rect: [
      '2021/ecf-standard-january/completed',
      '2021/ecf-standard-april/retained-4',
      '2021/ecf-standard-april/completed',
    ],
  };

  test.each(services)(
    '%s: guidance for the standard schedules of 2021 to 2024 where data and guidance agree, seed for all others',
    (service) => {
      const book = scheduleBook(service);
      for (const { cohort, identifier } of seededSchedules(service)) {
        for (const type of six) {
          const standard = identifier.startsWith('ecf-standard-') && cohort <= 2024;
          const from = standard && !disputed[service].includes(`${cohort}/${identifier}/${type}`) ? 'guidance' : 'seed';
          expect(book.milestone(cohort, identifier, type)?.from, `${cohort}/${identifier}/${type}`).toBe(from);
        }
      }
    },
  );

  test('ecf has 65 milestones that guidance confirms', () => {
    const confirmed = seededSchedules('ecf').flatMap(({ cohort, identifier, milestones }) =>
      [...milestones.keys()].filter(
        (type) => scheduleBook('ecf').milestone(cohort, identifier, type)?.from === 'guidance',
      ),
    );
    expect(confirmed).toHaveLength(65);
  });
});

describe('look-ups', () => {
  const book = scheduleBook('rect');

  test('a type that the schedule does not have is null, a schedule that is not known undefined', () => {
    expect(book.milestone(2025, 'ecf-standard-september', 'extended-1')).toEqual({ value: null, from: 'seed' });
    expect(book.milestone(2019, 'ecf-standard-september', 'started')).toBeUndefined();
    expect(book.milestone(2025, 'standard-september', 'started')).toBeUndefined();
    expect([
      book.schedule(2025, 'ecf-standard-april')?.cohort,
      book.schedule(2025, 'standard-april'),
      book.given,
    ]).toEqual([2025, null, false]);
  });

  test('the windows a date falls in, by days of the service', () => {
    const types = (service: 'rect' | 'ecf', instant: string): string[] =>
      scheduleBook(service)
        .windowsOn(2024, 'ecf-standard-september', Date.parse(instant))
        .map(({ type }) => type);
    // the last day of the window is 2025-07-31, a day of summer time
    expect(types('rect', '2025-07-31T22:59:59Z')).toEqual(['retained-2']);
    expect(types('rect', '2025-07-31T23:00:00Z')).toEqual(['retained-3']);
    expect(types('ecf', '2025-07-31T23:00:00Z')).toEqual(['retained-2']);
    expect(types('rect', '2024-05-31T22:59:59Z')).toEqual([]);
    expect(
      book.windowsOn(2021, 'ecf-standard-september', Date.parse('2021-10-01T00:00:00Z')).map(({ type }) => type),
    ).toEqual(['started', 'retained-1']);
    expect(book.windowsOn(2019, 'ecf-standard-september', 0)).toEqual([]);
  });

  test('the next deadline, today included', () => {
    const next = (instant: string) => book.nextDeadline(2024, 'ecf-standard-september', Date.parse(instant));
    expect(next('2024-01-01T00:00:00Z')).toEqual({ type: 'started', day: '2024-12-31' });
    expect(next('2024-12-31T23:59:59Z')).toEqual({ type: 'started', day: '2024-12-31' });
    expect(next('2025-01-01T00:00:00Z')).toEqual({ type: 'retained-1', day: '2025-03-31' });
    expect(next('2026-08-01T00:00:00Z')).toBeNull();
    expect(book.nextDeadline(2025, 'ecf-standard-september', 0)).toBeNull();
  });

  test('schedules of the caller take the place of the bundled ones', () => {
    const own = scheduleBook('rect', [
      {
        cohort: 2025,
        identifier: 'ecf-standard-september',
        milestones: new Map([['started', { start: '2025-06-01', end: '2025-10-31' }]]),
      },
    ]);
    expect(own.given).toBe(true);
    expect(own.milestone(2025, 'ecf-standard-september', 'started')).toEqual({
      value: { start: '2025-06-01', end: '2025-10-31' },
      from: 'given',
    });
    expect(own.milestone(2025, 'ecf-standard-september', 'retained-1')).toEqual({ value: null, from: 'given' });
    expect(own.milestone(2024, 'ecf-standard-september', 'started')).toBeUndefined();
  });
});

describe('cohorts', () => {
  test('flags by year', () => {
    for (const year of [2021, 2022, 2023, 2024, 2025, 2026]) {
      expect(seededCohort('rect', year)).toMatchObject({
        enabled: year >= 2023,
        mentorFunding: year >= 2025,
        detailedEvidence: year >= 2025,
        upliftFees: year < 2025,
        start: `${year}-06-01`,
        frozenFrom: { 2021: '2024-06-18', 2022: '2025-06-16' }[year] ?? null,
      });
    }
    expect(seededCohort('ecf', 2021)).toMatchObject({ frozenFrom: '2024-04-03', enabled: true });
    expect(seededCohort('ecf', 2022)).toMatchObject({ frozenFrom: null });
    expect(seededCohort('rect', 2030)).toMatchObject({
      mentorFunding: true,
      detailedEvidence: true,
      enabled: true,
      frozenFrom: null,
    });
    expect(seededYears).toEqual({
      rect: [2021, 2022, 2023, 2024, 2025, 2026],
      ecf: [2020, 2021, 2022, 2023, 2024, 2025],
    });
  });

  test('which rules hold from which cohort on stands in guidance, except for cohorts to come', () => {
    const book = cohortBook('rect', undefined);
    expect([
      book.mentorFunding(2024),
      book.mentorFunding(2025),
      book.detailedEvidence(2026),
      book.mentorFunding(2027),
    ]).toEqual([
      { value: false, from: 'guidance' },
      { value: true, from: 'guidance' },
      { value: true, from: 'guidance' },
      { value: true, from: 'seed' },
    ]);
    expect(book.complete).toBe(false);
  });

  test('which cohorts there are and whether they take partnerships is seed data', () => {
    const book = cohortBook('rect', undefined);
    expect([book.exists(2026), book.exists(2020), book.enabled(2022), book.enabled(2023), book.start(2025)]).toEqual([
      { value: true, from: 'seed' },
      { value: false, from: 'seed' },
      { value: false, from: 'seed' },
      { value: true, from: 'seed' },
      { value: '2025-06-01', from: 'seed' },
    ]);
  });

  test("a cohort freezes by seed data on a day, and by guidance once its contract's announced end has passed", () => {
    const on = (year: number, day: string) => cohortBook('rect', undefined).frozen(year, Date.parse(day));
    expect(on(2021, '2024-06-17T22:59:59Z')).toEqual({ value: false, from: 'seed' });
    expect(on(2021, '2024-06-17T23:00:00Z')).toEqual({ value: true, from: 'seed' });
    expect(on(2021, '2024-07-31T12:00:00Z')).toEqual({ value: true, from: 'guidance' });
    expect(on(2022, '2025-08-01T12:00:00Z')).toEqual({ value: true, from: 'guidance' });
    expect(on(2023, '2026-01-01T00:00:00Z').value).toBe(false);
  });

  test("the caller's cohorts are all there are, and each flag that is given counts as given", () => {
    const book = cohortBook('rect', [
      { year: 2025, paymentsFrozen: true, enabled: false, start: '2025-06-15' },
      { year: 2024, mentorFunding: true, detailedEvidence: true },
    ]);
    expect(book.complete).toBe(true);
    expect([
      book.exists(2025),
      book.exists(2023),
      book.frozen(2025, 0),
      book.enabled(2025),
      book.start(2025),
      book.mentorFunding(2024),
      book.detailedEvidence(2024),
    ]).toEqual([
      { value: true, from: 'given' },
      { value: false, from: 'given' },
      { value: true, from: 'given' },
      { value: false, from: 'given' },
      { value: '2025-06-15', from: 'given' },
      { value: true, from: 'given' },
      { value: true, from: 'given' },
    ]);
    expect(book.mentorFunding(2025)).toEqual({ value: true, from: 'guidance' });
  });
});
