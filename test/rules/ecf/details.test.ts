import { describe, expect, test } from 'vitest';
import { ecfRules } from '../../../src/rules/ecf/index.ts';
import { said } from '../wording.ts';

/** What refusals of ecf say to the person who reads them: what is wrong, which value, what to do. */

const blanks = [undefined, null, '', ' '];
const AT = '2025-11-04T09:00:00Z';

describe('a role in which no school has the participant', () => {
  const wanted = 'course_identifier has to be ecf-induction (an ECT) or ecf-mentor, not ';
  test.each(['declaration', 'defer', 'resume', 'withdraw', 'schedule'] as const)('%s', (operation) => {
    const row = operation === 'declaration' ? '12' : '2a';
    const detail = (course_identifier: unknown): string => said(ecfRules[operation].rules, row, { course_identifier });
    expect(detail('ecf-mentor')).toContain(
      'No school has the participant registered for "ecf-mentor". Send the course',
    );
    expect(detail('ect')).toBe(`${wanted}"ect".`);
    for (const blank of blanks) expect(detail(blank)).toBe(`${wanted}left out.`);
  });

  test.each(['defer', 'resume', 'withdraw', 'schedule'] as const)('%s: nor a training of yours', (operation) => {
    expect(said(ecfRules[operation].rules, '3', { course_identifier: 'ecf-mentor' })).toContain(
      'no training of this participant for "ecf-mentor"',
    );
  });
});

describe('a declaration', () => {
  const rules = ecfRules.declaration.rules;
  const draft = { declaration_date: AT, declaration_type: 'started', course_identifier: 'ecf-mentor' };

  test('names the course, the type and the date that were sent', () => {
    for (const row of ['2y', '2a', '2b']) expect(said(rules, row, draft)).toContain(`withdrawn before "${AT}"`);
    expect(said(rules, '5', draft)).toContain(`declaration_date "${AT}" is still to come`);
    expect(said(rules, '6', draft)).toContain(`declaration_date "${AT}" has the wrong form`);
    expect(said(rules, '10', draft)).toContain('A "started" declaration of this participant already stands');
    expect(said(rules, '13a', draft)).toContain('no training of this participant for "ecf-mentor"');
  });

  test('says whether something is missing or wrong', () => {
    expect(said(rules, '1', { participant_id: 'x' })).toMatch(/^No participant has or had this participant_id/);
    expect(said(rules, '3', { declaration_date: 'soon' })).toMatch(
      /^declaration_date "soon" cannot be read as a date\./,
    );
    expect(said(rules, '9', draft)).toContain('no milestone for "started".');
    expect(said(rules, '11', draft)).toContain('started and completed only, not "started".');
    for (const blank of blanks) {
      expect(said(rules, '1', { participant_id: blank })).toMatch(/^participant_id is missing/);
      expect(said(rules, '3', { declaration_date: blank })).toMatch(/^declaration_date is missing\. Send the moment/);
      expect(said(rules, '9', { declaration_type: blank })).toContain('no milestone for a missing type.');
      expect(said(rules, '11', { declaration_type: blank })).toContain('completed only, not without a type.');
    }
  });

  test('outside its milestone names its days, the last one or that there is none, or neither', () => {
    const detail = (milestone?: { start: string; end: string | null } | null): string =>
      said(rules, '7', draft, milestone === undefined ? {} : { milestone: { value: milestone, from: 'given' } });
    const before = `declaration_date "${AT}" lies outside the "started" milestone of the participant's schedule`;
    expect(detail({ start: '2025-06-01', end: '2025-12-31' })).toContain(
      `${before} (2025-06-01 to 2025-12-31). Correct`,
    );
    expect(detail({ start: '2025-06-01', end: null })).toContain(`${before} (2025-06-01 to no last day). Correct`);
    for (const none of [undefined, null]) expect(detail(none)).toContain(`${before}. Correct`);
  });

  test('with missing or wrong evidence names what fits the role and the cohort', () => {
    const detail = (row: string, course_identifier: string, value: boolean): string =>
      said(
        rules,
        row,
        { declaration_type: 'completed', course_identifier },
        { detailedEvidence: { value, from: 'given' } },
      );
    for (const row of ['14a', '14b']) {
      expect(detail(row, 'ecf-induction', true)).toMatch(/one of .*one-term-induction\.$/);
      expect(detail(row, 'ecf-mentor', true)).toMatch(/one of 75-percent-engagement-met, .*-reduced-induction\.$/);
      expect(detail(row, 'ecf-induction', false)).toMatch(/self-study-material-completed, other\.$/);
    }
  });
});

describe('a change of schedule', () => {
  const rules = ecfRules.schedule.rules;
  const draft = { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-reduced', cohort: 2024 };

  test('names the schedule and the cohort that were sent, or the present one', () => {
    for (const row of ['6x', '6', '7', '11a']) expect(said(rules, row, draft)).toContain('"ecf-reduced"');
    expect(said(rules, '9x', draft)).toContain('There is no cohort 2024');
    for (const row of ['6', '9', '10', '11a', '11b']) {
      expect(said(rules, row, draft)).toContain('cohort 2024');
      for (const cohort of blanks) {
        expect(said(rules, row, { ...draft, cohort })).toContain("the participant's cohort");
        expect(said(rules, row, { ...draft, cohort })).not.toMatch(/undefined|null|the value sent/);
      }
    }
  });

  test('a replacement is for mentors; without a course nothing can be set', () => {
    expect(said(rules, '8', draft)).toMatch(/^Replacement schedules are for mentors only/);
    expect(said(rules, '8', { ...draft, course_identifier: 'ect' })).toMatch(
      /^"ecf-reduced" cannot be set without a course it is for: course_identifier has to be .* not "ect"\.$/,
    );
  });

  test('without a partnership says when it is the cohort that does not exist', () => {
    const detail = (value?: boolean): string =>
      said(rules, '10', draft, value === undefined ? {} : { cohortExists: { value, from: 'given' } });
    expect(detail(false)).toBe('There is no cohort 2024.');
    for (const value of [true, undefined])
      expect(detail(value)).toBe(
        "You have no standing partnership with the participant's school in cohort 2024. Confirm one first.",
      );
  });
});

test('a reason that is missing is not on the list, either', () => {
  for (const operation of ['defer', 'withdraw'] as const) {
    const detail = (reason: unknown): string => said(ecfRules[operation].rules, '4b', { reason });
    expect(detail('tired')).toMatch(/^"tired" is not on the list\. Send one of .*other\.$/);
    for (const blank of blanks) expect(detail(blank)).toMatch(/^A missing reason is not on the list\. Send one of /);
  }
});

describe('a new partnership', () => {
  const rules = ecfRules['partnership-create'].rules;

  test('says which cohort is none, or that none was given', () => {
    expect(said(rules, '2', { cohort: 1999 })).toBe('There is no cohort 1999.');
    expect(said(rules, '4x', { cohort: '1999' })).toContain('cohort is not: there is no cohort "1999". Send a year');
    expect(said(rules, '5b', { cohort: '1999' })).toContain('not linked to you in cohort "1999". Choose');
    for (const cohort of blanks) {
      expect(said(rules, '4x', { cohort })).toContain('cohort is not: cohort is missing. Send a year');
      expect(said(rules, '5b', { cohort })).toContain('not linked to you in cohort (none given). Choose');
    }
  });
});
