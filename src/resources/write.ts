import type { Connection, Draft, SendOptions } from '../client/index.ts';
import { isLeadProviderError, type LeadProviderError } from '../errors/index.ts';
import { single } from './requests.ts';

/** A write, with the options of how it is sent. */
export type WriteDraft = Omit<Draft, 'options'> & { readonly options?: SendOptions };

/**
 * Sends a write. When its outcome stays open, or the participant's id was retired, what is to be done then is loaded:
 * most writes never need it.
 */
export async function write<T>(connection: Connection, draft: WriteDraft): Promise<T> {
  const timed = { deadline: connection.deadline(draft.options), ...draft };
  const since = connection.runtime.now();
  try {
    return await single<T>(connection, timed);
  } catch (error) {
    if (!isLeadProviderError(error) || !canBeHelped(error)) throw error;
    const { recover } = await import('./recover.ts');
    return recover<T>(connection, timed, error, since);
  }
}

function canBeHelped(error: LeadProviderError): boolean {
  return isOpen(error) || (error.kind === 'http' && (error.status === 404 || error.status === 422));
}

/** Whether a write may have been applied without its record having come back. */
export function isOpen({ outcome }: LeadProviderError): boolean {
  return outcome === 'unknown' || outcome === 'applied';
}
