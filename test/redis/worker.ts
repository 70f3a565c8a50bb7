/** Says when it is ready, waits for a word, takes all the requests it is given, and prints when each was granted. */
import { once } from 'node:events';
import { ioredis, nodeRedis, redisBudget, type RunScript } from 'lead-provider-sdk/redis';
import type { WorkerOptions } from './support.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;

async function connected(): Promise<{ run: RunScript; end: () => void }> {
  if (options.client === 'ioredis') {
    const { Redis } = await import('ioredis');
    const client = new Redis(options.url, { enableOfflineQueue: false, lazyConnect: true, retryStrategy: () => 50 });
    client.on('error', () => undefined);
    await client.connect();
    return { run: ioredis(client), end: () => client.disconnect() };
  }
  const { createClient } = await import('redis');
  const client = createClient({ url: options.url, disableOfflineQueue: true, socket: { reconnectStrategy: () => 50 } });
  client.on('error', () => undefined);
  await client.connect();
  return { run: nodeRedis(client), end: () => client.destroy() };
}

const { run, end } = await connected();
const grants: number[] = [];
/** Grants of the last answer that are still to be used; those beyond are the process's own. */
let credit = 0;
const TIMEOUT_MS = 300;
const budget = redisBudget(
  async (script, keys, args) => {
    const asked = performance.now();
    const reply = await run(script, keys, args);
    const [granted = 0, , , now = 0] = Array.isArray(reply) ? reply.map(Number) : [];
    for (let i = 0; i < granted; i += 1) grants.push(now);
    if (performance.now() - asked < TIMEOUT_MS) credit = granted;
    return reply;
  },
  {
    key: options.key,
    limit: options.limit,
    windowMs: options.windowMs,
    timeoutMs: TIMEOUT_MS,
    ...(options.share !== undefined && { whenDown: { share: options.share } }),
  },
);

console.log('ready');
await once(process.stdin, 'data');
const stop = new AbortController();
setTimeout(() => stop.abort(), options.forMs);
await Promise.all(
  Array.from({ length: 200 }, async () => {
    for (;;) {
      try {
        await budget.take({ signal: stop.signal });
      } catch {
        return;
      }
      if (credit > 0) credit -= 1;
      else grants.push(Date.now());
    }
  }),
);
end();
console.log(grants.join('\n'));
process.exit();
