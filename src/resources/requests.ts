import { isRecord } from '../base/guards.ts';
import { isUuid } from '../base/uuid.ts';
import {
  toWireQuery,
  within,
  type CallOptions,
  type Connection,
  type ListOptions,
  type OperationCall,
  type ReadOptions,
} from '../client/index.ts';
import type { WrapperName } from '../contract/index.ts';
import { isMissingRecord, ValidationError } from '../errors/index.ts';
import { createPaged, type Paged } from '../paging/index.ts';

/**
 * The one place where answers get the type their operation declares. Nothing is checked here: the specification is
 * believed, and `validate` decides whether answers are compared with it.
 */
export async function dataOf<T>(connection: Connection, call: OperationCall): Promise<T> {
  const { data } = await connection.call(call);
  return data as T;
}

/** Reads one record. What is in it is believed; that it is one is not. */
export async function recordOf<T>(connection: Connection, call: OperationCall): Promise<T> {
  const data = await dataOf<T>(connection, call);
  if (!isRecord(data)) throw unlike(call.operation, 'the data of its answer is not a record');
  return data;
}

/** What paging looks at in a record. */
interface AnyRecord {
  readonly id: string;
  readonly attributes?: unknown;
}

function isRow(value: unknown): value is AnyRecord {
  return isRecord(value) && typeof value['id'] === 'string';
}

/** A list operation as a lazy {@link Paged}. The filters are checked at once, the requests wait for the iteration. */
export function list<T>(
  connection: Connection,
  operation: WrapperName,
  query: unknown,
  options: ListOptions = {},
  more: Partial<OperationCall> = {},
): Paged<T> {
  const { filter, sort } = toWireQuery(operation, connection.info(operation), query);
  const { perPage, maxPages, ahead, ...callOptions } = options;
  return createPaged<T & AnyRecord>({
    operation,
    perPage,
    maxPages,
    ahead,
    open() {
      const deadline = connection.deadline(callOptions);
      return async (page, per_page, unwanted) => {
        // only pages that are read ahead can become unwanted: combining signals would burden one that lives long
        const signal =
          unwanted === undefined || callOptions.signal === undefined
            ? (callOptions.signal ?? unwanted)
            : AbortSignal.any([callOptions.signal, unwanted]);
        const { data, response } = await connection.call({
          ...more,
          operation,
          deadline,
          query: {
            ...(Object.keys(filter).length > 0 && { filter }),
            page: { page, per_page },
            ...(sort !== null && { sort }),
          },
          options: { ...callOptions, ...(signal && { signal }) },
        });
        if (!Array.isArray(data)) throw unlike(operation, `the data of page ${page} is not a list`);
        if (!data.every(isRow)) throw unlike(operation, `something on page ${page} is not a record with an id`);
        return { items: data as (T & AnyRecord)[], response };
      };
    },
    idOf: (item) => item.id,
    updatedAt({ attributes }) {
      const at = isRecord(attributes) ? attributes['updated_at'] : null;
      return typeof at === 'string' ? at : null;
    },
    // an id that is none can be anything, and events are for logs
    onDrift: (drift) =>
      connection.emit({ type: 'drift', operation, ...drift, id: isUuid(drift.id) ? drift.id : '[not a UUID]' }),
  });
}

function unlike(operation: string, problem: string): ValidationError {
  return new ValidationError(
    `${operation} succeeded, but ${problem}. Something between you and the service may have changed it.`,
    { operation, outcome: 'unknown', attempts: 1 },
  );
}

/** A call of an operation on one record. */
export function onRecord(
  operation: WrapperName,
  id: string,
  options: CallOptions | undefined,
  more: Partial<OperationCall> = {},
): OperationCall {
  return { operation, id, ...(options && { options }), ...more };
}

/** Reads by participant id; when that id was retired, reads by the current one. */
export async function readFollowing<T>(
  connection: Connection,
  operation: 'participants.get' | 'participants.transfers',
  id: string,
  { follow = true, ...options }: ReadOptions = {},
): Promise<T> {
  // one moment for all reads of the call
  const timed = within(connection, connection.deadline(options));
  try {
    return await recordOf<T>(timed, onRecord(operation, id, options));
  } catch (error) {
    if (!follow || !isMissingRecord(error)) throw error;
    const { readSuccessor } = await import('./successor.ts');
    return readSuccessor(timed, operation, id, options, error);
  }
}
