import { expect, test } from 'vitest';
import { declarationStateNames, holdsItsType, isBillable } from '../../../src/rules/states.ts';
import { billableStates, liveStates } from '../../../src/rules/terms.ts';

test('the sets and the questions of the state model agree on every state', () => {
  for (const state of declarationStateNames) {
    expect(isBillable(state)).toBe(billableStates.has(state));
    expect(holdsItsType(state)).toBe(liveStates.has(state));
  }
  expect(declarationStateNames.filter(isBillable)).toEqual(['eligible', 'payable', 'paid']);
  expect(declarationStateNames.filter(holdsItsType)).toEqual(['submitted', 'eligible', 'payable', 'paid']);
});

test('a state nobody knows counts as nothing', () => {
  expect(billableStates.has('new-state')).toBe(false);
  expect(liveStates.has('new-state')).toBe(false);
});
