import { LeadProviderErrorBase, type ErrorDetails } from './base.ts';

/** A rule that refuses a request, or advises against it. */
export interface RuleRefusal {
  /** The rule's id, for example `rect.declaration.D14`. */
  readonly rule: string;
  /** The field it is about, as the service would title its error. */
  readonly title: string;
  /** What is wrong, which value, what to do. */
  readonly detail: string;
  /** Whether the live service refuses this, or only DfE's written guidance does. */
  readonly enforcedBy: 'service' | 'guidance';
  /** Where the rule is written: an address in this package (`docs/services/rect.md#d14`), a space, and words. */
  readonly source: string;
  /** True when another rule that could not be decided may refuse in its place. One of the two certainly refuses. */
  readonly likely: boolean;
}

/**
 * A business rule certainly refuses the request, so it was not sent (`outcome` `not-sent`); or it was sent, and another
 * declaration turned out to hold its slot (`outcome` `refused`).
 */
export class RuleError extends LeadProviderErrorBase {
  override readonly name = 'RuleError';
  readonly kind = 'rule';
  /** Which rules refuse, and why. At least one. */
  readonly refusals: readonly RuleRefusal[];
  /** The current id of the participant, when the request named a retired one; otherwise null. */
  readonly currentId: string | null;

  constructor(
    message: string,
    details: Omit<ErrorDetails, 'outcome' | 'issues'> & {
      outcome?: 'not-sent' | 'refused';
      refusals: readonly RuleRefusal[];
      currentId?: string | null;
    },
  ) {
    super(message, {
      outcome: 'not-sent',
      ...details,
      issues: details.refusals.map(({ title, detail }) => ({ title, detail })),
    });
    this.refusals = details.refusals;
    this.currentId = details.currentId ?? null;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), refusals: this.refusals, currentId: this.currentId };
  }
}
