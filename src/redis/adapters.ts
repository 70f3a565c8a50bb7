/** Runs a script in Redis: `EVAL script numkeys keys args`. */
export type RunScript = (script: string, keys: readonly string[], args: readonly string[]) => Promise<unknown>;

/** What is needed of an ioredis client. */
export interface IoredisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArgs: string[]): Promise<unknown>;
}

/**
 * For ioredis.
 * @example
 * const budget = redisBudget(ioredis(new Redis(url)));
 */
export function ioredis(client: IoredisClient): RunScript {
  return (script, keys, args) => client.eval(script, keys.length, ...keys, ...args);
}

/** What is needed of a node-redis client. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/**
 * For node-redis (the package `redis`).
 * @example
 * const budget = redisBudget(nodeRedis(await createClient({ url }).connect()));
 */
export function nodeRedis(client: NodeRedisClient): RunScript {
  return (script, keys, args) => client.eval(script, { keys: [...keys], arguments: [...args] });
}
