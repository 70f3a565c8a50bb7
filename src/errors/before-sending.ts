import type { LeadProviderErrorBase } from './base.ts';

/**
 * Makes a failed read speak for the write it was made for: the write was not sent, whatever became of the read. The
 * error is the one that was thrown, so its class, kind, cause and stack stay.
 */
export function beforeSending<E extends LeadProviderErrorBase>(error: E, operation: string): E {
  const message = `${operation} was not sent: what its check needs could not be read. ${error.message}`;
  Object.assign(error, { operation, outcome: 'not-sent', message });
  return error;
}
