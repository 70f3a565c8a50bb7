import { describe, expect, test } from 'vitest';
import { ecfRules, type EcfScheduleFacts } from '../../../src/rules/ecf/index.ts';
import { notVisible, type Datum } from '../../../src/rules/rule.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import type { ScheduleInput } from '../../../src/rules/shared/inputs.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Row } from '../support/cases.ts';
import { schedule as sound } from './sound.ts';

const rules = ecfRules.schedule.rules;

type Rows = Record<string, Row<EcfScheduleFacts, ScheduleInput>>;

const yes: Datum<boolean> = { value: true, from: 'given' };
const no: Datum<boolean> = { value: false, from: 'given' };
const neither = { ect: false, mentor: false };
const mentor = { ect: false, mentor: true };
const blanks = [undefined, null, '', ' ', false];
const nobody: Partial<EcfScheduleFacts> = {
  personExists: false,
  courseKnown: false,
  recordFound: false,
  trained: neither,
  status: null,
};
const unknownCourse: Partial<EcfScheduleFacts> = {
  courseKnown: false,
  recordFound: false,
  trained: neither,
  status: null,
};
const untrained: Partial<EcfScheduleFacts> = { trained: neither, status: null };
const noRecord = ['course_identifier'];

const rows: Rows = {
  1: { silencedBy: 'any', refuses: [{ facts: nobody }], passes: [{}] },
  '2a': {
    silencedBy: 'any',
    refuses: [
      { facts: unknownCourse },
      { facts: unknownCourse, draft: { course_identifier: 'ect' }, gives: ['2a', '8'] },
    ],
    passes: [{}, { facts: nobody, gives: ['1'] }],
  },
  '2b': {
    refuses: blanks.map((course_identifier) => ({
      facts: unknownCourse,
      draft: { course_identifier },
      gives: ['2a', '2b', '8'],
    })),
    passes: [{}],
  },
  3: {
    silencedBy: 'any',
    refuses: [{ facts: untrained }, { facts: { ...untrained, targetPartnership: false }, gives: ['3', '10'] }],
    passes: [{}],
  },
  4: {
    refuses: blanks.map((schedule_identifier) => ({ draft: { schedule_identifier }, facts: { scheduleExists: no } })),
    passes: [{}, { draft: { schedule_identifier: 'x' }, facts: { scheduleExists: no }, gives: ['11a'] }],
  },
  5: {
    silencedBy: ['participant_id', 'course_identifier'],
    refuses: [{ facts: { status: 'withdrawn' } }],
    passes: [{}, { facts: untrained, gives: ['3'] }],
  },
  '6x': {
    status: 404,
    silencedBy: noRecord,
    refuses: [
      { facts: { milestoneMissing: yes, anyLive: true } },
      { facts: { milestoneMissing: yes, declarationsFit: no, anyLive: true } },
    ],
    passes: [
      {},
      { facts: { milestoneMissing: yes, freezeMove: yes } },
      { facts: { ...unknownCourse, milestoneMissing: yes }, gives: ['2a'] },
    ],
  },
  6: {
    silencedBy: noRecord,
    refuses: [
      { facts: { declarationsFit: no, anyLive: true } },
      { facts: { declarationsFit: no, ...untrained }, gives: ['3', '6'] },
    ],
    passes: [
      {},
      { facts: { declarationsFit: no, freezeMove: yes } },
      { facts: { declarationsFit: no, scheduleExists: no }, gives: ['11a'] },
    ],
  },
  7: { silencedBy: noRecord, refuses: [{ facts: { sameSchedule: true } }], passes: [{}] },
  8: {
    refuses: [
      ...(['september', 'january', 'april'] as const).map((month) => ({
        draft: { schedule_identifier: `ecf-replacement-${month}` },
      })),
      { facts: unknownCourse, draft: { course_identifier: 'x' }, gives: ['2a', '8'] },
    ],
    passes: [
      ...scheduleIdentifiers.map((schedule_identifier) => ({
        facts: { trained: mentor },
        draft: { course_identifier: 'ecf-mentor', schedule_identifier },
      })),
      ...scheduleIdentifiers
        .filter((name) => !name.includes('replacement'))
        .map((schedule_identifier) => ({ draft: { schedule_identifier } })),
      { facts: { ...unknownCourse, scheduleExists: no }, draft: { course_identifier: 'x' }, gives: ['2a'] },
    ],
  },
  '9x': {
    status: 500,
    silencedBy: noRecord,
    refuses: [
      {
        facts: { movedFromFrozen: true, cohortExists: no, scheduleExists: no, targetPartnership: false },
        draft: { cohort: '1999' },
      },
    ],
    passes: [
      { facts: { movedFromFrozen: true } },
      {
        facts: {
          movedFromFrozen: true,
          cohortExists: no,
          scheduleExists: no,
          targetPartnership: false,
          trained: mentor,
        },
        draft: { cohort: '1999', course_identifier: 'ecf-mentor' },
        gives: ['10'],
      },
      {
        facts: { cohortExists: no, scheduleExists: no, targetPartnership: false },
        draft: { cohort: '1999' },
        gives: ['10'],
      },
    ],
  },
  9: {
    silencedBy: noRecord,
    refuses: [
      { facts: { anyLive: true, changesCohort: true }, draft: { cohort: 2024 } },
      {
        facts: { anyLive: true, changesCohort: true, cohortExists: no, scheduleExists: no, targetPartnership: false },
        draft: { cohort: '1999' },
        gives: ['9', '10'],
      },
    ],
    passes: [
      { facts: { anyLive: true } },
      { facts: { changesCohort: true } },
      { facts: { anyLive: true, changesCohort: true, freezeMove: yes } },
    ],
  },
  10: { silencedBy: noRecord, refuses: [{ facts: { targetPartnership: false } }], passes: [{}] },
  '11a': {
    silencedBy: 'any',
    refuses: [
      { facts: { scheduleExists: no }, draft: { schedule_identifier: 'ecf-standard-october' } },
      { facts: { scheduleExists: no }, draft: { cohort: 2020 } },
    ],
    passes: [{}, { facts: { scheduleExists: no, status: 'withdrawn' }, gives: ['5'] }],
  },
  '11b': {
    silencedBy: 'any',
    refuses: [{ facts: { targetProgramme: false } }],
    passes: [{}, { facts: { targetProgramme: false, targetPartnership: false }, gives: ['10'] }],
  },
  G1: { guidance: 'refuses', refuses: [{ facts: { status: 'deferred' } }], passes: [{}] },
};

