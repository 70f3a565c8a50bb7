import type { CohortFacts } from './cohorts.ts';
import type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from './reads.ts';
import type { ScheduleDates } from './schedules.ts';

/**
 * What a check is given to judge by. Everything is optional: what is left out makes the rules that need it unchecked,
 * never guessed. `null` for a single record says that it was asked for and not found.
 */
export interface Given {
  /** The participant the request is about. */
  readonly participant?: ReadParticipant | null;
  /** All declarations of that participant that you can see; others among them do no harm. */
  readonly declarations?: readonly ReadDeclaration[];
  /** The declaration to be voided. */
  readonly declaration?: ReadDeclaration | null;
  /** Your statements, at least those of the cohort in question. */
  readonly statements?: readonly ReadStatement[];
  /** Your partnerships. */
  readonly partnerships?: readonly ReadPartnership[];
  /** The partnership to be updated. */
  readonly partnership?: ReadPartnership | null;
  /** The school of a new partnership, as served for its cohort. */
  readonly school?: ReadSchool | null;
  /** The delivery partner of a new or changed partnership. */
  readonly deliveryPartner?: ReadDeliveryPartner | null;
  /**
   * Schedules with their milestones. Default: the bundled ones, which refuse only where DfE's guidance confirms them.
   */
  readonly schedules?: readonly ScheduleDates[];
  /** Flags of cohorts. Default: the bundled ones. Supplied, they are taken to be all cohorts there are. */
  readonly cohorts?: readonly CohortFacts[];
  /** Your own name as the API writes it (`lead_provider_name`), to tell your declarations from those of others. */
  readonly leadProviderName?: string;
}
