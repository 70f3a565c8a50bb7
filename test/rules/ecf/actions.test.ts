import { describe, expect, test } from 'vitest';
import { values } from '../../../generated/ecf/schemas.ts';
import { ecfRules, type EcfActionFacts } from '../../../src/rules/ecf/index.ts';
import { notVisible } from '../../../src/rules/rule.ts';
import type { ActionInput } from '../../../src/rules/shared/inputs.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Row } from '../support/cases.ts';
import { defer, resume, withdraw } from './sound.ts';

type Rows = Record<string, Row<EcfActionFacts, ActionInput>>;

const neither = { ect: false, mentor: false };
const mentor = { ect: false, mentor: true };
const blanks = [undefined, null, '', ' ', false];
/** No such person; somebody in the other role, or removed by the school; somebody trained by others only. */
const nobody = { personExists: false, courseKnown: false, recordFound: false, trained: neither, status: null };
const unknownCourse = { courseKnown: false, recordFound: false, trained: neither, status: null };
const untrained = { trained: neither, status: null };

/** Rows that all participant actions share. */
const shared: Rows = {
  1: { silencedBy: 'any', refuses: [{ facts: nobody }], passes: [{}, { facts: untrained, gives: ['3'] }] },
  '2a': {
    silencedBy: 'any',
    refuses: [
      { facts: unknownCourse },
      ...['ect', 'ECF-induction', 1].map((course_identifier) => ({
        facts: unknownCourse,
        draft: { course_identifier },
      })),
    ],
    passes: [
      {},
      { draft: { course_identifier: 'ecf-mentor' }, facts: { trained: mentor } },
      { facts: nobody, gives: ['1'] },
    ],
  },
  '2b': {
    refuses: [
      ...blanks.map((course_identifier) => ({
        facts: unknownCourse,
        draft: { course_identifier },
        gives: ['2a', '2b'],
      })),
      { facts: nobody, draft: { course_identifier: undefined }, gives: ['1', '2b'] },
    ],
    passes: [{}, { facts: unknownCourse, draft: { course_identifier: 'ect' }, gives: ['2a'] }],
  },
  3: {
    silencedBy: 'any',
    refuses: [{ facts: untrained }, { facts: { recordFound: false, ...untrained } }],
    passes: [{}, { facts: unknownCourse, gives: ['2a'] }],
  },
};

function reasons(accepted: readonly string[], wrong: readonly unknown[], withoutRecord: readonly string[]): Rows {
  const absent = { facts: unknownCourse, draft: { reason: undefined }, gives: ['2a', ...withoutRecord] };
  return {
    '4a': {
      ...(withoutRecord.length === 0 && { silencedBy: ['course_identifier'] }),
      refuses: blanks.map((reason) => ({ draft: { reason }, gives: ['4a', '4b'] })),
      passes: [{}, ...(withoutRecord.length === 0 ? [absent] : [])],
    },
    '4b': {
      ...(withoutRecord.length === 0 && { silencedBy: ['course_identifier'] }),
      refuses: [...wrong.map((reason) => ({ draft: { reason } })), { draft: { reason: '' }, gives: ['4a', '4b'] }],
      passes: accepted.map((reason) => ({ draft: { reason } })),
    },
  };
}

const state = (
  status: 'active' | 'deferred' | 'withdrawn',
  otherwise: readonly Rows[string]['passes'][number][],
): Rows[string] => ({
  silencedBy: ['participant_id', 'course_identifier'],
  refuses: [{ facts: { status } }],
  passes: otherwise,
});

describeRules(ecfRules.defer.rules, defer, {
  ...shared,
  ...reasons(values['participants.defer'].reason, ['parental_leave', 'Other', 'moved-school', 3], ['4a', '4b']),
  5: state('deferred', [{}, { facts: { status: 'withdrawn' }, gives: ['6'] }]),
  6: state('withdrawn', [{}, { facts: untrained, gives: ['3'] }]),
});

describeRules(ecfRules.withdraw.rules, withdraw, {
  ...shared,
  ...reasons(
    values['participants.withdraw'].reason,
    ['changed-lead-provider', 'school-left-fip', 'career-break', 3],
    [],
  ),
  5: state('withdrawn', [{}, { facts: { status: 'deferred' } }]),
  G1: { guidance: 'advises', refuses: [{ facts: { status: 'deferred' } }], passes: [{}] },
});

describeRules(ecfRules.resume.rules, resume, {
  ...shared,
  4: state('active', [{}, { facts: { status: 'withdrawn' } }]),
  G1: { guidance: 'advises', refuses: [{ facts: { status: 'withdrawn' } }], passes: [{}] },
});

describe('ecf participant actions: several errors at once', () => {
  test('one attribute can hold several messages, in the order of the table', () => {
    const { facts, draft, now } = apply(defer, { facts: unknownCourse, draft: { course_identifier: '', reason: '' } });
    expect(refusalsOf(ecfRules.defer.rules, facts, draft, now).map(({ title, rule }) => [title, rule])).toEqual([
      ['course_identifier', 'ecf.defer.2a'],
      ['course_identifier', 'ecf.defer.2b'],
      ['reason', 'ecf.defer.4a'],
      ['reason', 'ecf.defer.4b'],
    ]);
  });

  test('the reason comes before the state', () => {
    expect(
      refusing(ecfRules.defer.rules, apply(defer, { facts: { status: 'withdrawn' }, draft: { reason: 'none' } })),
    ).toEqual(['4b', '6']);
    expect(
      refusing(ecfRules.withdraw.rules, apply(withdraw, { facts: { status: 'withdrawn' }, draft: { reason: 'none' } })),
    ).toEqual(['4b', '5']);
  });

  test("a withdrawal looks at the reason also where the training is another provider's", () => {
    expect(refusing(ecfRules.withdraw.rules, apply(withdraw, { facts: untrained, draft: { reason: 'none' } }))).toEqual(
      ['3', '4b'],
    );
    expect(refusing(ecfRules.withdraw.rules, apply(withdraw, { facts: nobody, draft: { reason: 'none' } }))).toEqual([
      '1',
    ]);
  });
});

describe('ecf participant actions: what a provider can know', () => {
  test('somebody who is nowhere to be seen is refused, by the one rule or the other', () => {
    const hidden = {
      personExists: notVisible,
      courseKnown: notVisible,
      recordFound: notVisible,
      trained: neither,
      status: notVisible,
    } as const;
    expect(verdictOn(ecfRules.defer.rules, defer, hidden)).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'ecf.defer.3', likely: true }],
    });
  });

  test('a school that may have removed the participant leaves the state likely', () => {
    const verdict = verdictOn(ecfRules.defer.rules, defer, {
      ...defer.facts,
      courseKnown: notVisible,
      status: 'deferred',
    });
    expect(verdict).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'ecf.defer.5', likely: true }],
      unchecked: [{ rule: 'ecf.defer.2a', doubt: { reason: 'not-visible' } }],
    });
  });

  test('an unknown course needs no facts', () => {
    expect(
      verdictOn(ecfRules.resume.rules, apply(resume, { draft: { course_identifier: 'ect' } }), {}).refusals,
    ).toMatchObject([{ rule: 'ecf.resume.2a', likely: true }]);
  });
});