describeRules(rules, sound, rows);

describe('ecf.schedule: several errors at once', () => {
  test('of the schedule: blank first, then the others in one object', () => {
    expect(
      refusing(
        rules,
        apply(sound, {
          facts: { declarationsFit: no, sameSchedule: true },
          draft: { schedule_identifier: 'ecf-replacement-april' },
        }),
      ),
    ).toEqual(['6', '7', '8']);
  });

  test('a schedule that does not exist is answered with Invalid action alone, in one ordinary object', () => {
    const { facts, draft, now } = apply(sound, { facts: { scheduleExists: no } });
    expect(refusalsOf(rules, facts, draft, now)).toMatchObject([
      { title: 'Invalid action', status: 422, alone: 'issue' },
    ]);
  });

  test('a type without a milestone ends the request, whatever else is wrong', () => {
    expect(
      refusing(rules, apply(sound, { facts: { status: 'withdrawn', milestoneMissing: yes, sameSchedule: true } })),
    ).toEqual(['6x']);
  });
});

describe('ecf.schedule: what a provider can know', () => {
  test('whether the school has a programme for the cohort is never shown', () => {
    expect(verdictOn(rules, sound, { ...sound.facts, targetProgramme: undefined })).toMatchObject({
      outcome: 'clear',
      unchecked: [{ rule: 'ecf.schedule.11b', doubt: { reason: 'not-visible' } }],
    });
  });

  test('seed data refuse nothing', () => {
    const request = apply(sound, { draft: { cohort: 2026 } });
    const verdict = verdictOn(rules, request, {
      ...sound.facts,
      scheduleExists: { value: false, from: 'seed' },
      anyLive: true,
      changesCohort: true,
      freezeMove: { value: false, from: 'seed' },
    });
    expect(verdict).toMatchObject({ outcome: 'unsure', refusals: [] });
    expect(verdict.unchecked).toMatchObject([
      { rule: 'ecf.schedule.9', doubt: { reason: 'seed-data', fact: 'freezeMove' } },
      { rule: 'ecf.schedule.11a', doubt: { reason: 'seed-data', fact: 'scheduleExists' } },
    ]);
    const misfit = verdictOn(rules, sound, {
      ...sound.facts,
      declarationsFit: { value: false, from: 'seed' },
      milestoneMissing: { value: true, from: 'seed' },
    });
    expect(misfit).toMatchObject({ outcome: 'unsure', refusals: [] });
  });

  test('a refusal behind an undecided move out of a frozen cohort stays open', () => {
    const verdict = verdictOn(rules, sound, { ...sound.facts, declarationsFit: no, freezeMove: notVisible });
    expect(verdict).toMatchObject({
      outcome: 'clear',
      unchecked: [{ rule: 'ecf.schedule.6', doubt: { reason: 'not-visible', fact: 'freezeMove' } }],
    });
  });
});
