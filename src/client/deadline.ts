import type { Runtime } from '../budget/index.ts';

/** What stopped a request: the caller's signal, the time of the whole call, or the time of one try. */
export type Stop = 'caller' | 'call' | 'attempt';

/** A signal that fires with another one or when its time is up, and knows which it was. */
export interface Deadline {
  /** Undefined when nothing will ever stop it. */
  readonly signal: AbortSignal | undefined;
  /** Null while nothing has stopped it. */
  readonly stop: () => Stop | null;
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
  let stop: Stop | null = null;
  let cancel: (() => void) | null = null;
  const follow = (): void => {
    stop = outer.stop();
    controller.abort(outer.signal?.reason);
  };
  const expire = (): void => {
    stop ??= timeUp;
    controller.abort(new DOMException('The time allowed is up.', 'TimeoutError'));
  };
  if (outer.signal?.aborted) follow();
  else if (ms <= 0) expire();
  else outer.signal?.addEventListener('abort', follow, { once: true });
  const renew = (ms: number): void => {
    cancel?.();
    cancel = Number.isFinite(ms) && !controller.signal.aborted ? runtime.later(expire, ms) : null;
  };
  renew(ms);
  return {
    signal: controller.signal,
    stop: () => stop,
    renew,
    end() {
      cancel?.();
      outer.signal?.removeEventListener('abort', follow);
    },
  };
}

const NEVER: Deadline = { signal: undefined, stop: () => null, renew: () => undefined, end: () => undefined };

/** A promise that gives up when the signal fires, even if the promise it waits for does not listen to signals. */
export function untilStopped<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
