import type { CohortFacts } from './books.ts';
import type { Datum } from './rule.ts';
import type { ScheduleDates } from './schedules.ts';
import { courseOf, liveStates, type LiveDeclaration, type Role } from './terms.ts';
import { served, type Span } from './time.ts';

/**
 * What a provider can read, as far as the rules look at it. The generated resource types of both services fit these
 * shapes, so a caller passes the API's answers. `null` for a single record means it was asked for and not found.
 */

export interface ReadEnrolment {
  readonly participant_type: string;
  readonly cohort: string | null;
  readonly school_urn: string | null;
  readonly schedule_identifier: string;
  readonly training_status: string;
  readonly participant_status: string | null;
  readonly eligible_for_funding: boolean | null;
  readonly withdrawal: { readonly date: string } | null;
  readonly deferral: { readonly date: string } | null;
  readonly induction_end_date: string | null;
  readonly mentor_funding_end_date: string | null;
  readonly cohort_changed_after_payments_frozen: boolean;
}

export interface ReadParticipant {
  readonly id: string;
  readonly attributes: {
    readonly ecf_enrolments: readonly ReadEnrolment[];
    readonly participant_id_changes: readonly { readonly from_participant_id: string }[];
  };
}

export interface ReadDeclaration {
  readonly id: string;
  readonly attributes: {
    readonly participant_id: string;
    readonly declaration_type: string;
    readonly course_identifier: string;
    readonly declaration_date: string;
    readonly state: string;
    readonly statement_id: string | null;
    /** Only `ecf` rules read this. */
    readonly clawback_statement_id?: string | null;
    readonly lead_provider_name: string;
  };
}

export interface ReadStatement {
  readonly id: string;
  readonly attributes: { readonly cohort: string; readonly cut_off_date: string | null; readonly paid: boolean };
}

export interface ReadPartnership {
  readonly id: string;
  readonly attributes: {
    readonly cohort: string;
    readonly urn: string;
    readonly school_id: string;
    readonly delivery_partner_id: string;
    /** `ecf` only. */
    readonly status?: string;
  };
}

export interface ReadSchool {
  readonly id: string;
  readonly attributes: {
    readonly cohort: string;
    readonly in_partnership: boolean;
    readonly induction_programme_choice: string;
  };
}

export interface ReadDeliveryPartner {
  readonly id: string;
  readonly attributes: { readonly cohort: readonly string[] };
}

/** Ids as the services compare them: case and hyphens do not matter. */
export function sameId(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a !== '' && (a === b || plain(a) === plain(b));
}

export function plain(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}

/**
 * The records that a check judges by. Everything is optional: what is left out is never guessed, and the rules that
 * need it stay unchecked. `null` for a single record means it was asked for and not found.
 */
export interface CheckInput {
  /**
   * The participant the request is about: for a retired id, which GET answers with 404, the one who has taken its place.
   * `null` says that there is no such one either, for `ecf` takes retired ids on writes.
   */
  readonly participant?: ReadParticipant | null;
  /** All declarations of that participant that you can see. Those of other participants do no harm. */
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
  /** Flags of cohorts. Default: the bundled ones. When supplied, they are taken to be all cohorts there are. */
  readonly cohorts?: readonly CohortFacts[];
  /** Your own name as the API writes it (`lead_provider_name`), to tell your declarations from those of others. */
  readonly leadProviderName?: string;
}

/** A fact that is not in doubt: it comes from the caller or from the world of a mock. */
export function given<T>(value: T): Datum<T> {
  return { value, from: 'given' };
}

/** What a provider's reads say, the same in both services. */

/** The declarations of one participant in one role that hold their type. Undefined when none were supplied. */
export function liveOf(
  id: unknown,
  role: Role,
  declarations: readonly ReadDeclaration[] | undefined,
): readonly LiveDeclaration[] | undefined {
  return datedOf(id, role, declarations, (state) => liveStates.has(state));
}

/** The same in every state, taken back or not. */
export function declaredOf(
  id: unknown,
  role: Role,
  declarations: readonly ReadDeclaration[] | undefined,
): readonly LiveDeclaration[] | undefined {
  return datedOf(id, role, declarations, () => true);
}

function datedOf(
  id: unknown,
  role: Role,
  declarations: readonly ReadDeclaration[] | undefined,
  counts: (state: string) => boolean,
): readonly LiveDeclaration[] | undefined {
  if (declarations === undefined || typeof id !== 'string') return undefined;
  const found: LiveDeclaration[] = [];
  for (const { attributes } of declarations) {
    if (
      !counts(attributes.state) ||
      attributes.course_identifier !== courseOf[role] ||
      !sameId(attributes.participant_id, id)
    )
      continue;
    const date = served(attributes.declaration_date);
    if (date !== null) found.push({ type: attributes.declaration_type, date });
  }
  return found;
}

/**
 * When the status asked for began; null when the enrolment has another status, undefined when its date is unreadable.
 */
export function since(enrolment: ReadEnrolment, status: 'withdrawn' | 'deferred'): Span | null | undefined {
  if (enrolment.training_status !== status) return null;
  const action = status === 'withdrawn' ? enrolment.withdrawal : enrolment.deferral;
  return action === null ? undefined : (served(action.date) ?? undefined);
}
