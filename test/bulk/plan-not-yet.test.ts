import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/bulk/plan/decision.ts';
import { heldIfEarly, notBefore } from '../../src/bulk/plan/not-yet.ts';
import { readable } from '../../src/bulk/plan/readable.ts';
import { enrolment, NOW, person } from './plan-stand.ts';

const draft = { course_identifier: 'ecf-induction', cohort: '2026' };

test.each([
  ['rect.defer.F5', '2026-06-12'],
  ['rect.withdraw.W4', '2026-06-12'],
  ['rect.defer.F6', '2026-06-11'],
  ['rect.withdraw.W5', '2026-06-11'],
  ['rect.resume.R3', '2026-06-11'],
  ['rect.defer.F3', null],
  ['rect.declaration.D2', null],
  [null, null],
  [undefined, null],
])('what %s refuses on 10 June is not sent before %s', (rule, day) => {
  expect(notBefore(rule, { draft }, NOW)).toBe(day);
});

test('the days are those of London, and the start of a cohort is the day on which it opens', () => {
  const late = Date.parse('2026-06-10T23:30:00Z');
  expect(notBefore('rect.defer.F6', { draft }, late)).toBe('2026-06-12');
  expect(notBefore('rect.partnership-create.N5', { draft }, NOW)).toBe('2026-06-01');
  expect(notBefore('rect.partnership-create.N5', { draft: { cohort: '2025' } }, NOW)).toBe('2025-06-01');
});

describe('a row for which it is too early is held', () => {
  const refused = { state: 'refused', rule: 'rect.defer.F5', why: 'not begun' } as const;

  test('where it is refused for a time, with what was said of it', () => {
    expect(heldIfEarly(refused, { draft }, null, NOW)).toEqual({ ...refused, state: 'held', until: '2026-06-12' });
    expect(heldIfEarly({ state: 'refused', rule: 'rect.partnership-create.N5' }, { draft }, null, NOW)).toEqual({
      ...{ state: 'held', rule: 'rect.partnership-create.N5', until: '2026-06-01' },
    });
  });

  test('and not where it is refused for good', () => {
    const forGood = { state: 'refused', rule: 'rect.defer.F3' } as const;
    expect(heldIfEarly(forGood, { draft }, null, NOW)).toBe(forGood);
  });
});

describe('somebody whose training ended today is resumed from tomorrow', () => {
  type Made = Pick<Decision, 'state'> & Partial<Decision>;
  const made: Made = { state: 'pending', unchecked: ['rect.resume.R2', 'rect.resume.R3'] };
  const status = (name: 'deferral' | 'withdrawal', date: string, more = {}): Readonly<Record<string, unknown>> => ({
    ...{ training_status: name === 'deferral' ? 'deferred' : 'withdrawn', [name]: { reason: 'other', date } },
    ...more,
  });
  const over = (enrolments: readonly Readonly<Record<string, unknown>>[], given = made, now = NOW) =>
    heldIfEarly(given, { draft }, readable('participant', person(1, enrolments)), now);
  const held = {
    ...{ ...made, state: 'held', rule: 'rect.resume.R3', until: '2026-06-11' },
    why: 'deferred or withdrawn today: can be resumed from tomorrow',
  };

  test.each(['deferral', 'withdrawal'] as const)('after a %s of today', (name) => {
    expect(over([enrolment(status(name, '2026-06-10T08:00:00Z'))])).toEqual(held);
    // a moment of the day before by UTC is today in London
    expect(over([enrolment(status(name, '2026-06-09T23:30:00Z'))])).toEqual(held);
  });

  test.each<[string, readonly Readonly<Record<string, unknown>>[]]>([
    ['of yesterday', [enrolment(status('deferral', '2026-06-09T22:30:00Z'))]],
    ['of tomorrow', [enrolment(status('withdrawal', '2026-06-11T08:00:00Z'))]],
    ['that nobody can read', [enrolment(status('deferral', 'soon'))]],
    ['that nobody can read, and is a withdrawal', [enrolment(status('withdrawal', 'soon'))]],
    ['that is not there', [enrolment()]],
    ['in the other role', [enrolment(status('deferral', '2026-06-10T08:00:00Z', { participant_type: 'mentor' }))]],
    [
      'of today in the other role beside one of long ago',
      [
        enrolment(status('deferral', '2026-06-10T08:00:00Z', { participant_type: 'mentor' })),
        enrolment(status('deferral', '2026-05-10T08:00:00Z')),
      ],
    ],
  ])('but not after one %s', (_, enrolments) => {
    expect(over(enrolments)).toBe(made);
  });

  test('in the role that is resumed, wherever that one stands', () => {
    const mentor = enrolment({ participant_type: 'mentor' });
    expect(over([mentor, enrolment(status('deferral', '2026-06-10T08:00:00Z'))])).toEqual(held);
  });

  test('but not where the rules are certain that it goes, nor where nobody is known', () => {
    const today = [enrolment(status('deferral', '2026-06-10T08:00:00Z'))];
    const sure = { state: 'pending', unchecked: ['rect.resume.R2'] } as const;
    expect(over(today, { ...sure, unchecked: [...sure.unchecked] })).toEqual(sure);
    const clear: Made = { state: 'pending' };
    expect(over(today, clear)).toBe(clear);
    expect(heldIfEarly(made, { draft }, null, NOW)).toBe(made);
  });
});
