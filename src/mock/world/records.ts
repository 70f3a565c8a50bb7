import type { Day } from '../../rules/time.ts';
import type { Uuid } from '../ids.ts';

/** What both services keep. Instants are milliseconds since the epoch. */

export interface Stamped {
  readonly id: Uuid;
  createdAt: number;
  updatedAt: number;
}

export interface Provider {
  readonly id: Uuid;
  readonly symbol: string;
  readonly name: string;
  readonly token: string;
}

export interface Cohort {
  readonly year: number;
  /** First and last day of the contract period: 1 June to 31 May. */
  readonly start: Day;
  readonly end: Day;
  enabled: boolean;
  mentorFunding: boolean;
  detailedEvidence: boolean;
  upliftFees: boolean;
  /** When payments were (or will be) frozen. */
  paymentsFrozenAt: number | null;
}

export interface Milestone {
  readonly start: Day;
  readonly end: Day | null;
}

export interface Schedule {
  readonly cohort: number;
  readonly identifier: string;
  readonly milestones: ReadonlyMap<string, Milestone>;
}

export interface DeliveryPartner extends Stamped {
  name: string;
  links: { lp: Provider; cohort: number }[];
}

export interface School extends Stamped {
  readonly urn: string;
  name: string;
  eligible: boolean;
  /** `updatedAt`: ecf only, once the tutor was changed while the mock runs. */
  tutor: { name: string; email: string; updatedAt?: number } | null;
  giasContact: string | null;
  uplift: Map<number, { pupilPremium: boolean; sparsity: boolean }>;
  /** ecf: the programme the school chose for a year; rect derives it. */
  programme: Map<number, string>;
}

export interface Partnership extends Stamped {
  readonly lp: Provider;
  deliveryPartner: DeliveryPartner;
  readonly school: School;
  readonly cohort: Cohort;
  /** ecf only */
  challengedReason: string | null;
  challengedAt: number | null;
}

export interface Statement extends Stamped {
  readonly lp: Provider;
  readonly cohort: Cohort;
  readonly month: number;
  readonly year: number;
  readonly cutOff: Day;
  readonly payment: Day;
  readonly output: boolean;
  status: 'open' | 'payable' | 'paid';
}

export type Role = 'ect' | 'mentor';

export interface IdChange {
  readonly from: Uuid;
  readonly to: Uuid;
  readonly at: number;
}
