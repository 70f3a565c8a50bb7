import { definitions, inStates } from '../source.ts';
import { billableStates, declarationStateNames, liveStates, type DeclarationState } from '../terms.ts';
import { both, type State } from './state.ts';

export { declarationStateNames, type DeclarationState };

export type DeclarationAction = 'view' | 'void';

const source = (state: DeclarationState): string => inStates('declaration', state, definitions('declaration states'));

export const declarationStates: readonly State<DeclarationState, DeclarationAction>[] = [
  {
    state: 'submitted',
    source: source('submitted'),
    servedBy: both,
    actions: ['view', 'void'],
    meaning: 'Received; whether the participant is eligible for funding has not been confirmed yet.',
    may: 'View it and void it.',
    begins: { by: ['provider'], trigger: 'declared for a participant not confirmed as eligible' },
    moves: [
      { to: 'eligible', by: ['dfe'], trigger: 'the participant is confirmed as eligible for funding' },
      { to: 'voided', by: ['provider', 'dfe'], trigger: 'void' },
    ],
  },
  {
    state: 'eligible',
    source: source('eligible'),
    servedBy: both,
    actions: ['view', 'void'],
    meaning: 'The participant is confirmed as eligible for funding; the declaration stands on a statement to come.',
    may: 'View it and void it.',
    begins: { by: ['provider'], trigger: 'declared for an eligible participant' },
    moves: [
      { to: 'payable', by: ['time'], trigger: 'the day after the cut-off date of its statement' },
      { to: 'voided', by: ['provider', 'dfe'], trigger: 'void' },
    ],
  },
  {
    state: 'ineligible',
    source: source('ineligible'),
    servedBy: ['ecf'],
    actions: ['view', 'void'],
    meaning:
      'Will not be paid: the participant is not eligible for funding, or the declaration is a duplicate. The live ' +
      'ecf service sets it for duplicates by TRN only.',
    may: 'View it and void it.',
    begins: {
      by: ['provider'],
      trigger: 'declared while another account with the same TRN holds the type',
      services: ['ecf'],
    },
    moves: [{ to: 'voided', by: ['provider', 'dfe'], trigger: 'void', services: ['ecf'] }],
  },
  {
    state: 'payable',
    source: source('payable'),
    servedBy: both,
    actions: ['view', 'void'],
    meaning: 'Approved and ready for DfE to pay.',
    may: 'View it and void it.',
    moves: [
      { to: 'paid', by: ['dfe'], trigger: 'DfE authorises payment of the statement' },
      { to: 'voided', by: ['provider', 'dfe'], trigger: 'void' },
    ],
  },
  {
    state: 'paid',
    source: source('paid'),
    servedBy: both,
    actions: ['view', 'void'],
    meaning: 'Paid by DfE.',
    may: 'View it and void it; voiding starts a clawback.',
    moves: [{ to: 'awaiting-clawback', by: ['provider', 'dfe'], trigger: 'void' }],
  },
  {
    state: 'voided',
    source: source('voided'),
    servedBy: both,
    actions: ['view'],
    meaning: 'Taken back before it was paid. Its type is free to be declared again.',
    may: 'View it only.',
    moves: [],
  },
  {
    state: 'awaiting-clawback',
    source: source('awaiting-clawback'),
    servedBy: both,
    actions: ['view'],
    meaning: 'Taken back after it was paid; the money has not been deducted yet.',
    may: 'View it only.',
    moves: [{ to: 'clawed-back', by: ['dfe'], trigger: 'DfE authorises the statement that carries the clawback' }],
  },
  {
    state: 'clawed-back',
    source: source('clawed-back'),
    servedBy: both,
    actions: ['view'],
    meaning: 'Taken back after it was paid, and deducted from a later payment.',
    may: 'View it only.',
    moves: [],
  },
];

/** Reads a state in either spelling, `awaiting_clawback` or `awaiting-clawback`; null for what is not a state. */
export function parseDeclarationState(text: string): DeclarationState | null {
  const dashed = text.trim().toLowerCase().replaceAll('_', '-');
  return declarationStateNames.find((name) => name === dashed) ?? null;
}

type WithState = { readonly attributes: { readonly state: string } } | DeclarationState;

function rowOf(declaration: WithState): State<DeclarationState, DeclarationAction> | undefined {
  const state = typeof declaration === 'string' ? declaration : parseDeclarationState(declaration.attributes.state);
  return declarationStates.find((row) => row.state === state);
}

/**
 * Whether a provider may void a declaration in its state. The service can ask for more: that the declaration is your
 * own, and for a paid one a statement to claw back on; see `checkVoid`.
 */
export function canVoid(declaration: WithState): boolean {
  return rowOf(declaration)?.actions.includes('void') ?? false;
}

/** The state after voiding: `voided`, or `awaiting-clawback` for a paid one; null when it cannot be voided. */
export function voidOutcome(state: DeclarationState): 'voided' | 'awaiting-clawback' | null {
  if (!canVoid(state)) return null;
  return state === 'paid' ? 'awaiting-clawback' : 'voided';
}

/** Whether the declaration counts for payment: `eligible`, `payable` or `paid`. */
export function isBillable(state: DeclarationState): boolean {
  return billableStates.has(state);
}

/** Whether the declaration holds its type, so that it cannot be declared again: `submitted` or billable. */
export function holdsItsType(state: DeclarationState): boolean {
  return liveStates.has(state);
}

/** Whether nothing can happen to the declaration any more: `voided` or `clawed-back`. */
export function isTerminal(state: DeclarationState): boolean {
  return rowOf(state)?.moves.length === 0;
}
