import type { Runtime } from '../budget/index.ts';

/** What stopped a request: the caller's signal, the time of the whole call, or the time of one try. */
export type Stop = 'caller' | 'call' | 'attempt';

/** A signal that fires with another one or when its time is up, and knows which it was. */
export interface Deadline {
  /** Undefined when nothing will ever stop it. */
  readonly signal: AbortSignal | undefined;
  /** Null while nothing has stopped it. */
  readonly stop: () => Stop | null;
  /** The promise, but given up when this stops, even if what it waits for does not listen to signals. */
  within<T>(promise: Promise<T>): Promise<T>;
  /** Allows so many milliseconds from now in place of what is left. */
  renew(ms: number): void;
  /** Forgets the other signal and the timer. */
  end(): void;
}

/**
 * A deadline this many milliseconds from now, inside another one (or a caller's signal): when the outer one stops, this
 * one stops too, with the same reason. `timeUp` is the reason when its own time is up. With no time left it has stopped
 * already when this returns, so that nothing is sent.
 */
export function openDeadline(
  runtime: Runtime,
  ms: number,
  timeUp: Stop,
  outer: { readonly signal: AbortSignal | undefined; readonly stop: () => Stop | null },
): Deadline {
  if (ms === Infinity && outer.signal === undefined) return NEVER;
  const controller = new AbortController();
  const { signal } = controller;
  // not listeners of the signal: every try waits several times, and those cost
  const waiting: ((reason: unknown) => void)[] = [];
  let stop: Stop | null = null;
  let cancel: (() => void) | null = null;
  const halt = (reason: unknown): void => {
    controller.abort(reason);
    for (const giveUp of waiting) giveUp(signal.reason);
  };
  const follow = (): void => {
    stop = outer.stop();
    halt(outer.signal?.reason);
  };
  const expire = (): void => {
    stop ??= timeUp;
    halt(new DOMException('The time allowed is up.', 'TimeoutError'));
  };
  if (outer.signal?.aborted) follow();
  else if (ms <= 0) expire();
  else outer.signal?.addEventListener('abort', follow, { once: true });
  const renew = (ms: number): void => {
    cancel?.();
    cancel = Number.isFinite(ms) && !signal.aborted ? runtime.later(expire, ms) : null;
  };
  renew(ms);
  return {
    signal,
    stop: () => stop,
    within: (promise) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        waiting.push(reject);
        promise.then(resolve, reject);
      }),
    renew,
    end() {
      cancel?.();
      outer.signal?.removeEventListener('abort', follow);
    },
  };
}

const NEVER: Deadline = {
  signal: undefined,
  stop: () => null,
  within: (promise) => promise,
  renew: () => undefined,
  end: () => undefined,
};
