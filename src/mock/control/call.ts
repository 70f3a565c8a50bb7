import type { components } from '../../../generated/control/types.ts';
import { DroppedConnection } from '../faults/apply.ts';
import { instant } from '../kit/instants.ts';
import { object, oneOf, optional, outOfRange, text, type Shape } from '../kit/shapes.ts';
import type { Desk } from './desk.ts';

interface Called {
  readonly leadProvider: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  readonly serverDate?: number | undefined;
}

const path: Shape<string> = (value, at) => {
  const written = text({ most: 2000 })(value, at);
  const url = URL.canParse(written, ORIGIN) ? new URL(written, ORIGIN) : null;
  if (!written.startsWith('/api/') || url?.origin !== ORIGIN || !url.pathname.startsWith('/api/'))
    throw outOfRange(at, 'has to be a path of the API, such as /api/v3/participants, with its query.');
  return `${url.pathname}${url.search}`;
};

const ORIGIN = 'http://mock.invalid';
const anything: Shape<unknown> = (value) => value;

export const callBody = object<Called>({
  leadProvider: text(),
  method: oneOf(['GET', 'POST', 'PUT']),
  path,
  body: anything,
  serverDate: optional(instant),
});

type Answer = components['schemas']['CallAnswer'];

/** Sends a request as a lead provider does: it is logged, counted and struck by faults as any other. */
export async function callAsProvider({ mock, inside }: Desk, called: Called): Promise<Answer> {
  const { leadProvider, method, path: to, body, serverDate } = called;
  const request = new Request(`${ORIGIN}${to}`, {
    method,
    headers: {
      authorization: `Bearer ${tokenOf(mock, leadProvider)}`,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(serverDate !== undefined && { 'x-with-server-date': new Date(serverDate).toISOString() }),
    },
    ...(body !== undefined && method !== 'GET' && { body: JSON.stringify(body) }),
  });
  let number: number | null = null;
  const wanted = new URL(request.url);
  const stop = inside().watch((news) => {
    if (news.kind !== 'request' || number !== null) return;
    const { request: seen } = news;
    if (seen.path === wanted.pathname && seen.query === wanted.search.slice(1) && seen.method === method)
      number = seen.number;
  });
  const numbered = (): object => (number === null ? {} : { number });
  try {
    const response = await mock.fetch(request);
    // a body can break off, too
    const answered = await response.text().catch(() => '');
    return { status: response.status, body: answered, ...numbered() };
  } catch (error) {
    if (error instanceof DroppedConnection) return { status: 0, body: '', ...numbered() };
    throw error;
  } finally {
    stop();
  }
}

function tokenOf(mock: Desk['mock'], leadProvider: string): string {
  try {
    return mock.token(leadProvider);
  } catch (error) {
    throw error instanceof RangeError ? outOfRange('body.leadProvider', `is nobody: ${error.message}`) : error;
  }
}
