import { hold, type LeadProviderErrorBase, type Outcome } from './base.ts';

/** What is known about a write's effect, in words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'not-sent': 'Nothing was sent.',
  refused: 'Nothing was changed.',
  applied: 'The service has recorded it; look at record on this error instead of sending it again.',
  'not-applied': 'It can no longer take effect and the service does not hold it, so it can be sent again.',
  unknown: 'Whether it took effect is not known; settle() on this error finds out.',
};

const TOUCHED =
  'The service does not hold it, and somebody has acted on the record since; look at it before sending anything.';

/** How a write whose answer was lost has ended, after looks at the service. */
export interface Ended {
  readonly outcome: 'applied' | 'not-applied' | 'unknown';
  readonly record?: unknown;
  readonly touched?: boolean;
  readonly cause?: unknown;
}

/**
 * Tells the error of a send what looks at the service have shown. It stays the error that was thrown, with its class,
 * kind and stack; its last sentence says what is known now.
 */
export function endedAs<E extends LeadProviderErrorBase>(error: E, ended: Ended): E {
  const { outcome, record = null, touched = false, cause } = ended;
  const said = error.message.replace(OUTCOME_WORDS[error.outcome], '').trimEnd();
  const message = `${said} ${touched ? TOUCHED : OUTCOME_WORDS[outcome]}`;
  const stack = error.stack?.replace(error.message, () => message);
  Object.assign(error, { outcome, touched, retryable: outcome === 'not-applied' && !touched, message });
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true, enumerable: false });
  hold(error, 'record', record);
  if (cause !== undefined)
    Object.defineProperty(error, 'cause', { value: cause, writable: true, configurable: true, enumerable: false });
  return error;
}
