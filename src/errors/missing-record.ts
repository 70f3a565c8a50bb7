import { isRecord } from '../base/guards.ts';
import { isLeadProviderError } from './guards.ts';
import type { HttpError } from './http-error.ts';

/** The operations to which `ecf` answers so when a record is missing; for a new schedule it means a milestone. */
const ON_A_RECORD = /\.(get|transfers|void|update)$/;

/**
 * Whether an error is the service's own "no such record": there is none of that id, or none that your token may see. A
 * 404 of anybody else is not (a proxy's page, an empty answer, other JSON), nor that for a path that the service does not
 * know. `ecf` answers the latter in the same words, so there the two cannot be told apart.
 *
 * @example
 * const participant = await dfe.participants.get(id).catch((error: unknown) => {
 *   if (isMissingRecord(error)) return null;
 *   throw error;
 * });
 */
export function isMissingRecord(error: unknown): error is HttpError {
  if (!isLeadProviderError(error, 'http') || error.status !== 404 || !isRecord(error.body)) return false;
  const { errors, error: said } = error.body;
  if (!Array.isArray(errors)) return said === 'Resource not Found' && ON_A_RECORD.test(error.operation);
  const issue: unknown = errors[0];
  return isRecord(issue) && issue['title'] === 'Resource not found';
}
