import type { Scenario } from '../../mock/index.ts';

/** A fact that no read shows, chosen so that the reads agree. */
export interface FittedFact {
  /** What was fitted, in the words of the table in `docs/capture.md`: `training dates`, `who trained before`, … */
  readonly fact: string;
  /** How many records have one. */
  readonly count: number;
}

/** A record, or an attribute of one, that the scenario does not serve as it was seen. */
export interface NotReproduced {
  /** The list it was seen in. */
  readonly list: string;
  /** The id as it stands in the scenario. */
  readonly id: string;
  /** Attributes, with dots for what is inside: `ecf_enrolments.mentor_id`; empty when the whole record is left out. */
  readonly attributes: readonly string[];
  readonly why: string;
}

export interface Fitted {
  readonly scenario: Scenario;
  readonly fitted: readonly FittedFact[];
  readonly left: readonly NotReproduced[];
}
