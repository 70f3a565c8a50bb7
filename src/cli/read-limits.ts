import type { ReadLimits } from '../generate/fetch-document.ts';
import { UsageError } from './usage-error.ts';

/** The bounds on reading that a user may set. */
export function limitsOf(command: string, maxDocuments: string | undefined): ReadLimits {
  if (maxDocuments === undefined) return {};
  if (!/^\d{1,6}$/.test(maxDocuments))
    throw new UsageError(`${command}: --max-documents has to be a whole number, not ${JSON.stringify(maxDocuments)}.`);
  return { maxDocuments: Number(maxDocuments) };
}
