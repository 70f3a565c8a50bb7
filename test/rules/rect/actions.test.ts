import { describe, expect, test } from 'vitest';
import { values } from '../../../generated/rect/schemas.ts';
import { rectRules, type RectActionFacts, type RectResumeFacts } from '../../../src/rules/rect/index.ts';
import type { ActionInput } from '../../../src/rules/shared/inputs.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Row } from '../support/cases.ts';
import { defer, resume, withdraw } from './sound.ts';

type Rows = Record<string, Row<RectActionFacts, ActionInput>>;

const neither = { ect: false, mentor: false };
const mentor = { ect: false, mentor: true };
const blanks = [undefined, null, '', ' ', false];

/** Rows that all participant actions share. */
const shared: Rows = {
  404: { status: 404, refuses: [{ facts: { visible: false, trained: neither } }], passes: [{}] },
  P1: {
    refuses: [...blanks, 'ect', 'ECF-induction', 1].map((course_identifier) => ({ draft: { course_identifier } })),
    passes: [{}, { draft: { course_identifier: 'ecf-mentor' }, facts: { trained: mentor } }],
  },
  P2: {
    silencedBy: ['course_identifier'],
    refuses: [{ draft: { course_identifier: 'ecf-mentor' } }, { facts: { trained: mentor } }],
    passes: [
      { draft: { course_identifier: undefined }, gives: ['P1'] },
      { draft: { course_identifier: 'ecf-mentor' }, facts: { trained: mentor } },
    ],
  },
};

function reasons(blank: string, unknown: string, accepted: readonly string[], wrong: readonly unknown[]): Rows {
  return {
    [blank]: { refuses: blanks.map((reason) => ({ draft: { reason } })), passes: [{}] },
    [unknown]: {
      refuses: wrong.map((reason) => ({ draft: { reason } })),
      // the last of these reasons is for mentors only
      passes: accepted.map((reason) => ({
        draft: { reason, course_identifier: 'ecf-mentor' },
        facts: { trained: mentor },
      })),
    },
  };
}

function start(later: string, today: string): Rows {
  const untrained = { trained: neither };
  return {
    [later]: {
      silencedBy: ['participant_id'],
      refuses: [{ facts: { startsLater: true } }],
      passes: [{ facts: { startsLater: true, ...untrained }, gives: ['P2'] }],
    },
    [today]: {
      silencedBy: ['participant_id'],
      refuses: [{ facts: { startsToday: true } }],
      passes: [{ facts: { startsToday: true, ...untrained }, gives: ['P2'] }],
    },
  };
}

describeRules(rectRules.defer.rules, defer, {
  ...shared,
  ...reasons('F1', 'F2', values['participants.defer'].reason, ['parental_leave', 'Other', 'moved-school', 3]),
  F3: {
    refuses: [{ facts: { status: 'deferred' } }],
    passes: [{}, { facts: { status: 'deferred', trained: neither }, gives: ['P2'] }],
  },
  F4: { silencedBy: ['participant_id'], refuses: [{ facts: { status: 'withdrawn' } }], passes: [{}] },
  ...start('F5', 'F6'),
});

describeRules(rectRules.withdraw.rules, withdraw, {
  ...shared,
  ...reasons('W1', 'W2', values['participants.withdraw'].reason, [
    'changed_lead_provider',
    'school-left-fip',
    'career-break',
    3,
  ]),
  W3: { refuses: [{ facts: { status: 'withdrawn' } }], passes: [{}, { facts: { status: 'deferred' } }] },
  ...start('W4', 'W5'),
  W6: {
    silencedBy: 'any',
    refuses: [{ draft: { reason: 'mentor-no-longer-being-mentor' } }],
    passes: [
      {
        draft: { reason: 'mentor-no-longer-being-mentor', course_identifier: 'ecf-mentor' },
        facts: { trained: mentor },
      },
      { draft: { reason: 'mentor-no-longer-being-mentor' }, facts: { status: 'withdrawn' }, gives: ['W3'] },
    ],
  },
  G1: { guidance: 'advises', refuses: [{ facts: { status: 'deferred' } }], passes: [{}] },
});

