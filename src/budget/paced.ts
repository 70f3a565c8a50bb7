import type { RateBudget, TakeOptions, WaitReason } from './budget.ts';
import { WaitingLine } from './line.ts';
import type { Runtime } from './runtime.ts';

/** What a source of grants answers. */
export interface Grants {
  /** How many requests may go now. */
  readonly granted: number;
  /** When fewer than wanted may go: the milliseconds to wait before asking again, and the reason. */
  readonly waitMs: number;
  readonly reason: WaitReason;
}

/** Where grants come from: this process's memory, or a store shared by several. Never fails. */
export interface GrantSource {
  acquire(want: number): Grants | Promise<Grants>;
  block(ms: number): void;
}

interface Waiter {
  grant(): void;
  tell(reason: WaitReason): void;
}

/** A line of waiting requests in front of a source of grants. */
export function pacedBudget(source: GrantSource, runtime: Runtime): RateBudget {
  const line = new WaitingLine<Waiter>();
  const untold = new Set<Waiter>();
  const nobody = {};
  let asking = false;
  /** Why everybody waits for the timer; null while no timer runs. */
  let pause: WaitReason | null = null;

  function tellThoseWhoWait(): void {
    if (pause === null) return;
    for (const waiter of untold) waiter.tell(pause);
    untold.clear();
  }

  function serve({ granted, waitMs, reason }: Grants): void {
    for (let i = 0; i < granted; i += 1) line.next()?.grant();
    if (line.size === 0 || waitMs <= 0) return;
    pause = reason;
    tellThoseWhoWait();
    runtime.later(() => {
      pause = null;
      pump();
    }, waitMs);
  }

  /** Serves waiting requests until none is left or the source grants no more for now. */
  function pump(): void {
    while (!asking && pause === null && line.size > 0) {
      const grants = source.acquire(line.size);
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

  return {
    take: ({ priority = 'normal', caller = nobody, signal, onWait }: TakeOptions = {}) =>
      new Promise<void>((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const leave = (): void => {
          line.remove(waiter, priority, caller);
          untold.delete(waiter);
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          grant() {
            untold.delete(waiter);
            signal?.removeEventListener('abort', leave);
            resolve();
          },
          tell: (reason) => onWait?.(reason),
        };
        signal?.addEventListener('abort', leave, { once: true });
        untold.add(waiter);
        line.add(waiter, priority, caller);
        pump();
        tellThoseWhoWait();
      }),
    block: (ms) => source.block(ms),
  };
}
