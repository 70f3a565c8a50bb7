import { LeadProviderErrorBase } from './base.ts';

/** The caller's AbortSignal stopped the call. `outcome` tells whether the request can have taken effect. */
export class AbortedError extends LeadProviderErrorBase {
  override readonly name = 'AbortedError';
  readonly kind = 'aborted';
}
