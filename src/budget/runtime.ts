/** Time and random numbers, which tests replace. */
export interface Runtime {
  /** Milliseconds since the epoch; never goes back. */
  now(): number;
  /** At least 0, less than 1. */
  random(): number;
  /** Calls back once, not before `ms` milliseconds are over. The function it returns cancels the callback. */
  later(callback: () => void, ms: number): () => void;
}

export const systemRuntime: Runtime = {
  // not Date.now(): a clock set back would stop a budget, one set forward would overdraw it
  now: () => performance.timeOrigin + performance.now(),
  random: () => Math.random(),
  later(callback, ms) {
    // a longer timer than this would fire at once
    const timer = setTimeout(callback, Math.min(Math.max(Math.ceil(ms), 0), 2_147_483_647));
    return () => clearTimeout(timer);
  },
};

/** Waits. Rejects with the signal's reason when that stops it. */
export function wait(runtime: Runtime, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = runtime.later(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
