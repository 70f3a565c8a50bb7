import type { Expect } from '../../base/expect.ts';
import type { InService } from '../described.ts';

/**
 * The states of declarations, and what a declaration counts as by its state. The sets take any text, because a state
 * that is read from a service may be one that is not known yet.
 */
export const declarationStateNames = [
  'submitted',
  'eligible',
  'ineligible',
  'payable',
  'paid',
  'voided',
  'awaiting-clawback',
  'clawed-back',
] as const;

/** `state` of a declaration, as the services serve it. DfE's definitions write the last two with an underscore. */
export type DeclarationState = (typeof declarationStateNames)[number];
export type DeclarationStatesAreDescribed = [
  Expect<InService<'rect', Exclude<DeclarationState, 'ineligible'>, 'DeclarationState'>>,
  Expect<InService<'ecf', DeclarationState, 'DeclarationState'>>,
];

/** Has been or will be paid. */
export const billableStates: ReadonlySet<string> = new Set(['eligible', 'payable', 'paid']);

/** Holds its type, so that it cannot be declared again: billable, or may yet become so. */
export const liveStates: ReadonlySet<string> = new Set(['submitted', ...billableStates]);
