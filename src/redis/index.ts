export { ioredis, nodeRedis, type IoredisClient, type NodeRedisClient, type RunScript } from './adapters.ts';
export { redisBudget, type RedisBudgetOptions } from './redis-budget.ts';
