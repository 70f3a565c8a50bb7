import { hold, type LeadProviderErrorBase } from './base.ts';
import { OUTCOME_WORDS } from './outcome-words.ts';

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
