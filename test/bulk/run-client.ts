import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AnyClient } from '../../src/bulk/client.ts';
import type { JournalEvent } from '../../src/bulk/journal/lines.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import type { Settlement, StoredWrite } from '../../src/errors/index.ts';
import { bareRun, NOON, SETTLE_AFTER_MS } from './bare.ts';
import { listed, serve, type Served } from './served.ts';

/** The digest of the token of `clientOf`. */
export const DIGEST = createHash('sha256').update('secret').digest('hex');

export interface OwnClient {
  readonly client: AnyClient;
  /** The clock of both sides, which goes by sleeping alone. */
  now: number;
  /** What looks find, for each row that is looked at. */
  find: (write: StoredWrite) => Partial<Settlement>;
}

/** A client of the provider Alpha, without a service; what is not served is not to be asked for. */
export function clientOf(served: Served, origin = 'https://mock.test'): OwnClient {
  const run = bareRun('declarations.create', []);
  serve(run.context, { whoAmI: () => Promise.resolve('Alpha'), statements: { list: () => listed() }, ...served });
  const settle = (writes: readonly StoredWrite[]): Promise<Settlement[]> =>
    Promise.resolve(
      writes.map((write) => ({ result: 'unknown', record: null, lookAgainAt: null, ...own.find(write) })),
    );
  const later = (work: () => void, ms: number): (() => void) => {
    let isOver = false;
    setImmediate(() => {
      if (isOver) return;
      own.now += ms;
      work();
    });
    return () => (isOver = true);
  };
  const inside = {
    ...{ origin, settleAfterMs: SETTLE_AFTER_MS, runtime: { now: () => own.now, later } },
    ...{ token: () => Promise.resolve('secret'), serviceNow: () => own.now, budgetLeft: () => Promise.resolve(null) },
    serverDate: () => null,
  };
  // the lists that only a copy reads
  const others = { transfers: {}, unfundedMentors: {} };
  const client = { ...run.context.writer.dfe, ...others, settle, [Symbol.for('lead-provider-sdk')]: inside };
  const own: OwnClient = { client, now: NOON, find: () => ({}) };
  return own;
}

/** What stands in a journal behind its plan. */
export const eventsIn = (path: string): readonly JournalEvent[] =>
  readJournal(readFileSync(path), path, { repair: true }).events;

export const typesIn = (path: string): readonly string[] => eventsIn(path).map(({ type }) => type);
