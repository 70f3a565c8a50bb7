/**
 * What a provider can read, as far as the rules look at it. The generated resource types of both services fit these
 * shapes, so a caller passes what the API answered. `null` for a single record means it was asked for and not found.
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
    /** `ecf` rules look at it. */
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
