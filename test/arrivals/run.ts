import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { createClient, memoryBudget } from '../../src/index.ts';
import { NO_REDIS, ownRedis } from '../redis/support.ts';
import { peak } from '../support/peak.ts';
import { tellTotals } from '../support/totals.ts';
import { runSender, startService, type Latency } from './service.ts';

/**
 * `npm run test:arrivals`: the budget as a service sees it. A server in a process of its own counts requests when they
 * arrive, after a random time on their way; never may more than the limit arrive in any window. Windows are short, so
 * that many turn in a minute. `--arrivals N`: how many requests each world sends.
 */

const { values } = parseArgs({ options: { arrivals: { type: 'string', default: '300' } } });
const COUNT = Number(values.arrivals);
const LIMIT = 98;
const WINDOW_MS = 3000;
const ID = '11111111-1111-4111-8111-111111111111';
const EVEN: Latency = { wayMs: 80, answerMs: 80, slowFirst: 0 };

const service = await startService();
/** The worlds that were judged, and those that failed. */
const judged = new Set<string>();
const failures = new Set<string>();
let skipped = 0;

function fail(world: string, why: string): void {
  failures.add(world);
  console.log(`${world}: ${why}`);
}

/** Lets a world send, and says how many arrived. */
async function world(name: string, latency: Latency, send: () => Promise<unknown>): Promise<void> {
  judged.add(name);
  service.begin(latency);
  try {
    await send();
  } catch (error) {
    fail(name, `failed: ${String(error)}`);
  }
  const { arrivals } = await service.tell();
  const most = peak(arrivals, WINDOW_MS);
  console.log(`${name}: peak ${most} of limit ${LIMIT} in ${WINDOW_MS} ms, ${arrivals.length} arrivals`);
  if (most > LIMIT) fail(name, 'more than the limit arrived in one window');
  if (arrivals.length !== COUNT) fail(name, `${COUNT} requests should have arrived`);
}

/** Sends the requests of a world, in turn from so many clients of one token. */
function sendFrom(clients: number, maxUnderWay?: number): Promise<unknown> {
  const budget = memoryBudget({ limit: LIMIT, windowMs: WINDOW_MS });
  const all = Array.from({ length: clients }, () =>
    createClient({
      service: 'rect',
      baseUrl: service.url,
      token: 'abc',
      validate: 'off',
      budget,
      budgetWarning: false,
      ...(maxUnderWay !== undefined && { maxUnderWay }),
    }),
  );
  const each = Math.ceil(COUNT / clients);
  return Promise.all(
    all.flatMap((dfe, i) => Array.from({ length: Math.min(each, COUNT - i * each) }, () => dfe.statements.get(ID))),
  );
}

await world('one client', EVEN, () => sendFrom(1, 200));
await world('three clients of one token', EVEN, () => sendFrom(3, 200));
await world('a slow first burst', { ...EVEN, slowFirst: LIMIT }, () => sendFrom(1, 200));
await world('a program that is busy for 1.5 s', EVEN, async () => {
  const sent = sendFrom(1, 200);
  await sleep(5);
  const until = performance.now() + 1500;
  while (performance.now() < until);
  await sent;
});
await world('requests under way', EVEN, () => sendFrom(2));
const { mostUnderWay } = await service.tell();
console.log(`requests under way: at most ${mostUnderWay} of 20 at once`);
if (mostUnderWay > 20) fail('requests under way', 'more than maxUnderWay at once');

const dir = await mkdtemp(join(tmpdir(), 'arrivals-'));
const redis = await ownRedis(dir);
if (redis === null) {
  skipped = 2;
  console.log(`two processes over Redis: left out (${NO_REDIS})`);
} else {
  const half = Math.floor(COUNT / 2);
  const both = (key: string): Promise<unknown> => {
    const shared = { url: service.url, redis: redis.url, key, limit: LIMIT, windowMs: WINDOW_MS };
    return Promise.all([runSender({ ...shared, count: half }), runSender({ ...shared, count: COUNT - half })]);
  };
  await world('two processes over Redis', EVEN, () => both('two'));
  await world('Redis comes back from a snapshot', EVEN, async () => {
    const sent = both('snapshot');
    const client = new Redis(redis.url);
    client.on('error', () => undefined);
    // the store is in the snapshot, the grants after it are not; and both processes have asked before
    const askers = async (): Promise<number> =>
      new Set((await client.zrange('{snapshot}:grants', '0', '-1')).map((member) => member.split(':')[0])).size;
    while ((await askers()) < 3) await sleep(1);
    await client.save();
    client.disconnect();
    await sleep(500);
    await redis.kill();
    await redis.start();
    await sent;
  });
  await redis.stop();
}
await rm(dir, { recursive: true });
service.stop();
tellTotals({ passed: judged.size - failures.size, failed: failures.size, skipped });
process.exitCode = failures.size > 0 ? 1 : 0;
