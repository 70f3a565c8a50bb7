import type { LeadProviderErrorBase } from './base.ts';

/**
 * Changes the error of a failed read so that it is about the write that needed the read: the write was not sent,
 * however the read ended. The error object is the one that was thrown, so its class, kind, cause and stack stay.
 */
export function beforeSending<E extends LeadProviderErrorBase>(error: E, operation: string): E {
  const message = `${operation} was not sent: what its check needs could not be read. ${error.message}`;
  Object.assign(error, { operation, outcome: 'not-sent', message });
  return error;
}
