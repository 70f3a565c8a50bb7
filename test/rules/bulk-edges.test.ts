import { describe, expect, test } from 'vitest';
import { checkDeclaration, checkDeclarations, type CheckOptions } from '../../src/rules/index.ts';
import { declared, ID, participant, partnership, RETIRED, statement } from './support/reads.ts';

/** Who a draft of a batch is about, which declarations count for it, and what the result sums up. */

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
const given = { participants: [participant()], declarations: [], statements: [statement()] };
const bulk = (
  drafts: readonly object[],
  facts: object = {},
  options: CheckOptions = {},
  service: 'rect' | 'ecf' = 'rect',
) => checkDeclarations(service, drafts, { ...given, ...facts }, { now, ...options });
const said = (...args: Parameters<typeof bulk>): string[] =>
  bulk(...args).rows.map(({ verdict }) =>
    [verdict.outcome, ...verdict.refusals.map(({ rule }) => rule.split('.')[2])].join(' '),
  );

describe('somebody who is not among the participants', () => {
  const stranger = [draft({ participant_id: OTHER })];

  test('is nobody, unless the participants are only a part', () => {
    expect(said(stranger)).toEqual(['refuse D19']);
    expect(said(stranger, { partial: false })).toEqual(['refuse D19']);
    expect(said(stranger, { partial: true })).toEqual(['unsure']);
  });

  test('is nobody, too, when they were asked for and are absent', () => {
    expect(said(stranger, { partial: true, absent: [OTHER.toUpperCase()] })).toEqual(['refuse D19']);
    expect(said(stranger, { partial: true, absent: [ID] })).toEqual(['unsure']);
    // who is there is there, whatever is said to be absent
    expect(said([draft()], { partial: true, absent: [ID] })).toEqual(['clear']);
  });

  test('has declarations all the same', () => {
    const declarations = [declared({ participant_id: OTHER })];
    const [row] = bulk(stranger, { partial: true, declarations }).rows;
    expect(row?.verdict.unchecked.some(({ rule }) => rule === 'rect.declaration.D8')).toBe(true);
    expect(said([draft({ participant_id: 7 })])).toEqual(said([draft({ participant_id: 'nobody' })]));
  });
});

describe('a retired id', () => {
  const retired = draft({ participant_id: RETIRED });

  test('is taken by ecf, with the declarations of the current one, and of the same batch', () => {
    expect(said([retired], {}, {}, 'ecf')[0]).not.toContain('10');
    expect(said([retired], { declarations: [declared()] }, {}, 'ecf')[0]).toContain('10');
    expect(said([draft(), { ...retired, declaration_date: '2025-09-11T09:00:00Z' }], {}, {}, 'ecf')[1]).toContain('10');
    expect(said([retired])).toEqual(['refuse D19']);
  });

  test('that is somebody else by now is theirs', () => {
    const both = { participants: [participant(), participant([{ cohort: '2024' }], RETIRED)] };
    expect(said([retired], both, {}, 'rect')).not.toEqual(['refuse D19']);
  });
});

describe('drafts in one batch', () => {
  test('of one type are judged by date, and by place when dates are the same', () => {
    const early = draft({ declaration_date: '2025-09-01T09:00:00Z' });
    expect(said([draft(), early])).toEqual(['refuse D8', 'clear']);
    expect(said([draft(), draft()])).toEqual(['clear', 'refuse D8']);
    expect(said([draft(), draft(), draft()])).toEqual(['clear', 'refuse D8', 'refuse D8']);
  });

  test('of a type that is none come last, and a date that is no text first', () => {
    expect(said([draft({ declaration_type: 'finished' }), draft()])).toEqual(['refuse D7', 'clear']);
    const [, second] = said([draft(), draft({ declaration_date: new Date('2025-09-01T09:00:00Z') })]);
    expect(second).toBe('clear');
  });

  test('without an offset are held as London time', () => {
    const summer = draft({ declaration_date: '2025-09-10T09:00:00' });
    const retained = (declaration_date: string) => draft({ declaration_type: 'retained-1', declaration_date });
    expect(said([summer, retained('2025-09-10T08:00:00Z')])[1]).toBe('clear');
    expect(said([summer, retained('2025-09-10T07:59:59Z')])[1]).toBe('refuse D18');
  });

  test('of somebody else, or of another course, do not count', () => {
    const both = { participants: [participant([{}, { participant_type: 'mentor' }]), participant([{}], OTHER)] };
    const drafts = [draft(), draft({ participant_id: OTHER }), draft({ course_identifier: 'ecf-mentor' })];
    expect(said(drafts, both)).toEqual(['clear', 'clear', 'clear']);
  });
});

describe('the result', () => {
  const drafts = [
    draft({ evidence_held: 'rumour', participant_id: OTHER }),
    draft(),
    draft({ evidence_held: 'rumour' }),
    draft({ declaration_type: 'finished' }),
    draft({ evidence_held: '' }),
  ];

  test('counts outcomes, and the drafts that each rule refuses, most first', () => {
    const { rows, counts, refusedBy } = bulk(drafts, { participants: [participant(), participant([{}], OTHER)] });
    expect(rows.map(({ index, draft: own }) => [index, own])).toEqual(drafts.map((own, index) => [index, own]));
    const outcomes = rows.map(({ verdict }) => verdict.outcome);
    for (const outcome of ['refuse', 'clear', 'unsure'] as const)
      expect(counts[outcome]).toBe(outcomes.filter((one) => one === outcome).length);
    // the second of a type is refused for that, whatever its evidence
    expect([...refusedBy]).toEqual([
      ['rect.declaration.D8', 2],
      ['rect.declaration.D13', 1],
      ['rect.declaration.D7', 1],
    ]);
  });

  test('of nothing is nothing', () => {
    expect(bulk([])).toEqual({ rows: [], counts: { refuse: 0, clear: 0, unsure: 0 }, refusedBy: new Map() });
  });

  test('follows the mode', () => {
    const deferred = participant([
      { training_status: 'deferred', participant_status: 'left', deferral: { date: '2025-09-01T09:00:00Z' } },
    ]);
    const outcome = (checks?: CheckOptions['checks']) =>
      said([draft()], { participants: [deferred] }, checks === undefined ? {} : { checks })[0];
    expect([outcome(), outcome('documented'), outcome('service'), outcome('off')]).toEqual([
      'refuse G1a',
      'refuse G1a',
      'clear',
      'clear',
    ]);
  });

  test('knows of a challenged partnership, wherever it stands among them', () => {
    const partnerships = [partnership({ status: 'active' }), partnership({ status: 'challenged' })];
    const mine = { participant: null, declarations: [], statements: [statement()] };
    for (const list of [partnerships, partnerships.slice(0, 1), []])
      expect(bulk([draft({ participant_id: OTHER })], { partnerships: list }, {}, 'ecf').rows[0]?.verdict).toEqual(
        checkDeclaration('ecf', draft({ participant_id: OTHER }), { ...mine, partnerships: list }, { now }),
      );
  });
});
