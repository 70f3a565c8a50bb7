/** One objection of a service (or of one of our checks) to a request. */
export interface Issue {
  /** What it is about: an attribute such as `participant_id`, or a phrase such as `Bad request`. */
  readonly title: string;
  readonly detail: string;
}
