import type { Service } from '../contract/index.ts';

/** A record as the API serves it. */
export interface Row {
  readonly id: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The lists that are read whole; schools are read once for each cohort. */
export const listNames = [
  'statements',
  'deliveryPartners',
  'partnerships',
  'participants',
  'transfers',
  'unfundedMentors',
  'declarations',
] as const;
export type ListName = (typeof listNames)[number];

/**
 * Everything that one token can see at one moment. Lists stand in the order in which the service serves them without
 * `sort`.
 */
export interface Observed {
  readonly service: Service;
  /** The service's clock at the last answer, ISO 8601 in UTC, whole seconds. */
  readonly at: string;
  /** The name of the provider whose token it is; null when nothing tells it. */
  readonly provider: string | null;
  readonly lists: Readonly<Record<ListName, readonly Row[]>>;
  /** By cohort, the schools that are listed for it; a cohort for which none is, is left out. */
  readonly schools: ReadonlyMap<number, readonly Row[]>;
  /** By id of a declaration, the cohort under which the list of declarations shows it when it is asked for one cohort. */
  readonly cohortOfDeclaration: ReadonlyMap<string, number>;
  /** By id of a participant, the cohorts under which the list of participants shows it. */
  readonly cohortsOfParticipant: ReadonlyMap<string, readonly number[]>;
  /** By id of a delivery partner, the cohorts under which the list of delivery partners shows it. */
  readonly cohortsOfPartner: ReadonlyMap<string, readonly number[]>;
  /** By id of a participant of `rect`, the statuses of training under which the list shows them, but `active`. */
  readonly statusesOfParticipant: ReadonlyMap<string, readonly string[]>;
}
