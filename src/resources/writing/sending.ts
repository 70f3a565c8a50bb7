import { within, type Connection } from '../../client/index.ts';
import { hold, settleWith, type LeadProviderError, type StoredBefore, type StoredWrite } from '../../errors/index.ts';
import type { Sends } from './departure.ts';
import { lookReads } from './look.ts';
import { lookOnce, lookUntilFinal, type Looking, type Open } from './settle.ts';
import type { WriteCall } from './types.ts';
import type { Written } from './written.ts';

/**
 * What was read before a write. It is read again when more than ten seconds lie between it and the request: somebody
 * may have acted meanwhile, and what they did must not be taken for ours.
 */
export interface Before {
  readonly records: StoredBefore;
  /** When the reading was begun, by our clock. */
  readonly readAt: number;
  /** Reads it again, at the head of the line. */
  readonly again: () => Promise<StoredBefore>;
}

/** A write to send. */
export interface Sending {
  /** Every call over it ends at the write's deadline. */
  readonly connection: Connection;
  readonly call: WriteCall;
  /** Null when nothing was read. */
  readonly before: Before | null;
  /** Counted by all sends of the call. */
  readonly sends: Sends;
  /** Whether the check saw that this id belongs to the participant who was asked for. */
  readonly isSuccessor: (id: string) => boolean;
}

/** What a send was, for looking for it. */
export function writtenBy({ connection, call }: Sending, since: number, before: Before | null): Written {
  const { operation, id, attributes, options = {} } = call;
  return {
    service: connection.service,
    operation,
    id,
    draft: { ...attributes },
    since,
    stored: false,
    serverDate: connection.serverDate(options, operation),
    before: before === null ? null : before.records,
  };
}

/** A write as it is kept over a restart. */
export function stored({ operation, id, draft, since, serverDate, before }: Written, gaveUpAt?: number): StoredWrite {
  return {
    operation,
    ...(id !== undefined && { id }),
    ...(Object.keys(draft).length > 0 && { draft }),
    since: new Date(since).toISOString(),
    ...(gaveUpAt !== undefined && { until: new Date(gaveUpAt).toISOString() }),
    ...(serverDate !== null && { serverDate }),
    ...(before !== null && { before }),
  };
}

/** Gives an error the write it is about, and the way to find out what became of it. */
export function attach(error: LeadProviderError, { connection }: Sending, open: Open): void {
  hold(error, 'write', stored(open.written, open.gaveUpAt));
  settleWith(error, async ({ wait = false, signal, deadlineMs }) => {
    const timed = within(connection, connection.runtime.now() + (deadlineMs ?? Infinity));
    const looking: Looking = { reads: lookReads(timed), signal };
    return (await (wait ? lookUntilFinal : lookOnce)(looking, open)).settlement;
  });
}
