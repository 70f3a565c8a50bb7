import type { Token } from './options.ts';
import { refuse } from './refuse.ts';
import { ADVICE, checkToken } from './token.ts';

/** The token for one request. */
export async function bearer(token: Token, operation: string): Promise<string> {
  if (typeof token === 'string') return token;
  let value: unknown;
  try {
    value = await token();
  } catch (cause) {
    // what a secret store throws may hold the secret, so only its name is told
    refuse(operation, [
      {
        title: 'token',
        detail: `The token function failed (${cause instanceof Error ? cause.name : 'it threw no Error'}).`,
      },
    ]);
  }
  if (typeof value !== 'string')
    refuse(operation, [{ title: 'token', detail: `The token function returned no text. ${ADVICE}` }]);
  checkToken(value, operation);
  return value;
}
