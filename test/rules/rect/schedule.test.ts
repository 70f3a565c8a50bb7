import { describe, expect, test } from 'vitest';
import { rectRules, type RectScheduleFacts } from '../../../src/rules/rect/index.ts';
import type { Datum } from '../../../src/rules/rule.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import type { ScheduleInput } from '../../../src/rules/shared/inputs.ts';
import { apply, describeRules, refusing, verdictOn, type Change } from '../support/cases.ts';
import { schedule as sound } from './sound.ts';

const rules = rectRules.schedule.rules;

type Wrong = Change<RectScheduleFacts, ScheduleInput>;

const given = <T>(value: T): Datum<T> => ({ value, from: 'given' });
const neither = { ect: false, mentor: false };
const mentor = { ect: false, mentor: true };
const asMentor = { course_identifier: 'ecf-mentor' };
const untrained: Wrong = { facts: { trained: neither }, gives: ['P2'] };

describeRules(rules, sound, {
  404: { status: 404, refuses: [{ facts: { visible: false } }], passes: [{}] },
  P1: { refuses: [undefined, '', 'ect'].map((course_identifier) => ({ draft: { course_identifier } })), passes: [{}] },
  P2: {
    silencedBy: ['course_identifier'],
    refuses: [{ draft: asMentor }],
    passes: [{ draft: asMentor, facts: { trained: mentor } }],
  },
  S1a: {
    refuses: [undefined, null, '', ' ', false].map((schedule_identifier) => ({ draft: { schedule_identifier } })),
    passes: [{}],
  },
  S1b: {
    refuses: ['standard-september', 'ecf-standard-december', 'ECF-standard-january', 5].map((schedule_identifier) => ({
      draft: { schedule_identifier },
    })),
    passes: scheduleIdentifiers.map((schedule_identifier) => ({
      draft: { schedule_identifier, ...(schedule_identifier.startsWith('ecf-replacement') && asMentor) },
      facts: { trained: { ect: true, mentor: true } },
    })),
  },
  S1c: {
    refuses: [{ facts: { scheduleExists: given(false) } }, { facts: { scheduleExists: null } }],
    passes: [{}, { draft: { schedule_identifier: '' }, facts: { scheduleExists: null }, gives: ['S1a'] }],
  },
  S1d: {
    refuses: [{ facts: { sameSchedule: true } }],
    passes: [{}, { ...untrained, facts: { trained: neither, sameSchedule: true } }],
  },
  S1e: {
    refuses: ['january', 'april', 'september'].map((month) => ({
      draft: { schedule_identifier: `ecf-replacement-${month}` },
    })),
    passes: [{ draft: { ...asMentor, schedule_identifier: 'ecf-replacement-april' }, facts: { trained: mentor } }],
  },
  S1f: {
    refuses: ['january', 'april', 'september'].map((month) => ({
      draft: { ...asMentor, schedule_identifier: `ecf-reduced-${month}` },
      facts: { trained: mentor },
    })),
    passes: [{ draft: { schedule_identifier: 'ecf-reduced-april' } }],
  },
  S1g: {
    refuses: [{ facts: { startedBefore: false, declarationsFit: given(false) } }],
    passes: [{ facts: { startedBefore: true, declarationsFit: given(false) } }, { facts: { startedBefore: false } }],
  },
  S2a: {
    silencedBy: ['cohort'],
    refuses: [{ facts: { changesCohort: true, targetPartnership: false } }],
    passes: [
      { facts: { changesCohort: true } },
      { facts: { targetPartnership: false } },
      { facts: { trained: neither, changesCohort: true, targetPartnership: false }, gives: ['P2'] },
    ],
  },
  S2b: {
    silencedBy: ['cohort'],
    // also when the cohort stays the same
    refuses: [{ facts: { changesCohort: true, targetFrozen: given(true) } }, { facts: { targetFrozen: given(true) } }],
    passes: [{ facts: { changesCohort: true, targetFrozen: given(true), returnsToFrozen: true } }],
  },
  S3a: {
    silencedBy: ['participant_id'],
    refuses: [
      { facts: { completed: true } },
      { draft: { ...asMentor }, facts: { trained: mentor, completed: true } },
      // a reduced schedule that the target cohort lacks is no exception
      {
        draft: { schedule_identifier: 'ecf-reduced-january' },
        facts: { completed: true, scheduleExists: given(false) },
        gives: ['S1c', 'S3a'],
      },
    ],
    passes: [
      { draft: { schedule_identifier: 'ecf-reduced-january' }, facts: { completed: true } },
      {
        draft: { schedule_identifier: 'ecf-reduced-january' },
        facts: { completed: false, scheduleExists: given(false) },
        gives: ['S1c'],
      },
    ],
  },
  S3b: {
    silencedBy: ['participant_id'],
    refuses: [{ facts: { left: true } }],
    passes: [{}, { facts: { left: true, trained: neither }, gives: ['P2'] }],
  },
  S3c: {
    silencedBy: ['participant_id'],
    refuses: [{ facts: { status: 'withdrawn' } }],
    passes: [{ facts: { status: 'deferred' } }],
  },
  S3d: {
    silencedBy: ['participant_id'],
    refuses: [{ facts: { laterTraining: true } }],
    passes: [{}, { facts: { laterTraining: true, trained: neither }, gives: ['P2'] }],
  },
  S3x: {
    silencedBy: 'any',
    refuses: [{ facts: { changesCohort: true, statementOfOldCohort: true } }],
    passes: [
      { facts: { changesCohort: true } },
      { facts: { statementOfOldCohort: true } },
      { facts: { changesCohort: true, statementOfOldCohort: true, left: true }, gives: ['S3b'] },
    ],
  },
  S3y: {
    silencedBy: 'any',
    refuses: [{ facts: { overlapsOther: true } }, { draft: asMentor, facts: { trained: mentor, overlapsOther: true } }],
    passes: [
      {},
      { facts: { overlapsOther: true, laterTraining: true }, gives: ['S3d'] },
      { facts: { overlapsOther: true, trained: neither }, gives: ['P2'] },
    ],
  },
  G1: {
    guidance: 'refuses',
    refuses: [{ facts: { status: 'deferred' } }],
    passes: [{}, { facts: { status: 'deferred', trained: neither }, gives: ['P2'] }],
  },
});

