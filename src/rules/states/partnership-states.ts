import type { Expect } from '../../base/expect.ts';
import type { InService } from '../described.ts';
import { definitions, inStates } from '../source.ts';
import type { State } from './state.ts';

export type PartnershipState = 'active' | 'challenged';
export type PartnershipStatesAreDescribed = Expect<InService<'ecf', PartnershipState, 'PartnershipStatus'>>;
export type PartnershipAction = 'view' | 'confirm' | 'update';

const source = (state: PartnershipState): string => inStates('partnership', state, definitions('partnership states'));

/** `status` of a partnership; served by `ecf` only. */
export const partnershipStates: readonly State<PartnershipState, PartnershipAction>[] = [
  {
    state: 'active',
    source: source('active'),
    servedBy: ['ecf'],
    actions: ['view', 'confirm', 'update'],
    meaning: 'Agreed between school, delivery partner and provider, and confirmed by the provider.',
    may: 'View, confirm and update it. Its participants are visible.',
    begins: {
      by: ['provider', 'school', 'dfe'],
      trigger: 'the provider confirms it, or it is carried over from the year before',
    },
    moves: [{ to: 'challenged', by: ['school', 'dfe'], trigger: 'the school challenges it' }],
  },
  {
    state: 'challenged',
    source: source('challenged'),
    servedBy: ['ecf'],
    actions: ['view'],
    meaning: 'Changed or dissolved by the school.',
    may: 'View it only; its participants can no longer be read. Confirming it anew revives it.',
    moves: [{ to: 'active', by: ['provider', 'dfe'], trigger: 'the provider confirms it anew' }],
  },
];
