import { sharedBudget, type RateBudget, type Release, type WaitReason } from '../budget/index.ts';
import type { CallPlan, Transport } from './types.ts';

/** Leave to send one request. */
export interface Lease {
  /** Null when nothing holds requests back. */
  readonly budget: RateBudget | null;
  readonly release: Release;
}

const LONG_MS = 5000;
const warned = new WeakSet<Transport>();

/** Waits for the budget of the token. Rejects with the signal's reason. */
export async function takeLease(
  transport: Transport,
  plan: CallPlan,
  token: string,
  signal: AbortSignal,
): Promise<Lease> {
  const { origin, emit } = transport;
  const { operation, call, priority, timeoutMs } = plan;
  const budget = transport.budget === 'shared' ? await sharedBudget(origin, token) : transport.budget;
  let hush = (): void => undefined;
  const onWait = (reason: WaitReason): void => {
    hush = warnLater(transport);
    emit({ type: 'budget-wait', operation, call, reason, priority });
  };
  try {
    const release = await budget?.take({ priority, caller: transport, signal, timeoutMs, onWait });
    // a budget of the user's own may count each request when it lets it go
    return { budget, release: typeof release === 'function' ? release : () => undefined };
  } finally {
    hush();
  }
}

/**
 * Says once per client, where nobody listens to its events, that requests wait for the budget: a program that stands
 * still for minutes without a word looks broken. The function it returns ends the wait.
 */
function warnLater(transport: Transport): () => void {
  if (transport.quiet || warned.has(transport)) return () => undefined;
  return transport.runtime.later(() => {
    if (warned.has(transport)) return;
    warned.add(transport);
    console.warn(
      'lead-provider-sdk: requests wait for the rate budget (980 in five minutes, unless you set another). ' +
        'Listen with onEvent, or silence this with budgetWarning: false.',
    );
  }, LONG_MS);
}
