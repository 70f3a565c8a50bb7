import { endedAs } from '../../errors/ended-as.ts';
import {
  beforeSending,
  isLeadProviderError,
  ValidationError,
  type LeadProviderError,
  type StoredBefore,
} from '../../errors/index.ts';
import { dataOf, onRecord } from '../requests.ts';
import { leavingOf, Overtaken, type Steps } from './departure.ts';
import { evidenceIn, hasHad } from './evidence.ts';
import { lookReads } from './look.ts';
import { learn, nameOf } from './provider-name.ts';
import { attach, stored, writtenBy, type Before, type Sending } from './sending.ts';
import { lookUntilFinal, type Looking, type Open, type Settled } from './settle.ts';
import { slotTaken } from './slot.ts';
import type { WriteCall } from './types.ts';
import { isResource, type Written } from './written.ts';

const FRESH_MS = 10_000;

/** How a request of a write ended: with its record, or with an error. */
type Sent<T> =
  { readonly record: T; readonly error: null } | { readonly record: null; readonly error: LeadProviderError };

/**
 * Sends a write. As long as the answer to a request may mean that it took effect, no other request is sent: a second
 * one could double it, or undo what somebody has done since.
 */
export async function send<T>(sending: Sending): Promise<T> {
  const { connection, call, sends } = sending;
  const { onUnknown = connection.onUnknown, signal } = call.options ?? {};
  const { runtime } = connection;
  const looking: Looking = { reads: lookReads(connection), signal };
  let { before } = sending;
  /** When it was first sent, by our clock; until then, when it was about to be; 0 before that. */
  let since = 0;
  let hasLeft = false;
  /** The request before this one, which was given up and is settled by now. */
  let last: { readonly error: LeadProviderError; readonly open: Open } | null = null;

  for (;;) {
    // 1. send
    const written = (): Written => writtenBy(sending, since, before);
    const about = (): void => {
      if (since > 0) return;
      since = runtime.now();
      connection.emit({ type: 'sending', operation: call.operation, write: stored(written()) });
    };
    const left = (): void => {
      if (!hasLeft) since = runtime.now();
      hasLeft = true;
    };
    let sent = await sendOnce<T>(sending, before, true, { about, left }, written);
    if (sent === 'overtaken' && before !== null) {
      // it waited so long for the budget that somebody may have acted since: read again, and to the head of the line
      const readAt = runtime.now();
      if (last === null) before = { ...before, records: await readAgain(before, call), readAt };
      else {
        const settled = await lookNow(looking, last.open);
        const next = conclude<T>(sending, last.error, last.open, settled, sends.lost);
        if (next !== 'again') return next.record;
        before = { ...before, records: settled.looked?.seen ?? before.records, readAt };
      }
      sent = await sendOnce<T>(sending, before, false, { about, left }, written);
    }
    if (sent === 'overtaken') throw new Error('A request that nothing can overtake was overtaken.');
    const { record, error } = sent;
    if (error === null) return record;
    if (last === null && error.outcome !== 'unknown') throw error;

    // 2. its outcome is open: tell the error how to find out
    const open: Open = { written: written(), gaveUpAt: runtime.now() };
    const isOpen = error.outcome === 'unknown';
    if (isOpen) attach(error, sending, open);
    if (onUnknown !== 'settle') throw error;

    // 3. look until it is known. A refusal that follows a lost request may be its echo, so it is looked at once
    const settled = await (isOpen ? lookUntilFinal : lookNow)(looking, open);
    const next = conclude<T>(sending, error, open, settled, sends.lost + 1);
    if (next !== 'again') return next.record;
    sends.lost += 1;
    last = { error, open };
    // what the look saw is what the next request is sent on
    if (before !== null && settled.looked !== null)
      before = { ...before, records: settled.looked.seen, readAt: settled.lookedAt };
  }
}

/** A look whose answer counts, because nothing of this write is under way. When it fails it is made again, as a last one. */
function lookNow(looking: Looking, open: Open): Promise<Settled> {
  const { runtime, settleAfterMs } = looking.reads.connection;
  return lookUntilFinal(looking, { ...open, gaveUpAt: runtime.now() - settleAfterMs });
}

async function readAgain(before: Before, { operation }: WriteCall): Promise<StoredBefore> {
  return before.again().catch((failure: unknown) => {
    throw isLeadProviderError(failure) ? beforeSending(failure, operation) : failure;
  });
}

