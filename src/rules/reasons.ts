import type { Expect } from '../base/expect.ts';
import type { InBoth, InService } from './described.ts';

/** The reasons a provider can give, per service. */
export const withdrawalReasons = {
  rect: [
    'left-teaching-profession',
    'moved-school',
    'mentor-no-longer-being-mentor',
    'switched-to-school-led',
    'changed-lead-provider',
    'other',
  ],
  ecf: ['left-teaching-profession', 'moved-school', 'mentor-no-longer-being-mentor', 'switched-to-school-led', 'other'],
} as const;
export type WithdrawalsAreDescribed = [
  Expect<InService<'rect', (typeof withdrawalReasons)['rect'][number], 'WithdrawalReason'>>,
  Expect<InService<'ecf', (typeof withdrawalReasons)['ecf'][number], 'WithdrawalReason'>>,
];

export const deferralReasons = [
  'bereavement',
  'long-term-sickness',
  'parental-leave',
  'career-break',
  'other',
] as const;
export type DeferralsAreDescribed = Expect<InBoth<(typeof deferralReasons)[number], 'DeferralReason'>>;
