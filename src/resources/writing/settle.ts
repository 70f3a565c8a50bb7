import { wait } from '../../budget/index.ts';
import type { CallOptions, Connection } from '../../client/index.ts';
import { isLeadProviderError, type Settlement } from '../../errors/index.ts';
import type { Sight } from './judge.ts';
import { look, type Looked, type LookReads } from './look.ts';
import type { Written } from './written.ts';

/**
 * When looks are made, in milliseconds after the client gave the write up: soon, because most writes have taken effect
 * by then, and a last time when nothing can arrive any more.
 */
const LOOKS_MS = [0, 2_000, 10_000, 30_000, 60_000, 120_000];
/** When the last look fails, it is made again twice. */
const LAST_AGAIN_MS = 30_000;
const LAST_LOOKS = 3;

/** A write whose answer was lost. */
export interface Open {
  readonly written: Written;
  /** When the client gave it up, by our clock. */
  readonly gaveUpAt: number;
}

/** What the looks have shown. */
export interface Settled {
  readonly settlement: Settlement;
  /** The last look that did not fail. */
  readonly looked: Looked | null;
  /** When that look was begun, by our clock. */
  readonly lookedAt: number;
}

export interface Looking {
  readonly reads: LookReads;
  readonly signal: AbortSignal | undefined;
}

/** Looks once. Never rejects. */
export async function lookOnce(looking: Looking, open: Open): Promise<Settled> {
  const settled = await step(looking, open, true, 1);
  told(looking.reads.connection, open, settled);
  return settled;
}

/**
 * Looks until it is known what became of a write, or cannot become known. Ends as `unknown` with the signal, and where
 * the next look would come after the deadline. Never rejects.
 */
export async function lookUntilFinal(looking: Looking, open: Open): Promise<Settled> {
  const { connection } = looking.reads;
  const { runtime } = connection;
  const lastAt = open.gaveUpAt + connection.settleAfterMs;
  let lastLooks = 0;
  for (;;) {
    const isLast = runtime.now() >= lastAt;
    if (isLast) lastLooks += 1;
    const settled = await step(looking, open, isLast, lastLooks);
    const { lookAgainAt } = settled.settlement;
    const next = lookAgainAt?.getTime() ?? Infinity;
    if (lookAgainAt === null || next > connection.deadline(undefined)) {
      told(connection, open, settled);
      return settled;
    }
    try {
      await wait(runtime, next - runtime.now(), looking.signal);
    } catch (cause) {
      const stopped = { ...settled, settlement: { ...settled.settlement, cause } };
      told(connection, open, stopped);
      return stopped;
    }
  }
}

function told(connection: Connection, { written: { operation } }: Open, { settlement: { result } }: Settled): void {
  connection.emit({ type: 'settled', operation, result });
}

/** One look, and what follows from it. */
async function step({ reads, signal }: Looking, open: Open, isLast: boolean, lastLooks: number): Promise<Settled> {
  const { connection } = reads;
  const { serverDate } = open.written;
  const options: CallOptions = { ...(signal && { signal }), ...(serverDate !== null && { serverDate }) };
  const begun = connection.runtime.now();
  const isOver = begun >= open.gaveUpAt + connection.settleAfterMs;
  try {
    const looked = await look(reads, open.written, isLast, options);
    const settlement = settlementOf(looked.sight, isOver, nextLook(connection, open, begun));
    return { settlement, looked, lookedAt: begun };
  } catch (cause) {
    const again = isDenied(cause) || lastLooks >= LAST_LOOKS ? null : nextLook(connection, open, begun);
    return {
      settlement: { result: 'unknown', record: null, lookAgainAt: again, cause },
      looked: null,
      lookedAt: begun,
    };
  }
}

/** What is known after a look. `isOver`: the look was begun when the write could no longer take effect. */
function settlementOf({ shows, record, already }: Sight, isOver: boolean, next: Date): Settlement {
  switch (shows) {
    case 'applied':
    case 'taken-back':
      return { result: 'applied', record, lookAgainAt: null, ...(already !== undefined && { already }) };
    case 'unclear':
      return { result: 'unknown', record, lookAgainAt: null };
    case 'taken':
    case 'touched':
    case 'nothing':
      if (!isOver) return { result: 'unknown', record, lookAgainAt: next };
      return { result: 'not-applied', record, lookAgainAt: null, touched: shows === 'touched' };
  }
}

/**
 * The first look of the plan whose time has not passed. The last one is still to come after a look that was begun before
 * its time, however long that took.
 */
function nextLook({ runtime, settleAfterMs }: Connection, { gaveUpAt }: Open, begun: number): Date {
  const now = runtime.now();
  const planned = [...LOOKS_MS.filter((ms) => ms < settleAfterMs), settleAfterMs].find((ms) => ms > now - gaveUpAt);
  const over = begun < gaveUpAt + settleAfterMs ? now : now + LAST_AGAIN_MS;
  return new Date(Math.ceil(planned === undefined ? over : gaveUpAt + planned));
}

/** Whether the token may not look: another look would be refused, too. */
function isDenied(error: unknown): boolean {
  return isLeadProviderError(error, 'http') && (error.status === 401 || error.status === 403);
}
