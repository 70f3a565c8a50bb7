import type { Transport } from './types.ts';

const LONG_MS = 5000;
const warned = new WeakSet<Transport>();

/**
 * Says once per client, where nobody listens to its events, that requests wait for the budget: a program that stands
 * still for minutes without a word looks broken. The function it returns ends the wait.
 */
export function warnOfLongWait(transport: Transport): () => void {
  if (transport.quiet || warned.has(transport)) return () => undefined;
  return transport.runtime.later(() => {
    if (warned.has(transport)) return;
    warned.add(transport);
    console.warn(
      'lead-provider-sdk: requests wait for the rate budget (980 in five minutes unless you set another); they go on ' +
        'by themselves. Listen with onEvent, or silence this with budgetWarning: false.',
    );
  }, LONG_MS);
}
