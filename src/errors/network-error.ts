import { LeadProviderErrorBase } from './base.ts';

/** The connection failed before a whole answer arrived. `outcome` tells whether the request can have taken effect. */
export class NetworkError extends LeadProviderErrorBase {
  override readonly name = 'NetworkError';
  readonly kind = 'network';
}
