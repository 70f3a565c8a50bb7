/**
 * One step of the budget, run by Redis as a whole: by its clock, so that all hosts count alike. A sorted set holds the
 * slots in use by the moment at which each is free again. A hash holds since when the store exists, how many requests
 * it has granted, until when it is blocked, until when slots are in use, and the longest lease so far.
 *
 * The set has the count of grants too, as the score of the member `#`, far behind all moments: when one of the keys is
 * evicted, or a snapshot or a replica lacks the last grants, the counts differ.
 *
 * ARGV: limit, window, requests wanted, milliseconds of their leases, a name for them, milliseconds to block, the store
 * this process knows, how many grants it has seen there, for how long it was cut off from it; then, in pairs, slots
 * whose moment has changed: their member, and in how many milliseconds they are free, or `-` for those never counted.
 * Answer: granted, milliseconds to wait, whether that is a block, the time, the store, how many were granted in all.
 */
export const SCRIPT = `
local grants, state = KEYS[1], KEYS[2]
local limit, window, want, lease = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local block, known, seen, away = tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8]), tonumber(ARGV[9])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local MARK = 1000000000000000
local function put(member, at) redis.call('ZADD', grants, string.format('%d', at), member) end

local saved = redis.call('HMGET', state, 'store', 'count', 'blocked', 'last', 'lease')
local store = saved[1] or time[1] .. '.' .. time[2]
local count, blocked, last = tonumber(saved[2] or '0'), tonumber(saved[3] or '0'), tonumber(saved[4] or '0')
local longest = math.max(lease, tonumber(saved[5] or '0'))
local mark = redis.call('ZSCORE', grants, '#')
local marked = mark and tonumber(mark) - MARK or 0

-- a clock that was set back must not lock everybody out until it is there again
blocked = math.min(blocked, now + math.max(600000, window + longest))
for _, member in ipairs(redis.call('ZRANGEBYSCORE', grants, string.format('%d', now + window + longest + 1000),
  '(' .. string.format('%d', MARK))) do put(member, now + window + longest) end

if block > 0 then blocked = math.max(blocked, now + math.min(block, 600000)) end
-- the store has lost its memory: what the old one granted has to leave the window first
if known ~= '' and (known ~= store or count < seen) then
  blocked = math.max(blocked, now + window + longest - away)
end
if marked < count and last > now then blocked = math.max(blocked, now + window + longest) end
if known == store then count = math.max(count, seen) end
count = math.max(count, marked)

for i = 10, #ARGV, 2 do
  if ARGV[i + 1] == '-' then redis.call('ZREM', grants, ARGV[i])
  else put(ARGV[i], now + math.min(tonumber(ARGV[i + 1]), window + longest)) end
end
redis.call('ZREMRANGEBYSCORE', grants, '-inf', string.format('%d', now))
local used = redis.call('ZCARD', grants) - (mark and 1 or 0)
local granted, wait = 0, 0
if blocked > now then
  wait = blocked - now
else
  granted = math.max(0, math.min(want, limit - used))
  for i = 1, granted do put(ARGV[5] .. ':' .. i, now + window + lease) end
  if granted < want then
    wait = tonumber(redis.call('ZRANGE', grants, 0, 0, 'WITHSCORES')[2]) - now
  end
end
count = count + granted
last = math.min(math.max(last, now + window + lease), now + window + longest)
put('#', MARK + count)
redis.call('HSET', state, 'store', store, 'count', string.format('%d', count), 'lease', string.format('%d', longest),
  'blocked', string.format('%d', blocked), 'last', string.format('%d', last))
local ttl = math.max(blocked, last) - now + window
redis.call('PEXPIRE', grants, ttl)
redis.call('PEXPIRE', state, ttl)
-- a slot given back from now on is free in a window at the soonest: then it is time to ask again
return { granted, math.min(wait, window), blocked > now and 1 or 0, now, store, count }
`;