/** What follows from the looks: the record, an error, or another request. */
function conclude<T>(
  sending: Sending,
  error: LeadProviderError,
  open: Open,
  { settlement, looked }: Settled,
  lost: number,
): { readonly record: T } | 'again' {
  const { record, cause } = settlement;
  const isOpen = error.outcome === 'unknown';
  const shows = looked?.sight.shows;
  if (settlement.result === 'applied') {
    if (shows === 'applied') return { record: record as T };
    throw endedAs(error, { outcome: 'applied', record });
  }
  if (settlement.result === 'unknown' && (isOpen || looked === null || shows === 'unclear')) {
    attach(error, sending, open);
    // the caller's own reason for stopping says more than that it stopped the look, too
    throw endedAs(error, { outcome: 'unknown', record, ...(error.kind !== 'aborted' && { cause }) });
  }
  if (shows === 'touched') throw endedAs(error, { outcome: 'not-applied', record, touched: true });
  if (!isOpen) {
    // every earlier request is settled, so this one's own refusal is what is left to say
    throw error.outcome === 'not-sent' ? endedAs(error, { outcome: 'not-applied', record }) : error;
  }
  if (shows === 'taken') throw slotTaken(sending.connection.service, sending.call.operation, record, error);
  if (lost >= sending.sends.maxSends) throw endedAs(error, { outcome: 'not-applied', record });
  return 'again';
}

// -- one request

/** `mindsAge`: not sent when what was read before has become too old by the time the budget lets it go. */
async function sendOnce<T>(
  sending: Sending,
  before: Before | null,
  mindsAge: boolean,
  steps: Pick<Steps, 'about' | 'left'>,
  written: () => Written,
): Promise<Sent<T> | 'overtaken'> {
  const { connection, call, sends } = sending;
  const { operation } = call;
  const isFresh = (): boolean => !mindsAge || before === null || connection.runtime.now() - before.readAt <= FRESH_MS;
  const leaving = leavingOf(connection, sends, { operation, isFresh, ...steps });
  const options = mindsAge ? call.options : ({ ...call.options, priority: 'first' } as const);
  try {
    const data = await dataOf<T>(connection, { ...call, ...(options && { options }), leaving });
    return await judgeAnswer(sending, written(), data, null);
  } catch (error) {
    if (error instanceof Overtaken) return 'overtaken';
    if (!isLeadProviderError(error)) throw error;
    // the answer was whole, but is not of the shape that validate: 'error' asks for
    return error.outcome === 'applied'
      ? judgeAnswer(sending, written(), error.record as T, error)
      : { record: null, error };
  }
}

/** Whether a success is one: it has to echo what was asked. */
async function judgeAnswer<T>(
  { connection, call, isSuccessor }: Sending,
  written: Written,
  data: T,
  invalid: LeadProviderError | null,
): Promise<Sent<T>> {
  const isTheirs = async (id: string): Promise<boolean> => {
    if (isSuccessor(id)) return true;
    const asked = written.id ?? written.draft['participant_id'];
    // when it cannot be read, the success proves nothing, and the write stays open
    const person = await dataOf<unknown>(
      connection,
      onRecord('participants.get', id, { priority: 'first' }, { once: true }),
    ).catch(() => null);
    return hasHad(person, asked);
  };
  const evidence = await evidenceIn(connection, written, data, isTheirs);
  if (evidence === 'taken')
    return { record: null, error: slotTaken(connection.service, call.operation, data, invalid) };
  if (evidence === 'nothing') return { record: null, error: noEvidence(call, invalid) };
  if (call.operation.startsWith('declarations.')) learn(connection, await nameOf(connection, call.operation), data);
  return invalid === null ? { record: data, error: null } : { record: null, error: invalid };
}

function noEvidence({ operation }: WriteCall, cause: LeadProviderError | null): ValidationError {
  return new ValidationError(
    `${operation} was answered with a success, but not with the record of what was asked. Something between you and ` +
      'the service may have answered. Whether it took effect is not known; settle() on this error finds out.',
    { operation, outcome: 'unknown', attempts: cause?.attempts ?? 1, ...(cause && { cause }) },
  );
}

/** Whether the participant that a check has read had this id, or has taken the place of one who had it. */
export function successorsIn(participant: unknown, asked: unknown): (id: string) => boolean {
  return (id) => isResource(participant) && hasHad(participant, asked) && hasHad(participant, id);
}