describe('rect.schedule: several errors at once', () => {
  const answer = (wrong: Wrong): string[] => refusing(rules, apply(sound, wrong));

  test('one error each for course, schedule, cohort and participant, in this order', () => {
    expect(
      answer({ facts: { scheduleExists: given(false), changesCohort: true, targetPartnership: false, left: true } }),
    ).toEqual(['S1c', 'S2a', 'S3b']);
  });

  test('of one row only the first that applies is told', () => {
    expect(
      answer({
        draft: { schedule_identifier: 'ecf-replacement-april' },
        facts: { sameSchedule: true, startedBefore: false, declarationsFit: given(false) },
      }),
    ).toEqual(['S1d']);
    expect(answer({ facts: { changesCohort: true, targetPartnership: false, targetFrozen: given(true) } })).toEqual([
      'S2a',
    ]);
    expect(answer({ facts: { completed: true, left: true, status: 'withdrawn', laterTraining: true } })).toEqual([
      'S3a',
    ]);
    expect(answer({ facts: { left: true, status: 'withdrawn', laterTraining: true } })).toEqual(['S3b']);
  });

  test('with an error on the course and no cohort there is no schedule to find', () => {
    expect(answer({ draft: { course_identifier: undefined }, facts: { scheduleExists: null } })).toEqual(['P1', 'S1c']);
    expect(
      answer({ draft: { course_identifier: undefined, schedule_identifier: 'x' }, facts: { scheduleExists: null } }),
    ).toEqual(['P1', 'S1b']);
    expect(answer({ draft: asMentor, facts: { left: true, scheduleExists: given(true) } })).toEqual(['P2']);
  });
});

describe('rect.schedule: what a provider can know', () => {
  test('whether somebody trains elsewhere later is not visible', () => {
    expect(verdictOn(rules, sound, { ...sound.facts, laterTraining: undefined })).toMatchObject({
      outcome: 'clear',
      unchecked: [{ rule: 'rect.schedule.S3d', doubt: { reason: 'not-visible' } }],
    });
  });

  test('what only the database knows is not visible', () => {
    expect(
      verdictOn(rules, sound, {
        ...sound.facts,
        changesCohort: true,
        statementOfOldCohort: undefined,
        overlapsOther: undefined,
      }),
    ).toMatchObject({
      outcome: 'clear',
      unchecked: ['S3x', 'S3y'].map((row) => ({ rule: `rect.schedule.${row}`, doubt: { reason: 'not-visible' } })),
    });
  });

  test('cohort flags and schedules from seed data never refuse', () => {
    expect(verdictOn(rules, sound, { ...sound.facts, targetFrozen: { value: true, from: 'seed' } })).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ rule: 'rect.schedule.S2b' }],
    });
    expect(verdictOn(rules, sound, { ...sound.facts, scheduleExists: { value: false, from: 'seed' } })).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ rule: 'rect.schedule.S1c' }],
    });
    expect(verdictOn(rules, sound, { ...sound.facts, targetFrozen: { value: true, from: 'guidance' } }).outcome).toBe(
      'refuse',
    );
  });
});
