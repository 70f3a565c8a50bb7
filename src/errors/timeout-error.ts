import { LeadProviderErrorBase, type ErrorDetails } from './base.ts';

/** No answer arrived within the time allowed. `outcome` tells whether the request can have taken effect. */
export class TimeoutError extends LeadProviderErrorBase {
  override readonly name = 'TimeoutError';
  readonly kind = 'timeout';
  /**
   * Which time ran out: `attempt`, that of a single request (`timeoutMs`), or `call`, that of the whole call
   * (`deadlineMs`).
   */
  readonly limit: 'attempt' | 'call';

  constructor(message: string, details: ErrorDetails & { limit: 'attempt' | 'call' }) {
    super(message, details);
    this.limit = details.limit;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), limit: this.limit };
  }
}
