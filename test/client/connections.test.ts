import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createClient } from 'lead-provider-sdk';
import { afterEach, describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { echo, errorOf, ID, observe, TOKEN } from '../support/observed-client.ts';
import { selfSigned } from '../support/self-signed.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function portOf(server: Server): Promise<number> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address: string | AddressInfo | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

describe('what a socket really does', () => {
  const calls = (baseUrl: string, retries: number) => {
    let tries = 0;
    const dfe = createClient({
      service: 'rect',
      baseUrl,
      token: TOKEN,
      retries,
      checks: 'off',
      onEvent: ({ type }) => {
        if (type === 'request') tries += 1;
      },
    });
    return [() => dfe.statements.get(ID), () => dfe.declarations.void(ID)].map((call) => async () => {
      tries = 0;
      return { error: await errorOf(call()), tries };
    });
  };

  test('a port nobody listens on: nothing was sent, and it is tried again', async () => {
    const port = await closedPort();
    for (const host of ['127.0.0.1', 'localhost']) {
      for (const call of calls(`http://${host}:${port}`, 1)) {
        const { error, tries } = await call();
        expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', retryable: true });
        expect(tries).toBe(2);
      }
    }
  });

  test('a name nobody has: nothing was sent', async () => {
    for (const call of calls('https://x.invalid', 0)) {
      const { error } = await call();
      expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', retryable: true });
    }
  });

  test('a certificate nobody trusts: nothing was sent, and it is not tried again', async () => {
    let heard = 0;
    const server = createTlsServer(selfSigned, (socket) => {
      socket.on('data', () => (heard += 1));
    });
    const port = await portOf(server);
    for (const call of calls(`https://localhost:${port}`, 4)) {
      const { error, tries } = await call();
      expect(error).toMatchObject({
        kind: 'network',
        outcome: 'not-sent',
        retryable: false,
        message: expect.stringMatching(/DEPTH_ZERO_SELF_SIGNED_CERT.*Nothing was sent/),
      });
      expect(tries).toBe(1);
    }
    expect(heard).toBe(0);
  });

  test('a port that fetch never connects to: nothing was sent, and it is not tried again', async () => {
    for (const call of calls('http://localhost:6000', 4)) {
      const { error, tries } = await call();
      expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', retryable: false });
      expect(tries).toBe(1);
    }
  });

  test('a connection that ends after the request came: not known', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    const port = await portOf(server);
    const [, write] = calls(`http://127.0.0.1:${port}`, 4);
    const { error, tries } = (await write?.()) ?? {};
    expect(error).toMatchObject({ kind: 'network', outcome: 'unknown', retryable: false });
    expect(tries).toBe(1);
  });
});

/** An error as the system gives it, and `fetch` around it. */
const system = (code: string, syscall?: string): Error =>
  Object.assign(new Error(`${syscall ?? ''} ${code}`), { code, ...(syscall !== undefined && { syscall }) });
const fetchFailed = (cause: unknown): Error => Object.assign(new TypeError('fetch failed'), { cause });
const several = (...errors: Error[]): Error => Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });

async function tellOf(failure: Error) {
  const runtime = new FakeRuntime();
  const { dfe, requests } = observe(
    'rect',
    (request, n) => (n === 1 ? Promise.reject(failure) : echo(request)),
    { retries: 1 },
    runtime,
  );
  const error = await runtime.run(
    dfe.declarations.void(ID).then(
      () => null,
      (thrown: unknown) => thrown,
    ),
  );
  return { error, requests: requests.length };
}

describe('a write', () => {
  test.each<readonly [string, unknown]>([
    ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'EADDRNOTAVAIL'].map(
      (code) => [`${code} of connect`, system(code, 'connect')] as const,
    ),
    ...['ENOTFOUND', 'EAI_AGAIN'].map((code) => [`${code} of getaddrinfo`, system(code, 'getaddrinfo')] as const),
    ['several addresses, none reached', several(system('ECONNREFUSED', 'connect'), system('ETIMEDOUT', 'connect'))],
    ['a connection that took too long', system('UND_ERR_CONNECT_TIMEOUT')],
  ])('that met %s was not sent, and is sent again', async (_name, cause) => {
    expect(await tellOf(fetchFailed(cause))).toEqual({ error: null, requests: 2 });
  });

  test.each<readonly [string, unknown]>([
    ...['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ETIMEDOUT', 'ECONNRESET'].flatMap((code) => [
      [`${code} of read`, system(code, 'read')] as const,
      [`${code} of write`, system(code, 'write')] as const,
      [`${code} of nothing named`, system(code)] as const,
    ]),
    ['several addresses, one reached', several(system('ECONNREFUSED', 'connect'), system('ECONNRESET', 'read'))],
    ['several addresses, none told', several()],
    ['a closed socket', system('UND_ERR_SOCKET')],
    ['no code', new Error('socket hang up')],
    ['no error', 'gone'],
  ])('that met %s may have been sent, and is not sent again', async (_name, cause) => {
    const { error, requests } = await tellOf(fetchFailed(cause));
    expect(error).toMatchObject({ kind: 'network', outcome: 'unknown', retryable: false });
    expect(requests).toBe(1);
  });

  test.each([
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'CERT_SIGNATURE_FAILURE',
    'CERT_UNTRUSTED',
    'CRL_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERROR_IN_CERT_NOT_AFTER_FIELD',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
  ])('that met a certificate with %s was not sent, and is not sent again', async (code) => {
    const { error, requests } = await tellOf(fetchFailed(system(code)));
    expect(error).toMatchObject({ kind: 'network', outcome: 'not-sent', retryable: false, attempts: 1 });
    expect(requests).toBe(1);
  });

  test('that was misdirected (421) was refused', async () => {
    const { dfe, requests } = observe('rect', () => new Response('', { status: 421 }), { retries: 4 });
    expect(await errorOf(dfe.declarations.void(ID))).toMatchObject({ status: 421, outcome: 'refused' });
    expect(requests).toHaveLength(1);
  });
});
