import { ValidationError, type Issue } from '../errors/index.ts';

/** Throws the error for input that is refused before anything is sent. */
export function refuse(operation: string, issues: readonly Issue[]): never {
  const details = issues.map((issue) => `${issue.title}: ${issue.detail}`).join(' ');
  // making a client sends nothing to begin with
  const what = operation === 'createClient' ? 'createClient cannot use its options.' : `${operation} was not sent.`;
  throw new ValidationError(`${what} ${details}`, { operation, outcome: 'not-sent', issues });
}
