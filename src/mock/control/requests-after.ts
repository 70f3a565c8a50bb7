import type { ReceivedRequest } from '../http/request-log.ts';

/**
 * What was written down after a request. They are in the order in which they were answered, and numbered in that in which
 * they came: one that took long has a smaller number than those before it, and must not be passed over.
 */
export function requestsAfter(entries: readonly ReceivedRequest[], number: number): readonly ReceivedRequest[] {
  const at = entries.findLastIndex((entry) => entry.number === number);
  return at >= 0 ? entries.slice(at + 1) : entries.filter((entry) => entry.number > number);
}
