import { describe, expect, test } from 'vitest';
import { ecfRules, type EcfDeclarationFacts } from '../../../src/rules/ecf/index.ts';
import { notVisible, type Datum } from '../../../src/rules/rule.ts';
import type { DeclarationInput } from '../../../src/rules/shared/inputs.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { exactly, served } from '../../../src/rules/time.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Change, type Row } from '../support/cases.ts';
import { declaration as sound } from './sound.ts';

const rules = ecfRules.declaration.rules;

type Wrong = Change<EcfDeclarationFacts, DeclarationInput>;
type Rows = Record<string, Row<EcfDeclarationFacts, DeclarationInput>>;

const at = (text: string) => exactly(Date.parse(text));
const given = <T>(value: T): Datum<T> => ({ value, from: 'given' });
const neither = { ect: false, mentor: false };
const both = { ect: true, mentor: true };
const blanks = [undefined, null, '', ' \t', false];
const nobody: Partial<EcfDeclarationFacts> = {
  personExists: false,
  courseKnown: false,
  recordFound: false,
  trained: neither,
  carriesSchedule: false,
};
const unknownCourse: Partial<EcfDeclarationFacts> = { ...nobody, personExists: true };
const withdrawn = { withdrawnAt: at('2025-11-04T09:00:00Z'), statusAtDate: 'withdrawn' } as const;
const nothingOpen = { openStatement: false } as const;
const before2025 = { cohort: 2024, detailedEvidence: given(false), mentorFunding: given(false) };
const window = (start: string, end: string | null) => ({ milestone: given({ start, end }) });
const live = (type: string, date = '2025-09-04T09:00:00Z') => [{ type, date: at(date) }];

const general = ['training-event-attended', 'self-study-material-completed', 'other'];
const detailed = [...general, 'materials-engaged-with-offline'];
const engagement = ['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction'];
const evidenceRows: readonly (readonly [
  detailed: boolean,
  course: string,
  type: string,
  allowed: readonly string[],
])[] = [
  ...[
    'retained-1',
    'retained-2',
    'retained-3',
    'retained-4',
    'completed',
    'extended-1',
    'extended-2',
    'extended-3',
  ].flatMap((type) => ['ecf-induction', 'ecf-mentor'].map((course) => [false, course, type, general] as const)),
  ...['started', 'retained-1', 'retained-3', 'retained-4', 'extended-1', 'extended-2', 'extended-3'].map(
    (type) => [true, 'ecf-induction', type, detailed] as const,
  ),
  [true, 'ecf-induction', 'retained-2', engagement],
  [true, 'ecf-induction', 'completed', [...engagement, 'one-term-induction']],
  [true, 'ecf-mentor', 'started', detailed],
  [true, 'ecf-mentor', 'completed', engagement],
  // of a cohort without mentor funding, which lets these types through
  ...['retained-1', 'retained-2', 'retained-3', 'retained-4', 'extended-1', 'extended-2', 'extended-3'].map(
    (type) => [true, 'ecf-mentor', type, []] as const,
  ),
];
const everyEvidence = [...new Set(evidenceRows.flatMap(([, , , allowed]) => allowed))];

function evidence(held: (allowed: readonly string[], type: string) => readonly unknown[]): Wrong[] {
  return evidenceRows.flatMap(([isDetailed, course_identifier, type, allowed]) =>
    held(allowed, type).map((evidence_held) => ({
      draft: { evidence_held, declaration_type: type, course_identifier },
      facts: {
        trained: both,
        detailedEvidence: given(isDetailed),
        mentorFunding: given(isDetailed && allowed.length > 0),
        cohort: isDetailed ? 2025 : 2024,
      },
    })),
  );
}

