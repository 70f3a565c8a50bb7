import { describe, expect, test } from 'vitest';
import { byVerdict, decide, expectedStatement, today, type Choices } from '../../src/bulk/plan/decision.ts';
import { readable } from '../../src/bulk/plan/readable.ts';
import type { Refusal, Verdict } from '../../src/rules/index.ts';
import { CHOICES, enrolment, idOf, NOW, person, statement } from './plan-stand.ts';

const refusal = (rule: string, enforcedBy: Refusal['enforcedBy']): Refusal => ({
  ...{ rule, enforcedBy, title: `title of ${rule}`, detail: `detail of ${rule}`, source: 's', likely: false },
});
const unchecked = (...rules: readonly string[]): Verdict['unchecked'] =>
  rules.map((rule) => ({ rule, title: `title of ${rule}`, doubt: { fact: 'f', reason: 'missing' } as never }));
const verdict = (outcome: Verdict['outcome'], more: Partial<Verdict> = {}): Verdict => ({
  ...{ outcome, refusals: [], advice: [], unchecked: [] },
  ...more,
});
const made = (given: Verdict, isNewRecord = true, choices: Partial<Choices> = {}) =>
  byVerdict(given, isNewRecord, { ...CHOICES, ...choices });

describe('what a verdict makes of a row', () => {
  test('refused, by what the service itself enforces where there is such a rule', () => {
    const both = [refusal('G1', 'guidance'), refusal('D4', 'service'), refusal('D5', 'service')];
    expect(made(verdict('refuse', { refusals: both }))).toEqual({
      ...{ state: 'refused', rule: 'D4', why: 'title of D4: detail of D4' },
    });
  });

  test('refused, by guidance where no other rule says so', () => {
    const refusals = [refusal('G1', 'guidance'), refusal('G2', 'guidance')];
    expect(made(verdict('refuse', { refusals }))).toEqual({
      ...{ state: 'refused', rule: 'G1', why: 'title of G1: detail of G1' },
    });
  });

  test('sent, when it is clear; the rules that only the service can decide are kept', () => {
    expect(made(verdict('clear'))).toEqual({ state: 'pending' });
    expect(made(verdict('clear', { unchecked: unchecked('D7', 'D8') }))).toEqual({
      ...{ state: 'pending', unchecked: ['D7', 'D8'] },
    });
  });

  const about = { rule: 'D7', why: 'not certain: title of D7', unchecked: ['D7', 'D8'] };
  test.each<[isNew: boolean, choices: Partial<Choices>, state: string]>([
    [true, {}, 'pending'],
    [true, { holdUnsure: true }, 'unsure'],
    [true, { sendUnsure: true }, 'pending'],
    [false, {}, 'unsure'],
    [false, { sendUnsure: true }, 'pending'],
    [false, { holdUnsure: true }, 'unsure'],
    [false, { holdUnsure: true, sendUnsure: true }, 'pending'],
  ])('with a fact missing, for a new record (%s) and choices %o: %s', (isNew, choices, state) => {
    expect(made(verdict('unsure', { unchecked: unchecked('D7', 'D8') }), isNew, choices)).toEqual({ state, ...about });
  });

  test('with a fact missing and no rule that says which, is not certain either', () => {
    expect(made(verdict('unsure'))).toEqual({
      ...{ state: 'pending', rule: null, why: 'not certain: a fact is missing', unchecked: [] },
    });
  });
});

test('a decision holds the line and a copy of what is sent, and nothing that nobody said', () => {
  const draft = { declaration_type: 'started' };
  const one = decide({ line: 7, id: null, draft }, { key: 'k', id: 'i', why: 'because' }, 'already');
  expect(one).toEqual({
    ...{ line: 7, draft, basis: null, expected: null, key: 'k', id: 'i', why: 'because', state: 'already' },
  });
  expect(one.draft).not.toBe(draft);
});

describe('the statement that a declaration is expected on', () => {
  const statements = [
    statement(1, '2026-09-30'),
    statement(2, '2026-06-30'),
    statement(3, '2026-06-10'),
    statement(4, '2026-06-09'),
    statement(5, '2026-06-15', { paid: true }),
    statement(6, '2026-06-12', { cohort: '2024' }),
    statement(7, null),
    statement(8, '2026-07-31'),
  ].map((one) => readable('statement', one));
  const expectedFor = (
    enrolments: readonly Readonly<Record<string, unknown>>[],
    course: unknown = 'ecf-induction',
    among = statements,
    now = NOW,
  ) => expectedStatement(readable('participant', person(1, enrolments)), course, among, now);

  test('has the earliest cut-off of the cohort that has not passed; today counts', () => {
    expect(expectedFor([enrolment()])).toEqual({ statement: idOf(3), cutOff: '2026-06-10' });
    const ahead = statements.filter(({ id }) => id !== idOf(3));
    expect(expectedFor([enrolment()], 'ecf-induction', ahead)).toEqual({ statement: idOf(2), cutOff: '2026-06-30' });
    expect(expectedFor([enrolment({ cohort: '2024' })])).toEqual({ statement: idOf(6), cutOff: '2026-06-12' });
  });

  test('goes by the day in London', () => {
    const late = Date.parse('2026-06-10T23:30:00Z');
    expect(today(late)).toBe('2026-06-11');
    expect(expectedFor([enrolment()], 'ecf-induction', statements, late)?.statement).toBe(idOf(2));
  });

  test('is of the enrolment in the role that is declared for', () => {
    const both = [enrolment({ cohort: '2024' }), enrolment({ participant_type: 'mentor' })];
    expect(expectedFor(both, 'ecf-mentor')?.cutOff).toBe('2026-06-10');
    expect(expectedFor(both, 'ecf-induction')?.cutOff).toBe('2026-06-12');
    expect(expectedFor(both.slice(1), 'ecf-induction')).toBeNull();
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['is not flagged fundable', { eligible_for_funding: false }],
    ['is flagged neither way', { eligible_for_funding: null }],
    ['has no cohort', { cohort: null }],
    ['is of a cohort without statements', { cohort: '2021' }],
  ])('is none while the person %s', (_, values) => {
    expect(expectedFor([enrolment(values)])).toBeNull();
  });

  test('is none of nobody, and none when all have passed', () => {
    expect(expectedStatement(null, 'ecf-induction', statements, NOW)).toBeNull();
    expect(expectedFor([enrolment()], 'ecf-induction', statements, Date.parse('2027-01-01T12:00:00Z'))).toBeNull();
    expect(
      expectedFor(
        [enrolment({ cohort: null })],
        'ecf-induction',
        [statement(1, '2026-07-01', { cohort: null })].map((one) => readable('statement', one)),
      ),
    ).toBeNull();
  });
});

test('a record that the rules cannot read stops the plan, and no value of it is told', () => {
  const broken = { id: idOf(1), attributes: { ecf_enrolments: 'Jane Smith', participant_id_changes: [] } };
  expect(() => readable('participant', broken)).toThrow(
    'A participant was served that the rules cannot read: ecf_enrolments is not a list of records. Nothing was sent.',
  );
  const fine = person(1);
  expect(readable('participant', fine)).toBe(fine);
});
