/**
 * One step of the budget, run by Redis as a whole: by its clock, so that all hosts count alike. A sorted set holds the
 * grants of the last window, a hash since when the store exists and until when it is blocked.
 *
 * ARGV: limit, window, requests wanted, a name for them, milliseconds to block, the store this process knows, for how
 * long it was cut off from it, then the ages of what it granted by itself meanwhile.
 * Answer: granted, milliseconds to wait, whether that is a block, the time, the store.
 */
export const SCRIPT = `
local grants, state = KEYS[1], KEYS[2]
local limit, window, want = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local block, known, away = tonumber(ARGV[5]), ARGV[6], tonumber(ARGV[7])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local store = redis.call('HGET', state, 'store')
if not store then
  store = time[1] .. '.' .. time[2]
  redis.call('HSET', state, 'store', store)
end
-- the store has lost its memory: what the old one granted has to leave the window first
if known ~= '' and known ~= store and window - away > block then block = window - away end

local blocked = tonumber(redis.call('HGET', state, 'blocked') or '0')
if block > 0 and now + block > blocked then
  blocked = now + block
  redis.call('HSET', state, 'blocked', string.format('%d', blocked))
end

for i = 8, #ARGV do
  redis.call('ZADD', grants, string.format('%d', now - tonumber(ARGV[i])), ARGV[4] .. ':own:' .. i)
end
redis.call('ZREMRANGEBYSCORE', grants, '-inf', string.format('%d', now - window))
local used = redis.call('ZCARD', grants)
local granted, wait = 0, 0
if blocked > now then
  wait = blocked - now
else
  granted = math.max(0, math.min(want, limit - used))
  for i = 1, granted do redis.call('ZADD', grants, string.format('%d', now), ARGV[4] .. ':' .. i) end
  if granted < want then
    wait = tonumber(redis.call('ZRANGE', grants, 0, 0, 'WITHSCORES')[2]) + window - now
  end
end
redis.call('PEXPIRE', grants, window)
redis.call('PEXPIRE', state, math.max(2 * window, blocked - now + window))
return { granted, wait, blocked > now and 1 or 0, now, store }
`;
