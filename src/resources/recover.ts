import type { Connection } from '../client/index.ts';
import {
  HttpError,
  isLeadProviderError,
  settledAs,
  settleWith,
  type LeadProviderError,
  type Settlement,
} from '../errors/index.ts';
import { lookUp } from './look-up.ts';
import { single, survivorOf } from './requests.ts';
import { isOpen, write, type WriteDraft } from './write.ts';

/** How often a write is sent when each time it turns out that it was not applied. */
const SENDS = 3;

/** What is done about a write that failed: find out what became of it, or tell the participant's current id. */
export async function recover<T>(
  connection: Connection,
  draft: WriteDraft,
  first: LeadProviderError,
  since: number,
): Promise<T> {
  const atOnce = (draft.options?.onUnknown ?? connection.onUnknown) === 'settle';
  let error = first;
  for (let sends = 1; ; sends += 1) {
    const settle = (): Promise<Settlement> => settled(connection, draft, since, {});
    if (isOpen(error)) settleWith(error, settle);
    // a refusal after a send whose outcome was open can be the echo of that send: it was applied a little late
    const doubtful = isOpen(error) || (sends > 1 && error.kind === 'http' && error.status === 422);
    if (!doubtful) break;
    if (!atOnce || stoppedByCaller(error)) throw error;
    const { result, record } = await settled(
      connection,
      draft,
      since,
      draft.options?.signal ? { signal: draft.options.signal } : {},
    );
    if (result === 'applied') return record as T;
    if (result === 'unknown' || !isOpen(error)) throw error;
    if (sends >= SENDS) throw settledAs(error, 'refused');
    try {
      return await single<T>(connection, draft);
    } catch (next) {
      if (!isLeadProviderError(next)) throw next;
      error = next;
    }
  }
  return followed<T>(connection, draft, error);
}

/** Neither a signal nor a deadline of the caller's leaves time to look. */
function stoppedByCaller(error: LeadProviderError): boolean {
  return (
    error.kind === 'aborted' || (error.kind === 'timeout' && error.limit === 'call') || error.kind === 'validation'
  );
}

async function settled(
  connection: Connection,
  draft: WriteDraft,
  since: number,
  options: { readonly signal?: AbortSignal },
): Promise<Settlement> {
  const settlement = await lookUp(connection, draft, since, options);
  connection.emit({ type: 'settled', operation: draft.operation, result: settlement.result });
  return settlement;
}

/** A write refused because it named a retired id: sent again when asked, otherwise refused with the current id. */
async function followed<T>(connection: Connection, draft: WriteDraft, error: LeadProviderError): Promise<T> {
  const id = error.kind === 'http' ? unknownParticipant(draft, error) : null;
  if (id === null || error.kind !== 'http') throw error;
  const { follow = false, onUnknown, ...options } = draft.options ?? {};
  // the refusal is what matters: when the current id cannot be read, it is told without
  const survivor = await survivorOf(connection, id, options).catch(() => null);
  if (survivor === null) throw error;
  if (!follow) throw retired(error, survivor.id);
  connection.emit({ type: 'followed', operation: draft.operation, from: id, to: survivor.id });
  const { attributes } = draft;
  return write<T>(connection, {
    ...draft,
    options: { ...options, ...(onUnknown && { onUnknown }) },
    ...(draft.id === undefined ? { attributes: { ...attributes, participant_id: survivor.id } } : { id: survivor.id }),
  });
}

/** The participant's id in a request that the service refused because it knows no such participant. */
function unknownParticipant({ operation, id, attributes }: WriteDraft, { status, issues }: HttpError): string | null {
  const aboutParticipant = issues.some(({ title }) => title === 'participant_id');
  if (operation.startsWith('participants.') && id !== undefined) return status === 404 || aboutParticipant ? id : null;
  if (operation !== 'declarations.create' || !aboutParticipant || attributes === undefined) return null;
  return 'participant_id' in attributes && typeof attributes.participant_id === 'string'
    ? attributes.participant_id
    : null;
}

function retired(error: HttpError, currentId: string): HttpError {
  const { operation, outcome, attempts, retryable, issues, status, requestId, retryAt, body } = error;
  return new HttpError(
    `${error.message} The participant's id was retired; the current one is ${currentId}. Use it, or pass follow: true.`,
    {
      operation,
      outcome,
      attempts,
      retryable,
      issues,
      status,
      requestId,
      retryAt,
      body,
      currentId,
      cause: error,
    },
  );
}
