import { isRecord } from '../base/guards.ts';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import {
  checkSize,
  pacedBudget,
  systemRuntime,
  type BudgetSize,
  type LeasedBudget,
  type Runtime,
} from '../budget/index.ts';
import type { RunScript } from './adapters.ts';
import { redisSource } from './redis-source.ts';

export interface RedisBudgetOptions extends BudgetSize {
  /**
   * The name under which Redis keeps the budget. One name for each token: DfE counts per token, so production and
   * sandbox, or two providers, need different ones.
   * @default 'lead-provider-sdk'
   */
  readonly key?: string;
  /**
   * What happens while Redis does not answer. `'wait'`: requests wait for it, each until its deadline or signal.
   * `{ share }`: once the requests of before have left the window, each process goes on with this part of the
   * limit (for four processes `0.25`), until Redis is back.
   * @default 'wait'
   */
  readonly whenDown?: 'wait' | { readonly share: number };
  /**
   * Milliseconds after which Redis counts as away.
   * @default 2000
   */
  readonly timeoutMs?: number;
  /** Called when Redis stops answering, once until it is back. */
  readonly onDown?: (error: unknown) => void;
}

const known: Readonly<Record<keyof RedisBudgetOptions, true>> = {
  limit: true,
  windowMs: true,
  key: true,
  whenDown: true,
  timeoutMs: true,
  onDown: true,
};

/**
 * A budget that several processes or hosts share through Redis (5 or later; a sorted set and one script). Together
 * they never exceed the limit in any rolling window.
 *
 * Redis should keep its data over a restart; when it does not, the processes notice and wait until what was granted
 * before has left the window.
 *
 * @example
 * import { Redis } from 'ioredis';
 * import { ioredis, redisBudget } from 'lead-provider-sdk/redis';
 *
 * const budget = redisBudget(ioredis(new Redis(url)), { key: 'dfe-production' });
 * const dfe = createClient({ service: 'rect', environment: 'production', token, budget });
 * @throws {RangeError} when an option makes no sense
 */
export function redisBudget(run: RunScript, options: RedisBudgetOptions = {}): LeasedBudget {
  return redisBudgetOn(systemRuntime, run, options);
}

/** As tests make it: with a clock of their own. */
function redisBudgetOn(runtime: Runtime, run: RunScript, options: RedisBudgetOptions = {}): LeasedBudget {
  refuseUnknownOptions('redisBudget', options, Object.keys(known));
  if (isRecord(options.whenDown))
    refuseUnknownOptions('redisBudget', options.whenDown, ['share'], 'option of whenDown');
  const size = checkSize(options);
  const { whenDown = 'wait', timeoutMs = 2000, key = 'lead-provider-sdk' } = options;
  const share = whenDown === 'wait' ? null : Math.floor(size.limit * whenDown.share);
  if (share !== null && !(share >= 1 && share <= size.limit)) {
    throw new RangeError('redisBudget: whenDown.share has to be above 0, at most 1, and leave at least one request.');
  }
  if (!(timeoutMs > 0)) throw new RangeError('redisBudget: timeoutMs has to be a number of milliseconds above 0.');
  return pacedBudget(
    redisSource(runtime, run, {
      ...size,
      windowMs: Math.ceil(size.windowMs),
      key,
      share,
      timeoutMs,
      onDown: options.onDown,
    }),
    runtime,
  );
}
