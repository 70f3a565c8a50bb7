import { describe, expect, test } from 'vitest';
import { resources, type Resource, type Scope } from '../../src/sync/resources.ts';
import { isSandbox, readingOf, scopesOf, type Circumstances } from '../../src/sync/run/plan.ts';

const of = (resource: Resource): Scope => ({ resource, cohort: resource === 'schools' ? 2024 : null });
/** A delta at noon in June, of a service whose `updated_since` can be believed. */
const noon: Circumstances = {
  service: 'rect',
  mode: 'delta',
  now: Date.parse('2025-06-10T11:00:00Z'),
  isTrusted: true,
  options: {},
};
/** Read whole this morning after 03:00, and walked again twice since. */
const marks = { last: '2025-06-10T09:00:00Z', before: '2025-06-10T08:00:00Z', whole: '2025-06-10T04:00:00Z' };
const since = { since: '2025-06-10T07:00:00Z' };

describe('what a run walks', () => {
  test('every list in its order, and schools of each cohort once, the earliest first', () => {
    const scopes = scopesOf({ cohorts: [2025, 2023, 2025] });
    expect(scopes.map(({ resource, cohort }) => [resource, cohort])).toEqual([
      ['deliveryPartners', null],
      ['statements', null],
      ['partnerships', null],
      ['schools', 2023],
      ['schools', 2025],
      ['participants', null],
      ['unfundedMentors', null],
      ['transfers', null],
      ['declarations', null],
    ]);
  });

  test('schools of no cohort when none is named, and else only the lists that are wanted', () => {
    expect(scopesOf({}).map(({ resource }) => resource)).toEqual(resources.filter((one) => one !== 'schools'));
    expect(scopesOf({ cohorts: [2024], resources: ['declarations', 'schools'] })).toEqual([
      { resource: 'schools', cohort: 2024 },
      { resource: 'declarations', cohort: null },
    ]);
  });
});

describe('how a list is read', () => {
  test.each<[string, Resource, Partial<typeof marks> | Record<string, null>, Partial<Circumstances>, unknown]>([
    ['what was updated, two hours back', 'participants', {}, {}, since],
    ['whole, when it never was', 'participants', { whole: null }, {}, 'whole'],
    ['whole, when no walk is known', 'participants', { last: null }, {}, 'whole'],
    ['whole, by a full run', 'declarations', {}, { mode: 'full' }, 'whole'],
    ['always whole', 'statements', {}, {}, 'whole'],
    ['always whole', 'transfers', {}, {}, 'whole'],
    ['schools of rect as others', 'schools', {}, {}, since],
    ['schools of ecf not at all by a delta', 'schools', {}, { service: 'ecf' }, 'not'],
    ['schools of ecf whole the first time', 'schools', { whole: null }, { service: 'ecf' }, 'whole'],
    ['schools of ecf whole by a full run', 'schools', {}, { service: 'ecf', mode: 'full' }, 'whole'],
    ['schools of ecf not, in a sandbox neither', 'schools', {}, { service: 'ecf', isTrusted: false }, 'not'],
    ['other lists of ecf as those of rect', 'declarations', {}, { service: 'ecf' }, since],
    ['whole, where anybody can move the clock', 'declarations', {}, { isTrusted: false }, 'whole'],
  ])('%s: %s', (_, resource, known, about, reading) => {
    expect(readingOf(of(resource), { ...marks, ...known }, { ...noon, ...about })).toEqual(reading);
  });

  test.each<[string, Partial<typeof marks> | { before: null }, Circumstances['options'], string]>([
    ['two hours before the last walk', { before: '2025-06-10T08:59:00Z' }, {}, '2025-06-10T07:00:00Z'],
    [
      'as long before as wanted',
      { before: '2025-06-10T08:59:00Z' },
      { overlap: { atLeastMinutes: 30 } },
      '2025-06-10T08:30:00Z',
    ],
    ['the walk before, when that is earlier', { before: '2025-06-10T05:00:00Z' }, {}, '2025-06-10T05:00:00Z'],
    ['the one walk there was', { before: null }, { overlap: { atLeastMinutes: 0 } }, '2025-06-10T09:00:00Z'],
  ])('updated since %s', (_, known, options, at) => {
    expect(readingOf(of('declarations'), { ...marks, ...known }, { ...noon, options })).toEqual({ since: at });
  });
});

describe('participants and partnerships once a day after 03:00 in London', () => {
  test.each([
    ['summer, before it: of the day before', '2025-06-10T01:59:59Z', '2025-06-09T02:00:00Z', false],
    ['summer, before it: of the day before', '2025-06-10T01:59:59Z', '2025-06-09T01:59:59Z', true],
    ['summer, at it', '2025-06-10T02:00:00Z', '2025-06-10T01:59:59Z', true],
    ['summer, at it', '2025-06-10T02:00:00Z', '2025-06-10T02:00:00Z', false],
    ['winter, before it', '2025-01-10T02:59:59Z', '2025-01-09T03:00:00Z', false],
    ['winter, at it', '2025-01-10T03:00:00Z', '2025-01-10T02:59:59Z', true],
    ['at the end of a day', '2025-01-10T23:59:00Z', '2025-01-10T02:59:59Z', true],
    ['at the end of a day', '2025-01-10T23:59:00Z', '2025-01-10T03:00:00Z', false],
  ])('%s: at %s, last whole at %s: %s', (_, now, whole, isWhole) => {
    const reading = (resource: Resource, daily?: false): unknown =>
      readingOf(
        of(resource),
        { last: whole, before: null, whole },
        { ...noon, now: Date.parse(now), options: daily === undefined ? {} : { daily } },
      );
    for (const resource of ['participants', 'partnerships'] as const) {
      expect(reading(resource) === 'whole').toBe(isWhole);
      expect(reading(resource, false)).not.toBe('whole');
    }
    for (const resource of ['declarations', 'schools'] as const) expect(reading(resource)).not.toBe('whole');
  });
});

test.each([
  ['https://sandbox.register-early-career-teachers.education.gov.uk', true],
  ['https://sb.manage-training-for-early-career-teachers.education.gov.uk', true],
  ['https://www.register-early-career-teachers.education.gov.uk', false],
  ['https://mock.test', false],
])('%s is a sandbox: %s', (origin, is) => {
  expect(isSandbox(origin)).toBe(is);
});
