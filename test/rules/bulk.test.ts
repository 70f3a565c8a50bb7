import { describe, expect, test } from 'vitest';
import { checkDeclaration, checkDeclarations } from '../../src/rules/index.ts';
import { declared, ID, participant, RETIRED, statement } from './support/reads.ts';

const OTHER = '22222222-7d0c-4a6e-9a3b-0d8f3f1c2b4a';
const now = '2026-01-15T12:00:00Z';
const draft = (changes: object = {}) => ({
  participant_id: ID,
  declaration_type: 'started',
  declaration_date: '2025-09-10T09:00:00Z',
  course_identifier: 'ecf-induction',
  evidence_held: 'training-event-attended',
  ...changes,
});
const given = { participants: [participant(), participant([{}], OTHER)], declarations: [], statements: [statement()] };
const outcomes = (drafts: readonly object[], facts: object = {}, service: 'rect' | 'ecf' = 'rect') =>
  checkDeclarations(service, drafts, { ...given, ...facts }, { now }).rows.map(({ verdict }) =>
    [verdict.outcome, ...verdict.refusals.map(({ rule }) => rule.split('.')[2])].join(' '),
  );

test('each draft has its row, in the order given, and the same verdict as on its own', () => {
  const drafts = [
    draft({ declaration_type: 'retained-1' }),
    draft({ participant_id: OTHER }),
    draft({ evidence_held: 'a-photo', participant_id: OTHER, declaration_type: 'completed' }),
  ];
  const { rows } = checkDeclarations('rect', drafts, given, { now });
  expect(rows.map(({ index }) => index)).toEqual([0, 1, 2]);
  for (const row of rows) {
    expect(row.draft).toBe(drafts[row.index]);
    expect(row.verdict).toEqual(
      checkDeclaration(
        'rect',
        row.draft,
        { participant: participant([{}], row.draft.participant_id), declarations: [], statements: given.statements },
        { now },
      ),
    );
  }
});

describe("a participant's drafts are judged in sequence, as if those before had been sent", () => {
  const started = draft();
  const retained = draft({ declaration_type: 'retained-1', declaration_date: '2025-11-10T09:00:00Z' });

  test('whatever order they stand in', () => {
    expect(outcomes([retained, started])).toEqual(['clear', 'clear']);
    expect(
      outcomes([draft({ declaration_type: 'retained-1', declaration_date: '2025-09-01T09:00:00Z' }), started]),
    ).toEqual(['refuse D18', 'clear']);
  });

  test('the second of a type is refused, in one batch and against what is held', () => {
    expect(outcomes([draft({ declaration_date: '2025-09-20T09:00:00Z' }), started])).toEqual(['refuse D8', 'clear']);
    expect(outcomes([started, { ...started, participant_id: OTHER }])).toEqual(['clear', 'clear']);
    expect(outcomes([started], { declarations: [declared()] })).toEqual(['refuse D8']);
    expect(outcomes([started], { declarations: [declared({ state: 'voided' })] })).toEqual(['clear']);
  });

  test('one that is refused is not taken to be sent', () => {
    expect(
      outcomes([draft({ evidence_held: 'a-photo' }), draft({ declaration_date: '2025-09-20T09:00:00Z' })]),
    ).toEqual(['refuse D13', 'clear']);
  });

  test('dates without an offset, with a comma or as Date objects count as well', () => {
    for (const declaration_date of [
      '2025-09-10T09:00:00',
      '2025-09-10T09:00:00,5Z',
      new Date('2025-09-10T09:00:00Z'),
    ]) {
      expect(
        outcomes([draft({ declaration_date }), draft({ declaration_date: '2025-09-20T09:00:00Z' })]),
        String(declaration_date),
      ).toContain('refuse D8');
    }
  });
});

describe('ids', () => {
  test('are compared without case and hyphens', () => {
    expect(
      outcomes([draft({ participant_id: ID.toUpperCase() }), draft({ participant_id: ID.replaceAll('-', '') })]),
    ).toEqual(['clear', 'refuse D8']);
  });

  test("one that is not among all participants is nobody's; of a part of them it says nothing", () => {
    const stranger = draft({ participant_id: '33333333-7d0c-4a6e-9a3b-0d8f3f1c2b4a' });
    expect(outcomes([stranger])).toEqual(['refuse D19']);
    expect(outcomes([stranger], { partial: true })).toEqual(['unsure']);
    expect(outcomes([draft({ participant_id: undefined }), draft({ participant_id: 7 })])).toEqual([
      'refuse D1',
      'refuse D19',
    ]);
  });

  test('a retired one is refused by rect and taken by ecf, for the same person', () => {
    expect(outcomes([draft({ participant_id: RETIRED })])).toEqual(['refuse D19']);
    expect(
      outcomes([draft({ participant_id: RETIRED }), draft({ declaration_date: '2025-09-20T09:00:00Z' })], {}, 'ecf')[1],
    ).toBe('refuse 10');
  });
});

test('counts outcomes, and refusals by rule, most first', () => {
  const wrong = (declaration_type: string, changes: object = {}) =>
    draft({ declaration_type, evidence_held: 'a-photo', ...changes });
  const { counts, refusedBy } = checkDeclarations(
    'rect',
    [
      draft(),
      wrong('retained-1'),
      wrong('completed'),
      draft({ participant_id: '' }),
      draft({ participant_id: OTHER, declaration_type: 'retained-9' }),
    ],
    given,
    { now },
  );
  expect(counts).toEqual({ refuse: 4, clear: 1, unsure: 0 });
  expect([...refusedBy]).toEqual([
    ['rect.declaration.D13', 2],
    ['rect.declaration.D1', 1],
    ['rect.declaration.D7', 1],
  ]);
});

test('statements, schedules, cohorts and modes are those of the single check', () => {
  expect(outcomes([draft()], { statements: [] })).toEqual(['refuse D16']);
  const late = new Map([['started', { start: '2025-06-01', end: '2025-08-31' }]]);
  expect(
    outcomes([draft()], { schedules: [{ cohort: 2025, identifier: 'ecf-standard-september', milestones: late }] }),
  ).toEqual(['refuse D10']);
  const deferred = participant([{ training_status: 'deferred', deferral: { date: '2025-09-01T09:00:00Z' } }]);
  expect(outcomes([draft()], { participants: [deferred] })).toEqual(['refuse G1a']);
  expect(
    checkDeclarations('rect', [draft()], { ...given, participants: [deferred] }, { now, checks: 'service' }).rows[0]
      ?.verdict.outcome,
  ).toBe('clear');
});

test('nothing in, nothing out', () => {
  expect(checkDeclarations('ecf', [], given)).toEqual({
    rows: [],
    counts: { refuse: 0, clear: 0, unsure: 0 },
    refusedBy: new Map(),
  });
});
