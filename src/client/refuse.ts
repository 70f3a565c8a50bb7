import { ValidationError, type Issue } from '../errors/index.ts';
import type { ClientOptions, Limits } from './options.ts';

/** Throws the error for input that is refused before anything is sent. */
export function refuse(operation: string, issues: readonly Issue[]): never {
  const details = issues.map((issue) => `${issue.title}: ${issue.detail}`).join(' ');
  // making a client sends nothing to begin with
  const what = operation === 'createClient' ? 'createClient cannot use its options.' : `${operation} was not sent.`;
  throw new ValidationError(`${what} ${details}`, { operation, outcome: 'not-sent', issues });
}

/** Refuses times and counts that cannot be meant. */
export function checkLimits(
  operation: string,
  options: Limits & Partial<Pick<ClientOptions, 'maxResponseBytes'>>,
): void {
  const { timeoutMs, deadlineMs, retries, maxResponseBytes } = options;
  const counts = typeof retries === 'object' ? Object.values(retries) : [retries];
  const issues: Issue[] = [
    ...Object.entries({ timeoutMs, deadlineMs, maxResponseBytes })
      .filter(([, value]) => value !== undefined && !(value > 0))
      .map(([title]) => ({ title, detail: 'Has to be a number above 0.' })),
    ...(counts.every((count) => count === undefined || (Number.isInteger(count) && count >= 0))
      ? []
      : [{ title: 'retries', detail: 'Has to be a whole number of at least 0, or such numbers by operation.' }]),
  ];
  if (issues.length > 0) refuse(operation, issues);
}
