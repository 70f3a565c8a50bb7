import type { Issue } from '../errors/index.ts';
import type { ClientOptions, Limits } from './options.ts';
import { refuse } from './refuse.ts';

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