const rows: Rows = {
  0: {
    refuses: [
      { draft: { course_identifier: 'npq-senior-leadership' } },
      { draft: { course_identifier: 'npq-' }, facts: nobody },
    ],
    passes: [{}, { draft: { course_identifier: 'NPQ-x' }, facts: unknownCourse, gives: ['12'] }],
  },
  1: {
    silencedBy: 'any',
    refuses: [{ facts: nobody }, ...blanks.map((participant_id) => ({ draft: { participant_id }, facts: nobody }))],
    passes: [{}, { facts: unknownCourse, gives: ['12'] }],
  },
  '2x': {
    status: 400,
    refuses: [...blanks, 'soon', '2025-13-04T09:00:00Z'].flatMap((declaration_date) => [
      { facts: withdrawn, draft: { declaration_date } },
      { facts: { unseenWithdrawnAt: withdrawn.withdrawnAt }, draft: { declaration_date } },
    ]),
    passes: [
      { draft: { declaration_date: '' }, gives: ['3'] },
      { facts: withdrawn, draft: { declaration_date: 20251104 }, gives: ['3x'] },
      { facts: withdrawn, draft: { declaration_date: '2025-11-03' }, gives: ['6'] },
    ],
  },
  '2y': {
    status: 500,
    refuses: [{ facts: { ...withdrawn, statusAtDate: null } }],
    passes: [{ facts: { ...withdrawn, statusAtDate: null }, draft: { declaration_date: '2025-11-04T08:59:59Z' } }],
  },
  '2a': {
    refuses: [
      { facts: withdrawn },
      { facts: withdrawn, draft: { declaration_date: '2025-11-04T09:00:00.5Z' } },
      { facts: { ...withdrawn, statusAtDate: 'deferred' } },
      { facts: withdrawn, draft: { declaration_date: '2025-11-05' }, gives: ['2a', '6'] },
    ],
    passes: [
      { facts: withdrawn, draft: { declaration_date: '2025-11-04T08:59:59.999Z' } },
      { facts: withdrawn, draft: { declaration_date: '2025-11-04T09:30:00+01:00' } },
      { facts: { ...withdrawn, statusAtDate: 'active' } },
      { facts: { ...unknownCourse, ...withdrawn }, gives: ['12'] },
    ],
  },
  '2b': {
    refuses: [{ facts: { unseenWithdrawnAt: withdrawn.withdrawnAt, statusAtDate: 'withdrawn' } }],
    passes: [
      { facts: { unseenWithdrawnAt: withdrawn.withdrawnAt, statusAtDate: 'active' } },
      { facts: { unseenWithdrawnAt: at('2025-11-04T09:00:00.001Z'), statusAtDate: 'withdrawn' } },
    ],
  },
  '3x': {
    status: 500,
    refuses: [true, 20251104, 0].map((declaration_date) => ({ draft: { declaration_date } })),
    passes: [{}, { draft: { declaration_date: false }, gives: ['3'] }],
  },
  3: {
    refuses: [
      ...blanks.map((declaration_date) => ({ draft: { declaration_date } })),
      ...['soon', '2025-13-04T09:00:00Z', '2025-11-04T09:61:00Z'].map((declaration_date) => ({
        draft: { declaration_date },
        gives: ['3', '6'],
      })),
    ],
    passes: [{}, { draft: { declaration_date: '2025-11-04' }, gives: ['6'] }],
  },
  4: {
    refuses: blanks.map((declaration_type) => ({
      draft: { declaration_type },
      facts: { milestone: given(null) },
      gives: ['4', '9'],
    })),
    passes: [{}],
  },
  5: {
    refuses: [
      '2026-01-15T12:00:01Z',
      '2026-01-15T12:00:00.001Z',
      '2026-01-15T12:30:00',
      '2026-01-15T11:30:00-01:00',
    ].map((declaration_date) => ({ draft: { declaration_date } })),
    passes: ['2026-01-15T12:00:00Z', '2026-01-15T12:59:00+01:00', '2026-01-15T12:00:00'].map((declaration_date) => ({
      draft: { declaration_date },
    })),
  },
  6: {
    refuses: [
      '2025-11-04',
      '2025-11-04 09:00:00',
      '2025-11-04T09:00',
      '2025-11-04T09:00Z',
      'Tue, 4 Nov 2025 09:00:00 GMT',
    ].map((declaration_date) => ({ draft: { declaration_date } })),
    passes: [
      '2025-11-04t09:00:00z',
      '2025-11-04T09:00:00',
      '2025-11-04T09:00:00.123456Z',
      '2025-11-04T09:00:00,5+0100',
      '2025-09-31T09:00:00Z',
    ].map((declaration_date) => ({ draft: { declaration_date } })),
  },
  7: {
    refuses: [
      { facts: window('2025-11-05', null) },
      { facts: window('2025-07-01', '2025-11-03') },
      { facts: window('2025-07-01', '2025-10-31'), draft: { declaration_date: '2025-11-01T00:00:00Z' } },
      // days are UTC days, so summer time moves nothing
      { facts: window('2025-08-01', null), draft: { declaration_date: '2025-08-01T00:30:00+01:00' } },
      // 31 September is 1 October
      { facts: window('2025-07-01', '2025-09-30'), draft: { declaration_date: '2025-09-31T09:00:00Z' } },
    ],
    passes: [
      { facts: window('2025-11-04', '2025-11-04') },
      { facts: window('2025-11-04', null), draft: { declaration_date: '2025-11-04T00:00:00Z' } },
      { facts: window('2025-07-01', '2025-10-31'), draft: { declaration_date: '2025-10-31T23:59:59.999Z' } },
      { facts: { milestone: given(null) }, gives: ['9'] },
    ],
  },
  8: {
    refuses: [
      { facts: nothingOpen },
      { facts: { ...nothingOpen, fundable: false, resent: true, live: live('started') }, gives: ['8', '10'] },
    ],
    passes: [
      {},
      { facts: { ...nothingOpen, fundable: false } },
      { facts: { ...unknownCourse, ...nothingOpen }, gives: ['12'] },
    ],
  },
  9: {
    refuses: [
      { facts: { milestone: given(null) } },
      { facts: { milestone: given(null) }, draft: { declaration_type: 'retained-9' } },
      { draft: { declaration_type: '' }, gives: ['4', '9'] },
    ],
    passes: [{}, { facts: { ...unknownCourse, milestone: given(null) }, gives: ['12'] }],
  },
  10: {
    refuses: [{ facts: { live: live('started') } }, { facts: { unseenLive: live('started', '2025-12-04T09:00:00Z') } }],
    passes: [
      { facts: { live: live('retained-1') } },
      { facts: { ...unknownCourse, live: live('started') }, gives: ['12'] },
    ],
  },
  11: {
    refuses: [
      ...declarationTypes
        .filter((type) => type !== 'started' && type !== 'completed')
        .map((declaration_type) => ({
          draft: { declaration_type, course_identifier: 'ecf-mentor' },
          facts: { trained: both },
        })),
      {
        draft: { declaration_type: '', course_identifier: 'ecf-mentor' },
        facts: { trained: both },
        gives: ['4', '9', '11'],
      },
    ],
    passes: [
      { draft: { course_identifier: 'ecf-mentor' }, facts: { trained: both } },
      {
        draft: {
          course_identifier: 'ecf-mentor',
          declaration_type: 'completed',
          evidence_held: '75-percent-engagement-met',
        },
        facts: { trained: both },
      },
      {
        draft: { course_identifier: 'ecf-mentor', declaration_type: 'retained-1' },
        facts: { trained: both, ...before2025 },
      },
      { draft: { declaration_type: 'retained-1' } },
    ],
  },
  12: {
    silencedBy: 'any',
    refuses: [
      { facts: unknownCourse },
      ...[...blanks, 'ecf', 'ECF-INDUCTION', 3].map((course_identifier) => ({
        facts: unknownCourse,
        draft: { course_identifier },
      })),
    ],
    passes: [{}, { facts: nobody, gives: ['1'] }],
  },
  '13a': {
    silencedBy: 'any',
    refuses: [
      { facts: { trained: neither, carriesSchedule: false } },
      { facts: { recordFound: false, trained: neither, carriesSchedule: false } },
    ],
    passes: [{}, { facts: { trained: neither, carriesSchedule: false, live: live('started') }, gives: ['10'] }],
  },
  '13b': {
    silencedBy: 'any',
    refuses: [{ facts: { carriesSchedule: false } }],
    passes: [{}, { facts: unknownCourse, gives: ['12'] }],
  },
  '14a': {
    silencedBy: 'any',
    refuses: evidence((_allowed, type) => (type === 'started' ? [] : blanks)),
    passes: [
      { draft: { evidence_held: undefined } },
      { draft: { evidence_held: '' }, facts: before2025 },
      {
        draft: { evidence_held: '', declaration_type: 'retained-1' },
        facts: { carriesSchedule: false },
        gives: ['13b'],
      },
    ],
  },
  '14b': {
    silencedBy: 'any',
    refuses: evidence((allowed) => [
      ...everyEvidence.filter((value) => !allowed.includes(value)),
      ...(allowed.includes('one-term-induction') ? [] : ['one-term-induction']),
      'a-photo',
      7,
    ]),
    passes: [...evidence((allowed) => allowed), { draft: { evidence_held: 'a-photo' }, facts: before2025 }],
  },
  S4x: {
    status: 500,
    silencedBy: 'any',
    refuses: [{ facts: { fundable: false, ...nothingOpen, sameTeacherLive: true } }],
    passes: [
      { facts: { sameTeacherLive: true } },
      { facts: { fundable: false, sameTeacherLive: true } },
      { facts: { ...nothingOpen, sameTeacherLive: true }, gives: ['8'] },
    ],
  },
  G1a: {
    guidance: 'refuses',
    refuses: [
      { facts: { deferredAt: at('2025-11-04T09:00:00Z') } },
      { facts: { deferredAt: at('2025-10-01T09:00:00Z') } },
    ],
    passes: [{}, { facts: { deferredAt: at('2025-11-04T09:00:01Z') } }],
  },
  G1b: {
    guidance: 'advises',
    refuses: [{ facts: { deferredAt: at('2025-12-01T09:00:00Z') } }],
    passes: [{}, { facts: { deferredAt: at('2025-10-01T09:00:00Z') } }],
  },
  G2: {
    guidance: 'refuses',
    refuses: [
      { facts: { live: live('retained-1') } },
      {
        facts: { ...before2025, live: live('started', '2025-12-01T09:00:00Z') },
        draft: { declaration_type: 'retained-2', evidence_held: 'other' },
      },
    ],
    passes: [{}, { facts: { live: live('started') }, draft: { declaration_type: 'retained-1' } }],
  },
};

