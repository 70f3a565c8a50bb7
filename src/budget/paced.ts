import {
  GRACE_MS,
  type BudgetLeft,
  type LeasedBudget,
  type Release,
  type TakeOptions,
  type WaitReason,
} from './budget.ts';
import { WaitingLine } from './line.ts';
import type { Runtime } from './runtime.ts';

/** What a source of grants answers. */
export interface Grants {
  /** One for each request that may go now. */
  readonly leases: readonly Release[];
  /** When fewer than wanted may go: the milliseconds to wait before asking again, and the reason. */
  readonly waitMs: number;
  readonly reason: WaitReason;
}

/** Where grants come from: this process's memory, or a store shared by several. Never fails. */
export interface GrantSource {
  /** `leaseMs`: after so long, a request whose slot was not given back has arrived, if ever. */
  acquire(want: number, leaseMs: number): Grants | Promise<Grants>;
  block(ms: number): void;
  left(): BudgetLeft | Promise<BudgetLeft>;
  idle?(): boolean;
  /** Calls back when requests may go sooner than it has said. */
  listen?(sooner: () => void): void;
}

/** A budget that can be forgotten while nobody uses it. */
export interface PacedBudget extends LeasedBudget {
  /** Whether nobody waits and nothing has to be remembered. */
  idle(): boolean;
}

interface Waiter {
  grant(release: Release): void;
  tell(reason: WaitReason): void;
}

/** No lease is longer: a request without a limit of its own must not hold its slot for ever. */
const LONGEST_MS = 3_600_000;

/** A line of waiting requests in front of a source of grants. */
export function pacedBudget(source: GrantSource, runtime: Runtime): PacedBudget {
  const line = new WaitingLine<Waiter>();
  const untold = new Set<Waiter>();
  const nobody = {};
  let asking = false;
  /** The longest a request may take, of those that wait. */
  let longest = 0;
  /** Why everybody waits for the timer, and how to stop it; null while no timer runs. */
  let pause: { readonly reason: WaitReason; readonly cancel: () => void } | null = null;

  function tellThoseWhoWait(): void {
    if (pause === null) return;
    for (const waiter of untold) waiter.tell(pause.reason);
    untold.clear();
  }

  function wake(): void {
    pause?.cancel();
    pause = null;
    pump();
  }

  /** A lease that is given back once. */
  function once(lease: Release): Release {
    let open = true;
    return (how) => {
      if (!open) return;
      open = false;
      lease(how);
      // any other slot is free later than the line looks again
      if (how?.uncounted === true) wake();
    };
  }

  function serve({ leases, waitMs, reason }: Grants): void {
    for (const lease of leases) {
      const waiter = line.next();
      if (waiter === undefined) lease({ uncounted: true });
      else waiter.grant(once(lease));
    }
    if (line.size === 0 || waitMs <= 0) return;
    pause = { reason, cancel: runtime.later(wake, waitMs) };
    tellThoseWhoWait();
  }

  /** Serves waiting requests until none is left or the source grants no more for now. */
  function pump(): void {
    while (!asking && pause === null && line.size > 0) {
      const grants = source.acquire(line.size, longest + GRACE_MS);
      if (!(grants instanceof Promise)) {
        serve(grants);
        continue;
      }
      asking = true;
      void grants.then((given) => {
        asking = false;
        serve(given);
        pump();
      });
    }
  }

  source.listen?.(wake);
  return {
    take: ({ priority = 'normal', caller = nobody, signal, onWait, timeoutMs = 60_000 }: TakeOptions = {}) =>
      new Promise<Release>((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const leave = (): void => {
          line.remove(waiter, priority, caller);
          untold.delete(waiter);
          // a timer that nobody waits for would keep the process alive
          if (line.size === 0) wake();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          grant(release) {
            untold.delete(waiter);
            signal?.removeEventListener('abort', leave);
            resolve(release);
          },
          tell: (reason) => onWait?.(reason),
        };
        signal?.addEventListener('abort', leave, { once: true });
        untold.add(waiter);
        longest = Math.min(Math.max(line.size > 0 ? longest : 0, timeoutMs), LONGEST_MS);
        line.add(waiter, priority, caller);
        pump();
        tellThoseWhoWait();
      }),
    block: (ms) => source.block(ms),
    left: () => source.left(),
    idle: () => line.size === 0 && source.idle?.() === true,
  };
}
