import { sharedBudget, type RateBudget, type Release, type WaitReason } from '../budget/index.ts';
import type { CallPlan, Transport } from './types.ts';

/** Leave to send one request. */
export interface Lease {
  /** Null when nothing holds requests back. */
  readonly budget: RateBudget | null;
  readonly release: Release;
}

/** Whoever waits longer than this without a word looks broken. */
const LONG_MS = 5000;

/** Waits for the budget of the token. Rejects with the signal's reason. */
export async function takeLease(
  transport: Transport,
  plan: CallPlan,
  token: string,
  signal: AbortSignal | undefined,
): Promise<Lease> {
  const { origin, emit, quiet, runtime } = transport;
  const { operation, call, priority, timeoutMs } = plan;
  const budget = transport.budget === 'shared' ? await sharedBudget(origin, token) : transport.budget;
  let hush = (): void => undefined;
  const onWait = (reason: WaitReason): void => {
    if (!quiet)
      hush = runtime.later(() => {
        void import('./long-wait.ts').then(({ warnOfLongWait }) => warnOfLongWait(transport));
      }, LONG_MS);
    emit({ type: 'budget-wait', operation, call, reason, priority });
  };
  try {
    const release = await budget?.take({ priority, caller: transport, timeoutMs, onWait, ...(signal && { signal }) });
    // a budget of the user's own may count each request when it lets it go
    return { budget, release: typeof release === 'function' ? release : () => undefined };
  } finally {
    hush();
  }
}