describeRules(rules, sound, rows);

describe('ecf.declaration: several errors at once', () => {
  const titles = (change: Wrong) => {
    const { facts, draft, now } = apply(sound, change);
    return refusalsOf(rules, facts, draft, now).map(({ title }) => title);
  };

  test('an empty body names the participant, the date and the type', () => {
    expect(refusalsOf(rules, { ...sound.facts, ...nobody }, {}, sound.now).map(({ title }) => title)).toEqual([
      'participant_id',
      'declaration_date',
      'declaration_type',
    ]);
  });

  test('errors accumulate, and one attribute can hold several', () => {
    expect(
      refusing(
        rules,
        apply(sound, {
          facts: { ...withdrawn, ...window('2025-07-01', '2025-11-03'), live: live('started'), ...nothingOpen },
          draft: { declaration_date: '2027-01-01' },
        }),
      ),
    ).toEqual(['2a', '5', '6', '7', '8', '10']);
    expect(
      titles({
        facts: { trained: both, live: [], milestone: given(null) },
        draft: { course_identifier: 'ecf-mentor', declaration_type: 'extended-1', declaration_date: 'soon' },
      }),
    ).toEqual(['declaration_date', 'declaration_date', 'declaration_type', 'declaration_type']);
  });

  test('course, training and evidence are looked at only where nothing else is wrong', () => {
    expect(
      refusing(rules, apply(sound, { facts: { ...nobody }, draft: { evidence_held: 'x', course_identifier: 'x' } })),
    ).toEqual(['1']);
    expect(
      refusing(rules, apply(sound, { facts: unknownCourse, draft: { declaration_date: '', course_identifier: '' } })),
    ).toEqual(['3']);
    expect(
      refusing(
        rules,
        apply(sound, {
          facts: { live: live('retained-1') },
          draft: { declaration_type: 'retained-1', evidence_held: '' },
        }),
      ),
    ).toEqual(['10']);
  });

  test('a qualification ends it at once', () => {
    expect(
      refusalsOf(rules, { ...sound.facts, ...nobody }, { course_identifier: 'npq-headship' }, sound.now),
    ).toMatchObject([{ title: 'course_identifier', status: 422, alone: 'issue' }]);
  });
});

