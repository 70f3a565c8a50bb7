import { describe, expect, test } from 'vitest';
import {
  allowedActions,
  canVoid,
  declarationStateNames,
  declarationStates,
  holdsItsType,
  isBillable,
  isTerminal,
  parseDeclarationState,
  participantStates,
  partnershipStates,
  trainingStates,
  voidOutcome,
  type DeclarationState,
} from '../../src/rules/states.ts';

const machines = { partnershipStates, trainingStates, participantStates, declarationStates } as const;
const served = (states: readonly { state: string; servedBy: readonly string[] }[]): Record<string, string> =>
  Object.fromEntries(states.map(({ state, servedBy }) => [state, servedBy.join(' ')]));

describe('every row of the source documents is there', () => {
  test('partnerships', () => expect(served(partnershipStates)).toEqual({ active: 'ecf', challenged: 'ecf' }));

  test('training_status, with completed of the early draft', () => {
    expect(served(trainingStates)).toEqual({
      active: 'rect ecf',
      deferred: 'rect ecf',
      withdrawn: 'rect ecf',
      completed: '',
    });
  });

  test('participant_status', () => {
    expect(served(participantStates)).toEqual({
      joining: 'rect ecf',
      active: 'rect ecf',
      leaving: 'rect ecf',
      left: 'rect ecf',
      withdrawn: 'ecf',
    });
  });

  test('declarations, with ineligible', () => {
    const all = ['submitted', 'eligible', 'payable', 'paid', 'voided', 'awaiting-clawback', 'clawed-back'];
    expect(served(declarationStates)).toEqual({
      ...Object.fromEntries(all.map((state) => [state, 'rect ecf'])),
      ineligible: 'ecf',
    });
    expect(declarationStates.map(({ state }) => state)).toEqual([...declarationStateNames]);
  });
});

