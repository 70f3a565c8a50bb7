import { cannotTell, differs, ok, skipped, type DoctorOptions, type Line } from '../types.ts';
import { openRedis, type Redis, type Reply } from './resp.ts';

/** Of the services' 1,000, as many as a budget gives by itself. */
const LIMIT = 980;

/** The lines about Redis, and the connection when the budget in it can be used. Reads only. */
export async function lookAtRedis({
  redis: at,
}: DoctorOptions): Promise<{ readonly lines: readonly Line[]; readonly redis: Redis | null }> {
  const server = {
    id: 'redis',
    looked: 'the Redis of the shared budget',
    expected: 'version 5 or later answers, and keeps what it is given',
  };
  const store = {
    id: 'redis-budget',
    looked: 'the budget in it',
    expected: `at most ${LIMIT} requests in five minutes, counted without a gap`,
  };
  if (at === undefined)
    return { lines: [server, store].map((one) => skipped(one, 'no --redis was given')), redis: null };
  let redis: Redis | null = null;
  try {
    redis = await openRedis(at.url);
    const info = String(await redis.send('INFO'));
    const line = serverLine(info);
    return { lines: [line, await storeLine(redis, at.key)], redis };
  } catch {
    redis?.close();
    return {
      lines: [
        differs(
          server,
          'it gives no answer',
          'Start it, or mend its address: requests wait for their budget until then.',
        ),
        cannotTell(store, 'Redis gives no answer'),
      ],
      redis: null,
    };
  }

  function serverLine(info: string): Line {
    const value = (name: string): string => new RegExp(`^${name}:([\\w.-]+)`, 'm').exec(info)?.[1] ?? '';
    const [version, evicts, most] = [value('redis_version'), value('maxmemory_policy'), value('maxmemory')];
    const isOld = !(Number.parseInt(version, 10) >= 5);
    const mayForget = most !== '0' && most !== '' && evicts !== 'noeviction';
    const shown = /^[\d.]{1,20}$/.test(version) ? version : 'of no known form';
    const found = `version ${shown}, ${mayForget ? 'may evict keys' : 'evicts nothing'}`;
    if (!isOld && !mayForget) return ok(server, found);
    return differs(
      server,
      found,
      isOld ? 'Update Redis.' : 'Set maxmemory-policy to noeviction: an evicted budget is a wait of five minutes.',
    );
  }

  async function storeLine(one: Redis, key: string): Promise<Line> {
    const [grants, state] = [`{${key}}:grants`, `{${key}}:state`];
    const [seconds] = listOf(await one.send('TIME'));
    const mark = await one.send('ZSCORE', grants, '#');
    const counted = await one.send('HGET', state, 'count');
    const used = await one.send('ZCOUNT', grants, String(Number(seconds) * 1000), '(1000000000000000');
    if (counted === null)
      return cannotTell(store, 'no request has been counted under this key', 'Mend --redis-key if one was.');
    const gap = Number(counted) - (Number(mark ?? 1e15) - 1e15);
    const found = `${Number(used)} requests in use, ${gap === 0 ? 'no gap' : 'a gap in what was counted'}`;
    if (Number(used) <= LIMIT && gap === 0) return ok(store, found);
    return differs(
      store,
      found,
      'Its memory was lost in part, or another key is used elsewhere: wait five minutes and look again.',
    );
  }
}

const listOf = (reply: Reply): readonly Reply[] => (Array.isArray(reply) ? (reply as readonly Reply[]) : []);