describe('ecf.declaration: what a provider can know', () => {
  const seen = {
    ...sound.facts,
    unseenWithdrawnAt: undefined,
    scheduleSettled: undefined,
    carriesSchedule: undefined,
    unseenLive: undefined,
    sameTeacherLive: undefined,
  };

  test('with all that can be read, the rest stands in unchecked', () => {
    const verdict = verdictOn(rules, sound, { ...seen, openStatement: notVisible });
    expect(verdict.outcome).toBe('clear');
    expect(verdict.unchecked.map(({ rule, doubt }) => [rule.slice('ecf.declaration.'.length), doubt.reason])).toEqual(
      ['2b', '7', '8', '9', '10', '13b'].map((row) => [row, 'not-visible']),
    );
  });

  test('a served withdrawal lies somewhere in its second', () => {
    const verdict = verdictOn(rules, apply(sound, { draft: { declaration_date: '2025-11-04T09:00:00.400Z' } }), {
      ...sound.facts,
      withdrawnAt: served('2025-11-04T09:00:00Z'),
      statusAtDate: 'withdrawn',
    });
    expect(verdict).toMatchObject({ outcome: 'unsure', refusals: [] });
    expect(verdict.unchecked.map(({ rule, doubt }) => [rule, doubt.reason])).toEqual([
      ['ecf.declaration.2y', 'precision'],
      ['ecf.declaration.2a', 'precision'],
    ]);
  });

  test('seed data refuse nothing', () => {
    const verdict = verdictOn(rules, sound, {
      ...sound.facts,
      milestone: { value: { start: '2026-01-01', end: null }, from: 'seed' },
    });
    expect(verdict).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ rule: 'ecf.declaration.7', doubt: { reason: 'seed-data', fact: 'milestone' } }],
    });
  });

  test('evidence that no cohort takes is refused without knowing the cohort', () => {
    const facts = { ...sound.facts, detailedEvidence: undefined };
    expect(
      verdictOn(rules, apply(sound, { draft: { declaration_type: 'retained-1', evidence_held: 'a-photo' } }), facts)
        .refusals,
    ).toMatchObject([{ rule: 'ecf.declaration.14b', likely: false }]);
    expect(
      verdictOn(rules, apply(sound, { draft: { declaration_type: 'retained-2', evidence_held: 'other' } }), facts),
    ).toMatchObject({ outcome: 'unsure', unchecked: [{ rule: 'ecf.declaration.14b' }] });
  });
});
