import { wait } from '../../budget/index.ts';
import type { CallOptions, Connection } from '../../client/index.ts';
import type { Settlement } from '../../errors/index.ts';
import { lookUp } from './look-up.ts';
import type { WriteCall } from './types.ts';

/**
 * When to look, in milliseconds after the previous look. A service may still be at work on a request whose answer was
 * lost, so "not applied" is only said after the last look.
 */
const LOOKS_MS = [0, 2_000, 8_000];

/** Finds out by reads what became of a write that was sent at `since` and whose outcome is open. Never rejects. */
export async function settle(
  connection: Connection,
  call: WriteCall,
  since: number,
  options: { readonly signal?: AbortSignal },
): Promise<Settlement> {
  const settlement = await look(connection, call, since, options);
  connection.emit({ type: 'settled', operation: call.operation, result: settlement.result });
  return settlement;
}

async function look(
  connection: Connection,
  call: WriteCall,
  since: number,
  options: { readonly signal?: AbortSignal },
): Promise<Settlement> {
  // a sandbox shows its records as of the moment in `serverDate`, so the look uses that of the write
  const { serverDate } = call.options ?? {};
  const reading: CallOptions = { priority: 'high', ...options, ...(serverDate !== undefined && { serverDate }) };
  let record: unknown = null;
  try {
    for (const ms of LOOKS_MS) {
      if (ms > 0) await wait(connection.runtime, ms, options.signal);
      const found = await lookUp({ connection, call, since, options: reading });
      if (found.applied) return { result: 'applied', record: found.record };
      record = found.record;
    }
    return { result: 'not-applied', record };
  } catch (cause) {
    return { result: 'unknown', record, cause };
  }
}
