import { once } from 'node:events';
import { createServer } from 'node:net';

export interface FakeRedis {
  readonly url: string;
  close(): Promise<void>;
}

export interface Played {
  readonly version?: string;
  readonly policy?: string;
  readonly maxmemory?: string;
  /** How many grants the sorted set lacks. */
  readonly gap?: number;
  readonly used?: number;
}

/** Answers what a look at a budget asks, and grants whatever is asked for. */
export async function fakeRedis({
  version = '7.2.4',
  policy = 'noeviction',
  maxmemory = '0',
  gap = 0,
  used = 12,
}: Played = {}): Promise<FakeRedis> {
  let count = 100;
  const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
  const seconds = (): string => String(Math.floor(Date.now() / 1000));
  const answer = ([name, ...words]: readonly string[]): string => {
    if (name === 'INFO')
      return bulk(`redis_version:${version}\r\nmaxmemory:${maxmemory}\r\nmaxmemory_policy:${policy}\r\n`);
    if (name === 'AUTH') return '+OK\r\n';
    if (name === 'TIME') return `*2\r\n${bulk(seconds())}${bulk('0')}`;
    if (name === 'ZSCORE') return bulk(String(1e15 + count - gap));
    if (name === 'HGET') return bulk(String(count));
    if (name === 'ZCOUNT') return `:${used}\r\n`;
    // EVAL script 2 key key limit window want ...
    const want = Number(words[6]);
    count += want;
    return `*6\r\n:${want}\r\n:0\r\n:0\r\n:${Date.now()}\r\n${bulk('a-store')}:${count}\r\n`;
  };
  const server = createServer((socket) => {
    let text = '';
    socket
      .on('error', () => undefined)
      .on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        for (let read = command(text); read !== null; read = command(text)) {
          text = text.slice(read.next);
          socket.write(answer(read.words));
        }
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `redis://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first whole command of what came; null while there is none. */
function command(text: string): { readonly words: readonly string[]; readonly next: number } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (head === null) return null;
  let at = head[0].length;
  const words: string[] = [];
  for (let i = 0; i < Number(head[1]); i += 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20));
    if (size === null) return null;
    const from = at + size[0].length;
    at = from + Number(size[1]) + 2;
    if (text.length < at) return null;
    words.push(text.slice(from, at - 2));
  }
  return { words, next: at };
}
