import { LeadProviderErrorBase, type ErrorDetails } from './base.ts';

/** The service throttled the token (429): 1,000 requests in five minutes. Nothing was changed. */
export class RateLimitError extends LeadProviderErrorBase {
  override readonly name = 'RateLimitError';
  readonly kind = 'rate-limit';
  readonly status = 429;
  /**
   * The first moment at which it makes sense to try again, by our own clock: what the service asks for within ten
   * minutes, or else the end of its five-minute window.
   */
  readonly retryAt: Date;
  readonly requestId: string | null;

  constructor(
    message: string,
    details: Omit<ErrorDetails, 'outcome' | 'retryable'> & { retryAt: Date; requestId: string | null },
  ) {
    super(message, { ...details, outcome: 'refused', retryable: true });
    this.retryAt = details.retryAt;
    this.requestId = details.requestId;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), status: this.status, retryAt: this.retryAt.toISOString(), requestId: this.requestId };
  }
}
