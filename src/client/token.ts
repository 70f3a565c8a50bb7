import { refuse } from './input.ts';
import type { Token } from './options.ts';

/** What to do when the token cannot be one. */
const ADVICE = 'Pass the token DfE issued to you for this environment, as a text or a function that returns it.';

/** Checks a token at construction. Functions are checked when they are called. */
export function checkToken(token: unknown, operation: string): asserts token is Token {
  if (typeof token === 'function') return;
  if (typeof token !== 'string' || token.trim() === '')
    refuse(operation, [{ title: 'token', detail: `Is missing. ${ADVICE}` }]);
  if (/^(bearer|token)\s/i.test(token)) {
    refuse(operation, [
      {
        title: 'token',
        detail: 'Starts with the scheme of the Authorization header. Pass the token alone.',
      },
    ]);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    refuse(operation, [
      {
        title: 'token',
        detail: 'Holds spaces, line breaks or characters a header cannot carry.',
      },
    ]);
  }
}

/** The token for one request. */
export async function tokenFor(token: Token, operation: string): Promise<string> {
  if (typeof token === 'string') return token;
  let value: unknown;
  try {
    value = await token();
  } catch (cause) {
    const { tokenFailed } = await import('./token-failed.ts');
    throw tokenFailed(operation, cause);
  }
  if (typeof value !== 'string')
    refuse(operation, [{ title: 'token', detail: `The token function returned no text. ${ADVICE}` }]);
  checkToken(value, operation);
  return value;
}
