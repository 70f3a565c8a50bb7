import { ValidationError } from '../errors/index.ts';

/** The error for a token function that failed. Loaded when one does. */

/**
 * What a secret store throws may hold the secret, and nobody knows here what that looks like. So of its message, words
 * and short numbers are told; what could be a token, a path or an address is not. The stack is not told either.
 */
export function tokenFailed(operation: string, thrown: unknown): ValidationError {
  const cause = thrown instanceof Error ? toldOf(thrown) : undefined;
  const why = cause === undefined ? 'it threw no Error' : [cause.name, cause.message].filter(Boolean).join(': ');
  const detail = `The token function failed (${why}).`;
  return new ValidationError(`${operation} was not sent. token: ${detail}`, {
    operation,
    outcome: 'not-sent',
    issues: [{ title: 'token', detail }],
    cause,
  });
}

/** The most of a message that is told. */
const LONGEST = 200;

function toldOf(thrown: Error): Error {
  const said = thrown.message.slice(0, LONGEST).split(/\s+/).filter(Boolean).map(harmless).join(' ');
  // neighbours that are left out are one gap
  const cause = new Error(said.replace(/…(?: …)+/g, '…'));
  const name = harmless(thrown.name);
  Object.defineProperty(cause, 'name', { value: name, enumerable: false });
  Object.defineProperty(cause, 'stack', { value: `${name}: ${cause.message}`, enumerable: false });
  return cause;
}

/** A word as people write them, a code of the system, a name of an error, a status; anything else is left out. */
const HARMLESS =
  /^["'(]*(?:[A-Z]?[a-z]{1,15}(?:['’][a-z]{1,2})?|E?[A-Z]{1,15}|\d{1,3}|(?:[A-Z][a-z]{1,12}){1,4}Error)["')]*[.,:;!?]*$/;

const harmless = (word: string): string => (HARMLESS.test(word) ? word : '…');
