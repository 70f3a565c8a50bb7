import { checkSize, type BudgetSize, type RateBudget } from './budget.ts';
import { pacedBudget, type Grants, type GrantSource } from './paced.ts';
import { systemRuntime, type Runtime } from './runtime.ts';

/** A source that answers at once. */
export interface MemorySource extends GrantSource {
  acquire(want: number): Grants;
}

/** A ring of the last `limit` grants: one more may go when the oldest of them has left the window. */
export function memorySource({ limit, windowMs }: Required<BudgetSize>, runtime: Runtime): MemorySource {
  const grants = new Float64Array(limit).fill(-Infinity);
  let oldest = 0;
  let blockedUntil = -Infinity;
  const at = (index: number): number => grants[index] ?? -Infinity;
  return {
    acquire(want) {
      const now = runtime.now();
      if (now < blockedUntil) return { granted: 0, waitMs: blockedUntil - now, reason: 'blocked' };
      let granted = 0;
      while (granted < want && at(oldest) + windowMs <= now) {
        grants[oldest] = now;
        oldest = (oldest + 1) % limit;
        granted += 1;
      }
      return { granted, waitMs: granted < want ? at(oldest) + windowMs - now : 0, reason: 'used' };
    },
    block(ms) {
      blockedUntil = Math.max(blockedUntil, runtime.now() + ms);
    },
  };
}

/** A budget held in memory, with the clock that is passed; tests use it. */
export function memoryBudgetOn(runtime: Runtime, size: BudgetSize = {}): RateBudget {
  return pacedBudget(memorySource(checkSize(size), runtime), runtime);
}

/**
 * A budget for this process: at most `limit` requests in any rolling window. Every client has one by default, shared
 * with the clients that use the same token; make your own to set another limit, or to share one on purpose.
 *
 * @example
 * const budget = memoryBudget({ limit: 400 }); // two machines share one token
 * const dfe = createClient({ service: 'rect', environment: 'production', token, budget });
 * @throws {RangeError} when the size makes no sense
 */
export function memoryBudget(size: BudgetSize = {}): RateBudget {
  return memoryBudgetOn(systemRuntime, size);
}
