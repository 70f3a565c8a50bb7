import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, memoryBudget, type Client, type ClientOptions } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { afterAll, describe, expect, test } from 'vitest';
import { errorOf } from '../support/observed-client.ts';

/** `onSend` over real sockets: what the server has received when it is called, and afterwards. */

type Fate = 'done' | 'lost' | 'applied-lost' | 'throttled';

interface Far {
  readonly mock: Mock;
  readonly dfe: Client<'rect'>;
  /** Methods of the requests received, in order. */
  readonly received: string[];
  readonly close: () => void;
}

const open: Server[] = [];
afterAll(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function far(fates: readonly Fate[], options: Partial<ClientOptions<'rect'>> = {}): Promise<Far> {
  const mock = createMock({ service: 'rect', clock: 'running' });
  const received: string[] = [];
  let writes = 0;
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    received.push(method);
    const fate = method === 'GET' ? 'done' : (fates[writes++] ?? 'done');
    void (async () => {
      let body = '';
      for await (const part of request) body += String(part);
      if (fate === 'lost') return request.socket.destroy();
      if (fate === 'throttled') return response.writeHead(429, { 'retry-after': '1' }).end('{}');
      const { authorization = '' } = headers;
      const asked = { method, headers: { authorization, 'content-type': 'application/json' } };
      const answer = await mock.fetch(new Request(`http://localhost${url}`, { ...asked, ...(body && { body }) }));
      if (fate === 'applied-lost') return request.socket.destroy();
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  }).listen(0, '127.0.0.1');
  // an idle connection that closes under a look would fail it, and the next comes half a minute later
  server.keepAliveTimeout = 60_000;
  open.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dfe = createClient({
    ...{ service: 'rect', baseUrl: `http://127.0.0.1:${port}`, token: mock.token('lp1'), validate: 'off' },
    ...{ settleAfterMs: 300, budget: memoryBudget(), ...options },
  } as ClientOptions<'rect'>);
  return { mock, dfe, received, close: () => server.close().closeAllConnections() };
}

const writesOf = (received: readonly string[]): number => received.filter((method) => method !== 'GET').length;

describe.concurrent('over sockets', () => {
  test('a slow onSend holds the request back, and the server hears nothing of it', async () => {
    const { dfe, mock, received } = await far([]);
    let heard = -1;
    const onSend = async (): Promise<void> => {
      await sleep(150);
      heard = writesOf(received);
    };
    await dfe.declarations.void(mock.id('d-eligible'), { onSend });
    expect([heard, writesOf(received)]).toEqual([0, 1]);
  });

  test('one that throws: the server hears nothing, and the last slot is free for the next', async () => {
    // the check reads once, so the slot of the write is the last
    const { dfe, mock, received } = await far([], { budget: memoryBudget({ limit: 2 }), budgetWarning: false });
    const onSend = (): never => {
      throw new Error('no');
    };
    const error = await errorOf(dfe.declarations.void(mock.id('d-eligible'), { onSend }));
    expect(error).toMatchObject({ outcome: 'not-sent', cause: { message: 'no' } });
    await dfe.declarations.get(mock.id('d-eligible'), { deadlineMs: 2000 });
    expect(received).toEqual(['GET', 'GET']);
  });

  test.each<[Fate[], number]>([
    [['done'], 1],
    [['throttled'], 2],
    [['throttled', 'throttled', 'lost'], 4],
    [['lost', 'lost'], 3],
    [['applied-lost'], 1],
  ])('%j: called as often as the server has received a request of it', async (fates, requests) => {
    const { dfe, mock, received } = await far(fates, { onUnknown: 'settle' });
    const seen: [number, number][] = [];
    const onSend = ({ attempt }: { attempt: number }): void => void seen.push([attempt, writesOf(received) + 1]);
    await dfe.declarations.void(mock.id('d-eligible'), { onSend });
    expect(seen).toEqual(Array.from({ length: requests }, (_, i) => [i + 1, i + 1]));
    expect(writesOf(received)).toBe(requests);
  });

  test.each([1, 2, 3, undefined])('maxSends %j, and every send is lost', async (maxSends) => {
    const { dfe, mock, received } = await far(['lost', 'lost', 'lost', 'lost'], { onUnknown: 'settle' });
    const error = await errorOf(dfe.declarations.void(mock.id('d-eligible'), { ...(maxSends && { maxSends }) }));
    expect(error).toMatchObject({ outcome: 'not-applied', touched: false });
    expect(writesOf(received)).toBe(maxSends ?? 3);
  });

  test('a server that is not there: called for each try', async () => {
    const { dfe, mock, close } = await far([], { retries: 2 });
    close();
    let calls = 0;
    const onSend = (): void => void (calls += 1);
    const options = { checks: 'off', onSend } as const;
    expect(await errorOf(dfe.declarations.void(mock.id('d-eligible'), options))).toMatchObject({ outcome: 'not-sent' });
    expect(calls).toBe(3);
  });
});