describe.each(Object.entries(machines))('%s', (_name, states) => {
  const rows: readonly {
    state: string;
    meaning: string;
    may: string;
    source: string;
    actions: readonly string[];
    moves: readonly { to: string; by: readonly string[]; trigger: string }[];
  }[] = states;

  test('each says what it means, what a provider may do and where that is written', () => {
    for (const { meaning, may, source, actions } of rows) {
      expect(meaning).toMatch(/\.$/);
      expect(may).toMatch(/\.$/);
      expect(source).toMatch(/^docs\/states\.md#[a-z-]+ Definitions and states( \(early draft\))?: /);
      expect(actions).toContain('view');
    }
  });

  test('moves lead to other states that exist, and say who makes them and when', () => {
    const names = new Set(rows.map(({ state }) => state));
    for (const { state, moves } of rows) {
      for (const { to, by, trigger } of moves) {
        expect(names).toContain(to);
        expect(to).not.toBe(state);
        expect(by.length).toBeGreaterThan(0);
        expect(trigger).not.toBe('');
      }
    }
  });
});

describe('what a provider may do by the documents', () => {
  const actions = <S extends string>(
    states: readonly { state: S; actions: readonly string[] }[],
    state: S,
  ): readonly string[] => states.find((row) => row.state === state)?.actions ?? [];

  test('partnerships: all while active, only view a challenged one', () => {
    expect(actions(partnershipStates, 'active')).toEqual(['view', 'confirm', 'update']);
    expect(actions(partnershipStates, 'challenged')).toEqual(['view']);
  });

  test('training: the later document and the live services decide, completed is closed', () => {
    expect(actions(trainingStates, 'active')).toEqual(['view', 'declare', 'defer', 'withdraw', 'change-schedule']);
    expect(actions(trainingStates, 'deferred')).not.toContain('declare');
    expect(actions(trainingStates, 'deferred')).toEqual(
      expect.arrayContaining(['resume', 'withdraw', 'declare-before-deferral']),
    );
    expect(actions(trainingStates, 'withdrawn')).toEqual(
      expect.arrayContaining(['resume', 'declare-before-withdrawal']),
    );
    expect(actions(trainingStates, 'completed')).toEqual(['view']);
  });
});

describe('declaration states', () => {
  const facts: Record<
    DeclarationState,
    { void: 'voided' | 'awaiting-clawback' | null; billable: boolean; holds: boolean; terminal: boolean }
  > = {
    submitted: { void: 'voided', billable: false, holds: true, terminal: false },
    eligible: { void: 'voided', billable: true, holds: true, terminal: false },
    ineligible: { void: 'voided', billable: false, holds: false, terminal: false },
    payable: { void: 'voided', billable: true, holds: true, terminal: false },
    paid: { void: 'awaiting-clawback', billable: true, holds: true, terminal: false },
    voided: { void: null, billable: false, holds: false, terminal: true },
    // the early draft had it voidable; the later document, and both services, only let it be viewed
    'awaiting-clawback': { void: null, billable: false, holds: false, terminal: false },
    'clawed-back': { void: null, billable: false, holds: false, terminal: true },
  };

  test.each(declarationStateNames)('%s', (state) => {
    const expected = facts[state];
    expect([voidOutcome(state), canVoid(state), isBillable(state), holdsItsType(state), isTerminal(state)]).toEqual([
      expected.void,
      expected.void !== null,
      expected.billable,
      expected.holds,
      expected.terminal,
    ]);
    // the moves say the same as the helpers
    const moved = declarationStates.find((row) => row.state === state)?.moves.find(({ trigger }) => trigger === 'void');
    expect(moved?.to ?? null).toBe(expected.void);
  });

  test('canVoid takes a declaration as it was read, in either spelling', () => {
    expect(canVoid({ attributes: { state: 'paid' } })).toBe(true);
    expect(canVoid({ attributes: { state: 'awaiting_clawback' } })).toBe(false);
    expect(canVoid({ attributes: { state: 'a-state-to-come' } })).toBe(false);
  });

  test.each([
    ['awaiting_clawback', 'awaiting-clawback'],
    ['awaiting-clawback', 'awaiting-clawback'],
    ['clawed_back', 'clawed-back'],
    ['clawed-back', 'clawed-back'],
    [' Paid ', 'paid'],
    ['ineligible', 'ineligible'],
    ['clawedback', null],
    ['', null],
    ['completed', null],
  ])('%j is read as %s', (text, state) => expect(parseDeclarationState(text)).toBe(state));
});

describe('allowedActions', () => {
  const allowed = (training_status: string, participant_status: string | null, service?: 'rect' | 'ecf') =>
    allowedActions({ training_status, participant_status }, service);

  test('active', () =>
    expect(allowed('active', 'active')).toEqual(['view', 'declare', 'defer', 'withdraw', 'change-schedule']));
  test('deferred', () =>
    expect(allowed('deferred', 'left')).toEqual(['view', 'resume', 'withdraw', 'declare-before-deferral']));
  test('withdrawn', () =>
    expect(allowed('withdrawn', 'left')).toEqual(['view', 'resume', 'declare-before-withdrawal']));
  test('a status that is not known yet allows nothing but a look', () =>
    expect(allowed('paused', 'active')).toEqual(['view']));

  test('rect: no deferral before the start, no schedule change after leaving', () => {
    expect(allowed('active', 'joining')).toEqual(['view', 'declare', 'change-schedule']);
    expect(allowed('active', 'left')).toEqual(['view', 'declare', 'defer', 'withdraw']);
    expect(allowed('active', 'leaving')).toContain('change-schedule');
  });

  test('ecf: nothing once the school has removed the participant, else what the training allows', () => {
    expect(allowed('active', 'withdrawn', 'ecf')).toEqual(['view']);
    expect(allowed('active', 'joining', 'ecf')).toContain('defer');
    expect(allowed('active', 'left', 'ecf')).toContain('change-schedule');
    expect(allowed('active', null, 'ecf')).toContain('declare');
  });
});
