import {
  toWireQuery,
  type CallOptions,
  type Connection,
  type Draft,
  type ListOptions,
  type ReadOptions,
} from '../client/index.ts';
import type { WrapperName } from '../contract/index.ts';
import { isLeadProviderError, ValidationError } from '../errors/index.ts';
import { createPaged, type Paged } from '../paging/index.ts';

/**
 * The one place where answers get the type their operation declares. Nothing is checked here: what the specification
 * says is believed, and response validation is a mode of its own.
 */
export async function single<T>(connection: Connection, draft: Draft): Promise<T> {
  const { data } = await connection.call(draft);
  return data as T;
}

interface Record1 {
  readonly id: string;
  readonly attributes?: { readonly updated_at?: string };
}

/** A list operation as a lazy {@link Paged}. The filters are checked at once, the requests wait for the iteration. */
export function list<T>(
  connection: Connection,
  operation: WrapperName,
  query: unknown,
  options: ListOptions = {},
): Paged<T> {
  const { filter, sort } = toWireQuery(operation, connection.info(operation), query);
  const { perPage, maxPages, ahead, ...callOptions } = options;
  return createPaged<T & Record1>({
    operation,
    perPage,
    maxPages,
    ahead,
    open() {
      const deadline = connection.deadline(callOptions);
      return async (page, per_page, unwanted) => {
        // a page read when it is needed is never unwanted; a combined signal for each would weigh on one that lives
        // long
        const signal =
          ahead === undefined || ahead === 0 || callOptions.signal === undefined
            ? (callOptions.signal ?? unwanted)
            : AbortSignal.any([callOptions.signal, unwanted]);
        const { data, response } = await connection.call({
          operation,
          deadline,
          query: {
            ...(Object.keys(filter).length > 0 && { filter }),
            page: { page, per_page },
            ...(sort !== null && { sort }),
          },
          options: { ...callOptions, signal },
        });
        if (!Array.isArray(data)) throw notAList(operation);
        return { items: data as (T & Record1)[], response };
      };
    },
    idOf: (item) => item.id,
    updatedAt: (item) => item.attributes?.updated_at ?? null,
    onDrift: (drift) => connection.emit({ type: 'drift', operation, ...drift }),
  });
}

function notAList(operation: string): ValidationError {
  return new ValidationError(
    `${operation} succeeded, but the data of its answer is not a list. Something between you and the service may have changed it.`,
    {
      operation,
      outcome: 'applied',
      attempts: 1,
    },
  );
}

/** A draft for an operation on one record. */
export function on(
  operation: WrapperName,
  id: string,
  options: CallOptions | undefined,
  more: Partial<Draft> = {},
): Draft {
  return { operation, id, ...(options && { options }), ...more };
}

/** Whether an error is the service's "no such record". */
export function isNotFound(error: unknown): boolean {
  return isLeadProviderError(error, 'http') && error.status === 404;
}

/**
 * The participant who has taken the place of a retired id; null when the id was not retired, or nobody visible has it.
 */
export async function survivorOf<T extends { readonly id: string }>(
  connection: Connection,
  id: string,
  options: CallOptions = {},
): Promise<T | null> {
  const [survivor] = await list<T>(
    connection,
    'participants.list',
    { from_participant_id: id },
    { priority: 'normal', ...options, perPage: 100 },
  ).take(1);
  return survivor === undefined || survivor.id.toLowerCase() === id.toLowerCase() ? null : survivor;
}

/** Reads by participant id, and by the current one when that id was retired. */
export async function readFollowing<T>(
  connection: Connection,
  operation: 'participants.get' | 'participants.transfers',
  id: string,
  { follow = true, ...options }: ReadOptions = {},
): Promise<T> {
  try {
    return await single<T>(connection, on(operation, id, options));
  } catch (error) {
    if (!follow || !isNotFound(error)) throw error;
    const survivor = await survivorOf(connection, id, options);
    if (survivor === null) throw error;
    connection.emit({ type: 'followed', operation, from: id, to: survivor.id });
    return operation === 'participants.get'
      ? (survivor as T)
      : single<T>(connection, on(operation, survivor.id, options));
  }
}
