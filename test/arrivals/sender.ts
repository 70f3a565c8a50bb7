/** One of several processes that share a budget through Redis. */
import { Redis } from 'ioredis';
import { createClient } from '../../src/index.ts';
import { ioredis, redisBudget } from '../../src/redis/index.ts';
import type { SenderOptions } from './service.ts';

const { url, redis, key, limit, windowMs, count } = JSON.parse(process.argv[2] ?? '{}') as SenderOptions;
const connection = new Redis(redis, {
  enableOfflineQueue: false,
  lazyConnect: true,
  maxRetriesPerRequest: 0,
  retryStrategy: () => 50,
});
connection.on('error', () => undefined);
await connection.connect();
const dfe = createClient({
  service: 'rect',
  baseUrl: url,
  token: 'abc',
  validate: 'off',
  budgetWarning: false,
  maxUnderWay: 200,
  timeoutMs: 3000,
  budget: redisBudget(ioredis(connection), { key, limit, windowMs, timeoutMs: 500 }),
});
const id = '11111111-1111-4111-8111-111111111111';
await Promise.all(Array.from({ length: count }, () => dfe.statements.get(id)));
// what was given back last is still to be told
setTimeout(() => {
  connection.disconnect();
  process.disconnect();
}, 200);
