import { sharedBudget, type RateBudget, type Release, type WaitReason } from '../budget/index.ts';
import type { CallPlan, Transport } from './types.ts';

/** Leave to send one request. */
export interface Lease {
  /** Null when nothing holds requests back. */
  readonly budget: RateBudget | null;
  release: Release;
  /** When it was given, by our clock. */
  readonly at: number;
}

/** Whoever waits longer than this without a word looks broken. */
const LONG_MS = 5000;

/** What holds the requests of a token back; null when nothing does. */
export const budgetOf = ({ budget, origin }: Transport, token: string): RateBudget | Promise<RateBudget> | null =>
  budget === 'shared' ? sharedBudget(origin, token) : budget;

/** Waits for the budget of the token. Rejects with the signal's reason. */
export async function takeLease(
  transport: Transport,
  plan: CallPlan,
  token: string,
  signal: AbortSignal | undefined,
): Promise<Lease> {
  const { emit, quiet, runtime } = transport;
  const { operation, call, priority, timeoutMs } = plan;
  const budget = await budgetOf(transport, token);
  if (budget === null) return { budget, release: () => undefined, at: runtime.now() };
  let hush = (): void => undefined;
  const onWait = (reason: WaitReason): void => {
    if (!quiet)
      hush = runtime.later(() => {
        void import('./long-wait.ts').then(({ warnOfLongWait }) => warnOfLongWait(transport));
      }, LONG_MS);
    emit({ type: 'budget-wait', operation, call, reason, priority });
  };
  try {
    const release = await budget.take({ priority, caller: transport, timeoutMs, onWait, ...(signal && { signal }) });
    // a budget of the user's own may count each request when it lets it go
    return { budget, release: typeof release === 'function' ? release : () => undefined, at: runtime.now() };
  } finally {
    hush();
  }
}
