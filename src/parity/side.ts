import type { Answer, Ask, Side } from './types.ts';

/** No token of anybody, in the form of one. */
const WRONG_TOKEN = 'parity-token-of-nobody-0000000000';

/** Sends an ask to one side and reads what comes. */
export async function askSide(side: Side, ask: Ask, created: string | null = null): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json', ...ask.headers });
  const { token = 'Bearer' } = ask;
  if (token === 'wrong') headers.set('authorization', `Bearer ${WRONG_TOKEN}`);
  else if (token !== 'none') headers.set('authorization', `${token} ${side.token}`);
  const path = ask.path.replace('{created}', created ?? '');
  const response = await side.send(
    new Request(new URL(path, side.origin), {
      method: ask.method,
      headers,
      body: ask.body ?? null,
      redirect: 'manual',
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    at: instantOf(response.headers),
    contentType: response.headers.get('content-type'),
    challenge: response.headers.get('www-authenticate'),
    isEmpty: text === '',
    json: parsed(text),
  };
}

/** `Date` plus `Age`: a cache on the way hands on the `Date` of the answer that it kept. */
function instantOf(headers: Headers): Date | null {
  const date = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? '0');
  return Number.isNaN(date) ? null : new Date(date + (Number.isFinite(age) ? age : 0) * 1000);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
