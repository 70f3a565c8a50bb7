import type { DeclarationState } from '../shared/declaration-kinds.ts';

export interface EcfVoidFacts {
  /** Whether a declaration with the id exists and was made by this provider. */
  own: boolean;
  /** Its served `state`. */
  state: DeclarationState;
  /** Whether a statement line to claw it back exists already. */
  refunded: boolean;
  /**
   * Whether the provider has an open output statement of the declaration's cohort whose cut-off date is today or later.
   */
  openStatement: boolean;
}
