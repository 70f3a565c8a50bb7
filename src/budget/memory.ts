import { checkSize, type BudgetLeft, type BudgetSize, type LeasedBudget, type Release } from './budget.ts';
import { pacedBudget, type Grants, type GrantSource, type PacedBudget } from './paced.ts';
import { systemRuntime, type Runtime } from './runtime.ts';

/** A source that answers at once. */
export interface MemorySource extends GrantSource {
  acquire(want: number, leaseMs: number): Grants;
  left(): BudgetLeft;
  /** Whether it has nothing to remember. */
  idle(): boolean;
}

/** At most `limit` slots in use: each until it is given back and a window more, or until its lease runs out. */
export function memorySource({ limit, windowMs }: Required<BudgetSize>, runtime: Runtime): MemorySource {
  /** The slots in use, by the moment at which each is free again, as far as is known. */
  const slots: { at: number }[] = [];
  let blockedUntil = -Infinity;

  function occupy(slot: { at: number }, ms: number): void {
    const at = runtime.now() + ms + windowMs;
    slot.at = at;
    slots.splice(slots.findLastIndex((other) => other.at <= at) + 1, 0, slot);
  }

  function lease(ms: number): Release {
    const slot = { at: 0 };
    occupy(slot, ms);
    return ({ after = 0, uncounted } = {}) => {
      const index = slots.indexOf(slot);
      // its lease has run out, and somebody else may have the slot
      if (index < 0) return;
      slots.splice(index, 1);
      if (uncounted !== true) occupy(slot, after);
    };
  }

  /** Takes out the slots that are free again. Returns the present. */
  function leave(): number {
    const now = runtime.now();
    while (slots[0] !== undefined && slots[0].at <= now) slots.shift();
    return now;
  }

  return {
    acquire(want, leaseMs) {
      const now = leave();
      if (now < blockedUntil) return { leases: [], waitMs: blockedUntil - now, reason: 'blocked' };
      const leases: Release[] = [];
      while (leases.length < want && slots.length < limit) leases.push(lease(leaseMs));
      const waitMs = leases.length < want ? (slots[0]?.at ?? now) - now : 0;
      // a slot given back from now on is free in a window at the soonest: then it is time to look again
      return { leases, waitMs: Math.min(waitMs, windowMs), reason: 'used' };
    },
    block(ms) {
      blockedUntil = Math.max(blockedUntil, runtime.now() + ms);
    },
    left() {
      const now = leave();
      return {
        limit,
        windowMs,
        left: now < blockedUntil ? 0 : limit - slots.length,
        fullInMs: Math.max(now, blockedUntil, slots.at(-1)?.at ?? 0) - now,
      };
    },
    idle() {
      const now = leave();
      return slots.length === 0 && now >= blockedUntil;
    },
  };
}

/** A budget held in memory, with the clock that is passed; tests use it. */
export function memoryBudgetOn(runtime: Runtime, size: BudgetSize = {}): PacedBudget {
  return pacedBudget(memorySource(checkSize(size), runtime), runtime);
}

/**
 * A budget for this process: at most `limit` requests arrive in any rolling window. Every client has one by default,
 * shared with the clients that use the same token; make your own to set another limit, or to share one on purpose.
 * A worker thread has budgets of its own.
 *
 * @example
 * const budget = memoryBudget({ limit: 400 }); // two machines share one token
 * const dfe = createClient({ service: 'rect', environment: 'production', token, budget });
 * @throws {RangeError} when the size makes no sense, or for an option that there is not
 */
export function memoryBudget(size: BudgetSize = {}): LeasedBudget {
  for (const name in size) if (!/^(limit|windowMs)$/.test(name)) throw new RangeError(`budget: it has no ${name}.`);
  return memoryBudgetOn(systemRuntime, size);
}
