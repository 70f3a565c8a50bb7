/** `data.attributes` of writes as they arrive, before anything is known of their values; the same in both services. */

/** Of defer, withdraw and resume. */
export interface ActionInput {
  readonly course_identifier?: unknown;
  readonly reason?: unknown;
}

/** Of a schedule change. */
export interface ScheduleInput {
  readonly course_identifier?: unknown;
  readonly schedule_identifier?: unknown;
  readonly cohort?: unknown;
}

/** Of a new partnership. */
export interface PartnershipInput {
  readonly cohort?: unknown;
  readonly school_id?: unknown;
  readonly delivery_partner_id?: unknown;
}

/** Of a change of delivery partner. */
export interface PartnershipUpdateInput {
  readonly delivery_partner_id?: unknown;
}
