import type { Ask } from '../types.ts';

/** One write, as it is planned. */
export interface Step {
  readonly ask: Ask;
  /** What the mock answers it with. */
  readonly expects: 'refused' | 'accepted';
  /** Ids of the rules that refuse it on the mock. */
  readonly rules: readonly string[];
  /** What stays behind for ever although a later step takes it back; empty when nothing does. */
  readonly leaves: string;
  /** Whether it takes back what the step before it did. */
  readonly undoes: boolean;
}

export interface WritePlan {
  readonly steps: readonly Step[];
  /** Ids of the rules of writes that no step of the plan comes to. */
  readonly unreached: readonly string[];
  /** Ids of participants that were named, but that the server does not show. */
  readonly unknown: readonly string[];
}

/** What happened to one write. */
export interface Done {
  readonly step: string;
  /**
   * `not taken`: its answer was lost, and a look found that it was not carried out. `not settled`: it was not found out.
   */
  readonly outcome: 'refused' | 'accepted' | 'not taken' | 'not settled' | 'not sent';
}

/** What a run of writes left behind. */
export interface Left {
  readonly step: string;
  readonly what: string;
}
