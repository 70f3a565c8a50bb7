import type { RunScript } from './adapters.ts';

/**
 * What is left of the budget, by Redis's clock. Only reads, so it takes no place and mends nothing.
 *
 * ARGV: limit, window. Answer: how many may go, milliseconds until all may, the store, how many were granted in all; all
 * that was granted counts as just granted where the grants are not all there (see script.ts).
 */
const LEFT_SCRIPT = `
local grants, state = KEYS[1], KEYS[2]
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local MARK = 1000000000000000
local after, before = '(' .. string.format('%d', now), '(' .. string.format('%d', MARK)
local saved = redis.call('HMGET', state, 'store', 'count', 'blocked', 'last', 'lease')
local count, blocked, last = tonumber(saved[2] or '0'), tonumber(saved[3] or '0'), tonumber(saved[4] or '0')
local mark = redis.call('ZSCORE', grants, '#')
local marked = mark and tonumber(mark) - MARK or 0
if marked < count and last > now then blocked = math.max(blocked, now + window + tonumber(saved[5] or '0')) end
local used = redis.call('ZCOUNT', grants, after, before)
local newest = redis.call('ZREVRANGEBYSCORE', grants, before, after, 'WITHSCORES', 'LIMIT', 0, 1)
local full = math.max(tonumber(newest[2] or '0'), blocked, now) - now
return { blocked > now and 0 or math.max(0, limit - used), full, saved[1] or '', math.max(count, marked) }
`;

export interface LeftReply {
  readonly left: number;
  readonly fullInMs: number;
  /** Empty when nothing was granted yet, or all is forgotten. */
  readonly store: string;
  readonly count: number;
}

export async function askLeft(
  run: RunScript,
  keys: readonly string[],
  limit: number,
  windowMs: number,
): Promise<LeftReply> {
  const value = await run(LEFT_SCRIPT, keys, [String(limit), String(windowMs)]);
  const parts: unknown[] = Array.isArray(value) ? value : [];
  const [left, fullInMs, count] = [parts[0], parts[1], parts[3]].map(Number);
  if (
    parts.length !== 4 ||
    left === undefined ||
    fullInMs === undefined ||
    count === undefined ||
    Number.isNaN(left + fullInMs + count)
  )
    throw new Error(
      "Redis answered the budget's question with something else than its result. Does run() pass on what EVAL returns?",
    );
  return { left, fullInMs, store: String(parts[2]), count };
}
