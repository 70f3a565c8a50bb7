/** The writes that can be made in bulk, and what each row of them names. */

export const bulkOperations = [
  'declarations.create',
  'declarations.void',
  'partnerships.create',
  'participants.withdraw',
  'participants.defer',
  'participants.resume',
  'participants.changeSchedule',
] as const;

export type BulkOperation = (typeof bulkOperations)[number];

export const isBulkOperation = (value: unknown): value is BulkOperation => bulkOperations.some((one) => one === value);

/** What a row of an operation holds. */
export interface RowShape {
  /** The column with the id of the record that the write is about; null where it makes a new one. */
  readonly id: 'declaration_id' | 'participant_id' | null;
  /** The attributes that are sent, by name; `true` for those without which a row is refused before anything is sent. */
  readonly attributes: Readonly<Record<string, boolean>>;
}

/** The attributes are those of the description (`spec/rect.yaml`), flat. */
export const shapeOf: Readonly<Record<BulkOperation, RowShape>> = {
  'declarations.create': {
    id: null,
    attributes: {
      participant_id: true,
      declaration_type: true,
      declaration_date: true,
      course_identifier: true,
      evidence_held: false,
    },
  },
  'declarations.void': { id: 'declaration_id', attributes: {} },
  'partnerships.create': { id: null, attributes: { cohort: true, school_id: true, delivery_partner_id: true } },
  'participants.withdraw': { id: 'participant_id', attributes: { reason: true, course_identifier: true } },
  'participants.defer': { id: 'participant_id', attributes: { reason: true, course_identifier: true } },
  'participants.resume': { id: 'participant_id', attributes: { course_identifier: true } },
  'participants.changeSchedule': {
    id: 'participant_id',
    attributes: { schedule_identifier: true, course_identifier: true, cohort: false },
  },
};
