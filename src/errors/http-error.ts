import { hold, LeadProviderErrorBase, type ErrorDetails } from './base.ts';

export interface HttpErrorDetails extends ErrorDetails {
  readonly status: number;
  readonly requestId: string | null;
  readonly body: unknown;
  readonly retryAt?: Date | null;
  readonly currentId?: string | null;
}

/** The service answered with a status other than success (except 429, see `RateLimitError`). */
export class HttpError extends LeadProviderErrorBase {
  override readonly name = 'HttpError';
  readonly kind = 'http';
  /** HTTP status, 400 to 599, or a redirect that was not followed. */
  readonly status: number;
  /** The `x-request-id` of the answer, to quote when asking DfE; null when it had none that is fit for logs. */
  readonly requestId: string | null;
  /**
   * The first moment at which the service accepts another try (`Retry-After`), by our own clock; null when it said
   * nothing.
   */
  readonly retryAt: Date | null;
  /** The current id of the participant, when the request failed because it named a retired one; otherwise null. */
  readonly currentId: string | null;
  /** The answer's body: parsed JSON, or text, with `[token]` where it repeats the token. Not part of `toJSON`. */
  declare readonly body: unknown;

  constructor(message: string, details: HttpErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryAt = details.retryAt ?? null;
    this.currentId = details.currentId ?? null;
    // an answer can hold personal data, so the body stays out of what consoles and loggers enumerate
    hold(this, 'body', details.body);
  }

  override toJSON(): Record<string, unknown> {
    return {
      ...super.toJSON(),
      status: this.status,
      requestId: this.requestId,
      retryAt: this.retryAt?.toISOString() ?? null,
      currentId: this.currentId,
    };
  }
}
