import { request as rawRequest } from 'node:http';
import { networkInterfaces } from 'node:os';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** The address to connect to. */
  readonly address?: string;
  /** Takes no more than the head of the answer, for one that has no end. */
  readonly headOnly?: boolean;
}

/** Sends a path as it is, and headers that `fetch` would not. */
export function sendTo(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, address = '127.0.0.1', headOnly = false }: Sent = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent: Record<string, string | string[]> = Object.fromEntries(
      Object.entries(headers).map(([k, v]) => [k, typeof v === 'string' ? v : [...v]]),
    );
    if (body !== undefined) sent['content-length'] = String(Buffer.byteLength(body));
    const request = rawRequest({ host: address, port, path, method, headers: sent }, (response) => {
      let text = '';
      const done = (): void => resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      if (headOnly) {
        done();
        request.destroy();
        return;
      }
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', done);
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** An address of this machine that others can reach it by; loopback where it has no network. */
export const outerAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1';
