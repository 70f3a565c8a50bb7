import { LeadProviderErrorBase } from './base.ts';

/**
 * The caller stopped the call: by its AbortSignal, or by what `onSend` threw. `outcome` tells whether the request can
 * have taken effect.
 */
export class AbortedError extends LeadProviderErrorBase {
  override readonly name = 'AbortedError';
  readonly kind = 'aborted';
}
