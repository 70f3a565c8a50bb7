import { isUuid } from '../base/uuid.ts';
import type { CallOptions, Connection, OperationCall } from '../client/index.ts';
import { list, onRecord, recordOf } from './requests.ts';

/** The successor of a retired id; null when the id was not retired, or nobody visible to you has it. */
export async function successorOf<T extends { readonly id: string }>(
  connection: Connection,
  id: string,
  options: CallOptions = {},
  more: Partial<OperationCall> = {},
): Promise<T | null> {
  const [successor] = await list<T>(
    connection,
    'participants.list',
    { from_participant_id: id },
    { priority: 'normal', ...options, perPage: 100 },
    more,
  ).take(1);
  // an id that is none leads nowhere
  return successor === undefined || !isUuid(successor.id) || successor.id.toLowerCase() === id.toLowerCase()
    ? null
    : successor;
}

/** Reads by the current id of a participant; when there is none, `missing` is thrown. */
export async function readSuccessor<T>(
  connection: Connection,
  operation: 'participants.get' | 'participants.transfers',
  id: string,
  options: CallOptions,
  missing: unknown,
): Promise<T> {
  const successor = await successorOf(connection, id, options);
  if (successor === null) throw missing;
  connection.emit({ type: 'followed', operation, from: id, to: successor.id });
  return operation === 'participants.get'
    ? (successor as T)
    : recordOf<T>(connection, onRecord(operation, successor.id, options));
}
