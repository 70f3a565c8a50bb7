import { once } from 'node:events';
import { connect } from 'node:net';
import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { serve } from 'lead-provider-sdk/mock/server';
import { setupServer } from 'msw/node';
import { describe, expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { contractSuite } from './suite.ts';

describe.each(services)('%s in process', (service) => {
  contractSuite(service, async (mock) => ({ origin: 'https://mock.test', fetch: mock.fetch, close: async () => {} }));
});

describe.each(services)('%s through msw', (service) => {
  contractSuite(service, async (mock) => {
    const server = setupServer(...handlers(mock, { origin: 'https://mock.test' }));
    server.listen({ onUnhandledRequest: 'error' });
    return {
      origin: 'https://mock.test',
      fetch: (request) => globalThis.fetch(request),
      close: async () => server.close(),
    };
  });
});

describe.each(services)('%s over HTTP', (service) => {
  contractSuite(service, async (mock) => {
    const server = await serve(mock);
    return { origin: server.url, fetch: (request) => globalThis.fetch(request), close: () => server.close() };
  });
});

describe('the msw handlers', () => {
  test('answer only the origin they are told, and let a handler of yours come first', async () => {
    const mock = createMock({ service: 'rect' });
    const server = setupServer(...handlers(mock, { origin: 'https://one.test/' }));
    server.listen({ onUnhandledRequest: 'bypass' });
    const headers = { authorization: `Bearer ${mock.token('lp1')}` };
    expect((await fetch('https://one.test/api/v3/participants/transfers', { headers })).status).toBe(200);
    await expect(fetch('http://127.0.0.1:1/api/v3/statements', { headers })).rejects.toThrow();
    server.close();
  });
});

describe('the HTTP server', () => {
  /** What comes back on a plain connection; empty when the server just hangs up. */
  async function raw(port: number, text: string, half = false): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    if (half) setImmediate(() => socket.destroy());
    await once(socket, 'close');
    return answer;
  }

  test.each<[string, string]>([
    ['no HTTP at all', 'HELO mock\r\n\r\n'],
    ['no host', 'GET /api/v3/statements HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a host that is none', 'GET /api/v3/statements HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n'],
    ['a target that is none', 'GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['a header that is none', 'GET / HTTP/1.1\r\nHost: localhost\r\nbroken\r\n\r\n'],
    [
      'a length that is none',
      'POST /api/v3/partnerships HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n{}',
    ],
    [
      'a chunk that is none',
      'POST /api/v3/partnerships HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('outlives a request with %s', async (_name, text) => {
    const mock = createMock({ service: 'rect' });
    const server = await serve(mock);
    expect(await raw(server.port, text)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(
      (await fetch(`${server.url}/api/v3/statements`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }))
        .status,
    ).toBe(200);
    await server.close();
  });

  test('outlives a client that hangs up in the middle of a body, and changes nothing', async () => {
    const mock = createMock({ service: 'rect' });
    const server = await serve(mock);
    const head = `POST /api/v3/partnerships HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${mock.token('lp1')}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n`;
    expect(await raw(server.port, `${head}{"data":`, true)).toBe('');
    expect(
      (await fetch(`${server.url}/api/v3/statements`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }))
        .status,
    ).toBe(200);
    await server.close();
  });

  test('closes with a connection still open, and frees its port', async () => {
    const server = await serve(createMock({ service: 'ecf' }));
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.on('error', () => {});
    await server.close();
    const again = await serve(createMock({ service: 'ecf' }), { port: server.port });
    expect(again.port).toBe(server.port);
    await again.close();
  });

  test('refuses a port that is taken', async () => {
    const server = await serve(createMock({ service: 'rect' }));
    await expect(serve(createMock({ service: 'rect' }), { port: server.port })).rejects.toThrow('EADDRINUSE');
    await server.close();
  });
});
