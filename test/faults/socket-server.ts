import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { writes, type WriteKind } from './kinds.ts';

/**
 * Services in a process of their own, over real sockets: of each service two for every kind of write, each with a world and
 * a port to itself. Says their addresses on standard output. A request to `/__begin` chooses what becomes of the next
 * writes; the books of what took effect are told at `/__books`.
 */

/** What becomes of one write. */
export interface SocketFate {
  /** When the service does it, in milliseconds; null when it never arrives. */
  readonly arrivesAfterMs: number | null;
  /**
   * When the socket is closed: before anything is read, before an answer, after its first line, within its headers,
   * after its headers, in the middle of its body, before its last byte, or not at all.
   */
  readonly closes: 'unread' | 'unanswered' | 'line' | 'headers' | 'head' | 'middle' | 'last' | 'never';
  /** An answer in place of the service's own. */
  readonly instead?: { readonly status: number; readonly body: string };
  /** What somebody else does right after it arrived. */
  readonly act?: string;
}

/** What the service did, write by write. */
export interface SocketBooks {
  readonly arrivals: number;
  readonly statuses: readonly number[];
}

/** Where one of them is, and what its world calls its records. */
export interface Far {
  readonly service: Service;
  readonly operation: string;
  readonly url: string;
  readonly token: string;
  readonly ids: Readonly<Record<string, string>>;
}

const SYMBOLS = ['ben', 'cara', 'tom', 'd-eligible', 's4', 'dp1', 'dp2', 'ps1'];

async function host(service: Service, kind: WriteKind): Promise<Far> {
  const mock = createMock({ service, clock: 'running' });
  const answer = answerer(mock, kind);
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    service,
    operation: kind.operation,
    url: `http://127.0.0.1:${port}`,
    token: mock.token('lp1'),
    ids: Object.fromEntries(SYMBOLS.map((symbol) => [symbol, mock.id(symbol)])),
  };
}

type Answer = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

function answerer(mock: Mock, kind: WriteKind): Answer {
  const start = mock.snapshot();
  let fates: SocketFate[] = [];
  let arrivals = 0;
  let statuses: number[] = [];

  return async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = `http://localhost${incoming.url ?? ''}`;
    if (incoming.url === '/__books') {
      response.end(JSON.stringify({ arrivals, statuses } satisfies SocketBooks));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (incoming.url === '/__begin') {
      mock.restore(start);
      fates = JSON.parse(body.toString()) as SocketFate[];
      arrivals = 0;
      statuses = [];
      response.end('{}');
      return;
    }
    const isWrite = incoming.method === kind.method && kind.path.test(new URL(url).pathname);
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers))
      if (typeof value === 'string') headers.set(name, value);
    const run = async (): Promise<Response> => {
      const method = incoming.method ?? 'GET';
      return mock.fetch(new Request(url, { method, headers, ...(method !== 'GET' && body.length > 0 && { body }) }));
    };
    if (!isWrite) {
      await send(mock, response, await run(), 'never');
      return;
    }
    const fate = fates[arrivals] ?? { arrivesAfterMs: 0, closes: 'never' };
    arrivals += 1;
    const arrive = async (): Promise<Response> => {
      const own = await run();
      statuses.push(own.status);
      if (fate.act !== undefined) await kind.acts[fate.act]?.(mock);
      return own;
    };
    let own: Response | null = null;
    if (fate.arrivesAfterMs === 0) own = await arrive();
    else if (fate.arrivesAfterMs !== null) setTimeout(() => void arrive(), fate.arrivesAfterMs);
    const { instead } = fate;
    const answered = instead === undefined ? own : new Response(instead.body, { status: instead.status });
    await send(mock, response, answered ?? new Response('{}'), fate.closes);
  };
}

/** Writes an answer as far as it is to come. */
async function send(
  mock: Mock,
  response: ServerResponse,
  answered: Response,
  closes: SocketFate['closes'],
): Promise<void> {
  const { socket } = response;
  if (socket === null) return;
  const body = Buffer.from(await answered.arrayBuffer());
  if (closes === 'never') {
    response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'content-length': body.length });
    response.end(body);
    return;
  }
  const head =
    `HTTP/1.1 ${answered.status} X\r\ncontent-type: application/json\r\n` +
    `date: ${new Date(mock.clock.now).toUTCString()}\r\ncontent-length: ${body.length}\r\n\r\n`;
  const part: Record<SocketFate['closes'], string> = {
    unread: '',
    unanswered: '',
    line: head.slice(0, 14),
    headers: head.slice(0, 40),
    head,
    middle: head + body.subarray(0, body.length >> 1).toString('latin1'),
    last: head + body.subarray(0, -1).toString('latin1'),
    never: '',
  };
  const text = part[closes];
  if (text === '') socket.resetAndDestroy();
  else socket.write(Buffer.from(text, 'latin1'), () => socket.destroy());
}

const every = (['rect', 'ecf'] as const).flatMap((service) =>
  writes.flatMap((kind) => [host(service, kind), host(service, kind)]),
);
console.log(JSON.stringify(await Promise.all(every)));
process.on('disconnect', () => process.exit(0));
