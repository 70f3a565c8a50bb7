/** One thing a service (or a check of ours) has against a request. */
export interface Issue {
  /** What it is about: an attribute such as `participant_id`, or a phrase such as `Bad request`. */
  readonly title: string;
  readonly detail: string;
}
