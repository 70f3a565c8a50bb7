import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mock } from '../../../src/mock/index.ts';
import type { Random } from '../../fuzz/random.ts';
import { carryOut, slotIn, type Books } from '../books.ts';
import { SENDER } from './child-options.ts';

/** How long the service works on a write, and so how long after a death it can still take effect. */
const WORK_MS = [20, 300] as const;
/** What a busy machine may add to that. */
const SPARE_MS = 50;

export interface Heard {
  readonly sender: number;
  readonly kind: 'write' | 'GET' | 'look';
}

const isOfDeclarations = (url: string): boolean =>
  url.includes('/participant-declarations?') && url.includes('participant_id');

/** The service over loopback. It works on a write whatever becomes of whoever sent it, and keeps its own books. */
export class CrashServer {
  readonly #mock: Mock;
  readonly #books: Books;
  readonly #random: Random;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #atWork = new Map<number, number>();
  readonly #diedAt = new Map<number, number>();
  /** Hears of each request when it has come. */
  hear: (heard: Heard) => void = () => undefined;
  /** Which reads a resumed run finds out with what became of its writes. */
  isLook: (url: string) => boolean = isOfDeclarations;

  constructor(mock: Mock, books: Books, random: Random) {
    this.#mock = mock;
    this.#books = books;
    this.#random = random;
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await sleep(0);
  }

  /** How many writes of a child have come and are not answered. */
  inFlight(sender: number): number {
    return this.#atWork.get(sender) ?? 0;
  }

  died(sender: number): void {
    this.#diedAt.set(sender, performance.now());
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = incoming;
    const sender = Number(incoming.headers[SENDER]);
    let body: string;
    try {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      body = Buffer.concat(parts).toString();
    } catch {
      // it died before all of it had come
      return;
    }
    const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const request = new Request(`http://127.0.0.1${url}`, { method, headers, ...(body !== '' && { body }) });
    const isWrite = method !== 'GET';
    this.hear({ sender, kind: isWrite ? 'write' : this.isLook(url) ? 'look' : 'GET' });
    const response = isWrite ? await this.#write(request, sender) : await this.#mock.fetch(request);
    if (response === null) {
      outgoing.destroy();
      return;
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(bytes);
  }

  /** Works on a write: it takes effect at first, or when the work is done. */
  async #write(request: Request, sender: number): Promise<Response | null> {
    this.#atWork.set(sender, this.inFlight(sender) + 1);
    try {
      const post = this.#books.begin(await slotIn(request));
      const [workMs, isFirst] = [this.#random.int(...WORK_MS), this.#random.chance(0.4)];
      if (!isFirst) await sleep(workMs);
      // a busy machine must not keep what is promised not to come
      const isTooLate = performance.now() > (this.#diedAt.get(sender) ?? Infinity) + WORK_MS[1] + SPARE_MS;
      if (isTooLate) {
        post.state = 'gone';
        return null;
      }
      const response = await carryOut(post, request, (one) => this.#mock.fetch(one));
      if (isFirst) await sleep(workMs);
      return response;
    } finally {
      this.#atWork.set(sender, this.inFlight(sender) - 1);
    }
  }
}
