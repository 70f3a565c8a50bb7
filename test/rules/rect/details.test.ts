import { describe, expect, test } from 'vitest';
import { rectRules } from '../../../src/rules/rect/index.ts';
import { said } from '../wording.ts';

/** What refusals of rect say to the person who reads them: what is wrong, which value, what to do. */

const blanks = [undefined, null, '', ' '];
const AT = '2025-11-04T09:00:00Z';

describe('a course that is none', () => {
  const wanted = 'course_identifier has to be ecf-induction (an ECT) or ecf-mentor, not ';
  test.each(['declaration', 'defer', 'resume', 'withdraw', 'schedule'] as const)('%s', (operation) => {
    const row = operation === 'declaration' ? 'D3' : 'P1';
    const detail = (course_identifier: unknown): string => said(rectRules[operation].rules, row, { course_identifier });
    expect(detail('ect')).toBe(`${wanted}"ect".`);
    expect(detail(7)).toBe(`${wanted}7.`);
    expect(detail({})).toBe(`${wanted}the value sent.`);
    for (const blank of blanks) expect(detail(blank)).toBe(`${wanted}left out.`);
  });
});

describe('a declaration', () => {
  const rules = rectRules.declaration.rules;
  const draft = { declaration_date: AT, declaration_type: 'started', course_identifier: 'ecf-mentor' };

  test('names the course, the type and the date that were sent', () => {
    expect(said(rules, 'D5', draft)).toContain('do not train this participant in "ecf-mentor", only in the other role');
    expect(said(rules, 'D7', { declaration_type: 'finished' })).toMatch(
      /^"finished" is not a declaration type\. Send one of started, retained-1, .*, extended-3\.$/,
    );
    expect(said(rules, 'D8', draft)).toContain('A "started" declaration of this participant already stands');
    expect(said(rules, 'D9', draft)).toContain(`declaration_date "${AT}" is still to come`);
    expect(said(rules, 'D11', draft)).toContain(`declaration_date "${AT}" has the wrong form`);
    expect(said(rules, 'D12', draft)).toContain('started and completed only, not "started".');
    expect(said(rules, 'D14', draft)).toContain(`withdrawn before "${AT}"`);
    expect(said(rules, 'D17', draft)).toContain('has no "started" milestone');
    expect(said(rules, 'D18', draft)).toContain(`"${AT}" is out of sequence`);
  });

  test('outside its milestone names its days, the last one or that there is none, or neither', () => {
    const detail = (milestone?: { start: string; end: string | null } | null): string =>
      said(rules, 'D10', draft, milestone === undefined ? {} : { milestone: { value: milestone, from: 'given' } });
    const before = `declaration_date "${AT}" lies outside the "started" milestone of the participant's schedule`;
    expect(detail({ start: '2025-06-01', end: '2025-12-31' })).toContain(
      `${before} (2025-06-01 to 2025-12-31). Correct`,
    );
    expect(detail({ start: '2025-06-01', end: null })).toContain(`${before} (2025-06-01 to no last day). Correct`);
    for (const none of [undefined, null]) expect(detail(none)).toContain(`${before}. Correct`);
  });

  test('with wrong evidence names what fits the role and the cohort, those of a mentor without a course', () => {
    const detail = (course_identifier: unknown, value: boolean): string =>
      said(
        rules,
        'D13',
        { declaration_type: 'completed', course_identifier, evidence_held: 'rumour' },
        { detailedEvidence: { value, from: 'given' } },
      );
    expect(detail('ecf-induction', true)).toMatch(/one of .*one-term-induction\.$/);
    expect(detail('ecf-mentor', true)).toMatch(/one of 75-percent-engagement-met, .*-reduced-induction\.$/);
    expect(detail(undefined, true)).toBe(detail('ecf-mentor', true));
    expect(detail('ecf-induction', false)).toMatch(/self-study-material-completed, other\.$/);
  });
});

test('an action names the role, the reason and the schedule that were sent', () => {
  expect(said(rectRules.defer.rules, 'P2', { course_identifier: 'ecf-mentor' })).toContain(
    'no training of this participant in "ecf-mentor"',
  );
  expect(said(rectRules.defer.rules, 'F2', { reason: 'tired' })).toBe(
    '"tired" is not an accepted reason. Send one of bereavement, long-term-sickness, parental-leave, career-break, other.',
  );
  expect(said(rectRules.withdraw.rules, 'W2', { reason: 'tired' })).toMatch(/left-teaching-profession, .*other\.$/);
  expect(said(rectRules.defer.rules, 'F5', {})).toContain('nobody can be deferred before it has begun');
  expect(said(rectRules.withdraw.rules, 'W5', {})).toContain('the participant can be withdrawn from tomorrow');
  const schedule = { schedule_identifier: 'standard', cohort: '2025' };
  const rules = rectRules.schedule.rules;
  expect(said(rules, 'S1b', schedule)).toMatch(/^"standard" is not a schedule\. Send one of ecf-.*the ecf- in front/);
  expect(said(rules, 'S1c', schedule)).toContain('The cohort has no schedule "standard".');
  expect(said(rules, 'S1d', schedule)).toContain('on "standard" in that cohort already');
  expect(said(rules, 'S1g', schedule)).toContain('outside the milestones of "standard"');
  expect(said(rules, 'S2a', schedule)).toContain('in cohort "2025". Confirm one first.');
});
