/** Says when it is ready, waits for a word, takes all the requests it is given, and prints when each arrived. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
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
const arrivals: number[] = [];
const budget = redisBudget(run, {
  key: options.key,
  limit: options.limit,
  windowMs: options.windowMs,
  timeoutMs: 300,
  ...(options.share !== undefined && { whenDown: { share: options.share } }),
});

console.log('ready');
await once(process.stdin, 'data');
const stop = new AbortController();
setTimeout(() => stop.abort(), options.forMs);
await Promise.all(
  Array.from({ length: 200 }, async () => {
    for (;;) {
      let release;
      try {
        release = await budget.take({ signal: stop.signal, timeoutMs: 100 });
      } catch {
        return;
      }
      await sleep(Math.random() * 40);
      arrivals.push(Date.now());
      await sleep(Math.random() * 40);
      release();
    }
  }),
);
end();
console.log(arrivals.join('\n'));
process.exit();
