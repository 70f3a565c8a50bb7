import { LeadProviderErrorBase } from './base.ts';

/**
 * Something does not have the shape it must have: an argument (`outcome` `not-sent`; `issues` name each one), or an
 * answer that cannot be trusted (`outcome` `applied`).
 */
export class ValidationError extends LeadProviderErrorBase {
  override readonly name = 'ValidationError';
  readonly kind = 'validation';
}
