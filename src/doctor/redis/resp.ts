import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** What Redis answers: a text, a number, nothing, or a list of these. */
export type Reply = string | number | null | readonly Reply[];

export interface Redis {
  send(...words: readonly string[]): Promise<Reply>;
  close(): void;
}

const TIMEOUT_MS = 2000;

/**
 * So much of Redis's protocol as a look needs, because the package brings no client of its own. One question at a time.
 * @throws when there is no connection, or an answer is late
 */
export async function openRedis(address: string): Promise<Redis> {
  const url = new URL(address);
  const at = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 6379) };
  const isTls = url.protocol === 'rediss:';
  const socket: Socket = isTls ? connectTls({ ...at, servername: at.host }) : connectTcp(at);
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('Redis gave no answer in time.')));
  const redis = talking(socket);
  try {
    await once(socket, isTls ? 'secureConnect' : 'connect');
    if (url.password !== '') {
      const words = [url.username, url.password].filter((word) => word !== '').map(decodeURIComponent);
      await redis.send('AUTH', ...words);
    }
    const database = url.pathname.slice(1);
    if (database !== '') await redis.send('SELECT', database);
    return redis;
  } catch (error) {
    redis.close();
    throw error;
  }
}

function talking(socket: Socket): Redis {
  let bytes = Buffer.alloc(0);
  let line: Promise<unknown> = Promise.resolve();
  let waiting: { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void } | null = null;
  let broken: Error | null = null;
  const end = (error: Error): void => {
    broken ??= error;
    waiting?.reject(broken);
    waiting = null;
  };
  socket.on('error', end).on('close', () => end(new Error('Redis closed the connection.')));
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const read = parse(bytes, 0);
    if (read === null || waiting === null) return;
    bytes = bytes.subarray(read.next);
    const { resolve, reject } = waiting;
    waiting = null;
    if (read.reply instanceof Error) reject(read.reply);
    else resolve(read.reply);
  });
  const ask = (words: readonly string[]): Promise<Reply> =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken);
      waiting = { resolve, reject };
      const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
      socket.write(`*${words.length}\r\n${parts.join('')}`);
    });
  return {
    send(...words) {
      const answer = line.then(() => ask(words));
      line = answer.catch(() => undefined);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

interface Parsed<T> {
  readonly reply: T;
  readonly next: number;
}

/** The reply that begins at a place; null while it is not whole. */
function parse(bytes: Buffer, at: number): Parsed<Reply | Error> | null {
  const end = bytes.indexOf('\r\n', at);
  if (end < 0) return null;
  const [kind, rest] = [String.fromCharCode(bytes[at] ?? 0), bytes.toString('utf8', at + 1, end)];
  const next = end + 2;
  if (kind === '+') return { reply: rest, next };
  if (kind === ':') return { reply: Number(rest), next };
  if (kind === '-') return { reply: new Error('Redis refused the command.'), next };
  const length = Number(rest);
  if (length < 0) return { reply: null, next };
  if (kind === '$')
    return bytes.length < next + length + 2
      ? null
      : { reply: bytes.toString('utf8', next, next + length), next: next + length + 2 };
  return kind === '*' ? parseList(bytes, next, length) : { reply: new Error('This is no Redis.'), next };
}

function parseList(bytes: Buffer, from: number, length: number): Parsed<Reply | Error> | null {
  const replies: Reply[] = [];
  let at = from;
  for (let i = 0; i < length; i += 1) {
    const read = parse(bytes, at);
    if (read === null) return null;
    if (read.reply instanceof Error) return { reply: read.reply, next: read.next };
    replies.push(read.reply);
    at = read.next;
  }
  return { reply: replies, next: at };
}