type ResumeRows = Record<string, Row<RectResumeFacts, ActionInput>>;
const after = (facts: Partial<RectResumeFacts>): ResumeRows[string] => ({
  silencedBy: ['participant_id'],
  refuses: [{ facts }],
  passes: [{}, { facts: { ...facts, trained: neither }, gives: ['P2'] }],
});

describeRules(rectRules.resume.rules, resume, {
  ...shared,
  R1: {
    silencedBy: ['participant_id'],
    refuses: [{ facts: { status: 'active' } }],
    passes: [{}, { facts: { status: 'withdrawn' } }],
  },
  R2: after({ otherTrainingToday: true }),
  R3: after({ finishedToday: true }),
  R4: after({ schoolPeriodOver: true }),
  R4x: {
    silencedBy: 'any',
    refuses: [{ facts: { overlapsOther: true } }],
    passes: [{}, { facts: { overlapsOther: true, schoolPeriodOver: true }, gives: ['R4'] }],
  },
  G1: {
    guidance: 'advises',
    refuses: [{ facts: { status: 'withdrawn' } }],
    passes: [{}, { facts: { status: 'active' }, gives: ['R1'] }],
  },
});

describe('rect participant actions: several errors at once', () => {
  test('course and reason are told together, in that order', () => {
    expect(refusing(rectRules.defer.rules, apply(defer, { draft: { course_identifier: 'x', reason: 'y' } }))).toEqual([
      'P1',
      'F2',
    ]);
    expect(
      refusing(
        rectRules.withdraw.rules,
        apply(withdraw, { draft: { course_identifier: 'ecf-mentor', reason: undefined } }),
      ),
    ).toEqual(['P2', 'W1']);
  });

  test('an error on the course leaves no training to judge', () => {
    const request = {
      facts: { status: 'withdrawn', startsToday: true, startsLater: true },
      draft: { course_identifier: undefined },
    } as const;
    expect(refusing(rectRules.defer.rules, apply(defer, request))).toEqual(['P1']);
  });

  test('at most one error on participant_id', () => {
    expect(
      refusing(
        rectRules.defer.rules,
        apply(defer, { facts: { status: 'withdrawn', startsToday: true }, draft: { reason: '' } }),
      ),
    ).toEqual(['F1', 'F4']);
    expect(
      refusing(
        rectRules.resume.rules,
        apply(resume, {
          facts: {
            status: 'active',
            otherTrainingToday: true,
            finishedToday: true,
            schoolPeriodOver: true,
            overlapsOther: true,
          },
        }),
      ),
    ).toEqual(['R1']);
  });

  test('a participant who is not visible is answered with 404 alone', () => {
    const { facts, draft, now } = apply(defer, {
      facts: { visible: false, trained: neither },
      draft: { course_identifier: 'x', reason: 'y' },
    });
    expect(refusalsOf(rectRules.defer.rules, facts, draft, now)).toMatchObject([
      { status: 404, title: 'Resource not found' },
    ]);
  });
});

describe('rect participant actions: what a provider can know', () => {
  test('that a training starts today is not visible', () => {
    expect(verdictOn(rectRules.defer.rules, defer, { ...defer.facts, startsToday: undefined })).toMatchObject({
      outcome: 'clear',
      unchecked: [{ rule: 'rect.defer.F6', doubt: { reason: 'not-visible', fact: 'startsToday' } }],
    });
  });

  test('a refusal behind an undecided one is likely, and the request refused all the same', () => {
    const verdict = verdictOn(rectRules.defer.rules, apply(defer, { draft: { reason: 'none' } }), {
      ...defer.facts,
      visible: undefined,
    });
    expect(verdict).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'rect.defer.F2', likely: true }],
      unchecked: [{ rule: 'rect.defer.404', doubt: { reason: 'missing', fact: 'visible' } }],
    });
  });

  test('what other providers and the school know stays unchecked for a resumption', () => {
    const { visible, trained, status } = resume.facts;
    const verdict = verdictOn(rectRules.resume.rules, resume, { visible, trained, status });
    expect(verdict.outcome).toBe('clear');
    expect(verdict.unchecked.map(({ rule, doubt }) => [rule, doubt.reason])).toEqual(
      ['R2', 'R3', 'R4', 'R4x'].map((row) => [`rect.resume.${row}`, 'not-visible']),
    );
  });
});
