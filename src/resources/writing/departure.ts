import { GRACE_MS } from '../../budget/index.ts';
import type { Connection, Leaving, SendOptions } from '../../client/index.ts';
import { AbortedError, NetworkError } from '../../errors/index.ts';
import { OUTCOME_WORDS } from '../../errors/outcome-words.ts';

/** The moment in which a request of a write leaves: whether it still may, and what the caller does right before. */

/** A request was not sent, because what it rests on became too old while it waited for the budget. */
export class Overtaken extends Error {}

/** What is counted over all that one call sends, by whatever id. */
export interface Sends {
  readonly onSend: SendOptions['onSend'];
  /** How often a write is sent, when after each time the service does not hold it once it can no longer arrive. */
  readonly maxSends: number;
  /** Requests that have left. */
  requests: number;
  /** Those of them that were lost and have done nothing. */
  lost: number;
}

/** How often a write is sent at most, unless `maxSends` says less. */
export const MOST_SENDS = 3;

export function countSends({ onSend, maxSends = MOST_SENDS }: SendOptions): Sends {
  return { onSend, maxSends, requests: 0, lost: 0 };
}

/** What the sender of a write says and hears about a request that may go. */
export interface Steps {
  readonly operation: string;
  readonly isFresh: () => boolean;
  /** It is about to leave. */
  readonly about: () => void;
  /** It leaves now. */
  readonly left: () => void;
}

/** Asked by the transport before each request of a write. */
export function leavingOf({ runtime }: Connection, sends: Sends, { operation, isFresh, about, left }: Steps): Leaving {
  return async (lease, own, plan) => {
    if (own.stop() !== null) return undefined;
    if (!isFresh()) return new Overtaken();
    about();
    if (sends.onSend !== undefined) {
      // the caller's time is not the request's
      own.renew(Infinity);
      const stopped = whenStopped(own.signal);
      const asked = ask(sends.onSend, { attempt: sends.requests + 1, at: new Date(runtime.now()) });
      const thrown = await Promise.race([asked, stopped]);
      // whoever has kept the thread busy until now has kept the timer of the deadline from ringing, too
      if (runtime.now() >= plan.deadline) await stopped;
      if (own.stop() !== null) return undefined;
      if (thrown !== null) return refused(operation, sends, thrown.cause);
      // the slot is counted for a request that leaves with it: one that leaves later takes another
      if (runtime.now() - lease.at > GRACE_MS) {
        const failed = await takeAnew(operation, sends, lease, plan.timeoutMs, own.signal);
        if (failed !== null) return failed;
      }
      own.renew(plan.timeoutMs);
    }
    if (own.stop() !== null) return undefined;
    sends.requests += 1;
    left();
    return undefined;
  };
}

type Lease = Parameters<Leaving>[0];
type OnSend = NonNullable<SendOptions['onSend']>;

async function ask(onSend: OnSend, send: Parameters<OnSend>[0]): Promise<{ readonly cause: unknown } | null> {
  try {
    await onSend(send);
    return null;
  } catch (cause) {
    return { cause };
  }
}

function whenStopped(signal: AbortSignal | undefined): Promise<null> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve(null);
    signal?.addEventListener('abort', () => resolve(null), { once: true });
  });
}

/** Gives a slot back and takes one that counts from now, before everybody else who waits. */
async function takeAnew(
  operation: string,
  { requests }: Sends,
  lease: Lease,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<NetworkError | null> {
  const { budget, release } = lease;
  if (budget === null) return null;
  lease.release = () => undefined;
  try {
    // in line first: given back before, the slot would go to somebody else
    const taking = budget.take({ priority: 'first', timeoutMs, ...(signal && { signal }) });
    release({ uncounted: true });
    const taken = await taking;
    if (typeof taken === 'function') lease.release = taken;
    return null;
  } catch (cause) {
    return new NetworkError(`${operation}: the budget failed. ${OUTCOME_WORDS['not-sent']}`, {
      ...{ operation, outcome: 'not-sent', attempts: requests, retryable: true, cause },
    });
  }
}

function refused(operation: string, { requests, lost }: Sends, cause: unknown): AbortedError {
  // what went before and was not lost was refused
  const known = requests > 0 && lost === 0 ? 'refused' : 'not-sent';
  return new AbortedError(`${operation}: onSend refused the send. ${OUTCOME_WORDS[known]}`, {
    ...{ operation, outcome: 'not-sent', attempts: requests, retryable: true, cause },
  });
}
