import type { Outcome } from './base.ts';

/** What is known about a write's effect, in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'not-sent': 'Nothing was sent.',
  refused: 'Nothing was changed.',
  applied: 'The service has recorded it; look at record on this error instead of sending it again.',
  'not-applied': 'It can no longer take effect and the service does not hold it, so it can be sent again.',
  unknown: 'Whether it took effect is not known; settle() on this error finds out.',
};
