import type { Priority } from '../../budget/index.ts';
import { sendOptions, type CallOptions, type Connection } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import { ValidationError } from '../../errors/index.ts';
import type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from '../../rules/index.ts';
import { isNotFound, list, onRecord, successorOf } from '../requests.ts';

/** Reads what a check needs. `null` for a record says that it was asked for and not found. */
export interface Reads {
  /** For a retired id, its successor. */
  participant(id: string): Promise<ReadParticipant | null>;
  declarations(participantId: string): Promise<readonly ReadDeclaration[]>;
  declaration(id: string): Promise<ReadDeclaration | null>;
  statements(): Promise<readonly ReadStatement[]>;
  partnerships(): Promise<readonly ReadPartnership[]>;
  partnership(id: string): Promise<ReadPartnership | null>;
  school(id: string, cohort: string): Promise<ReadSchool | null>;
  deliveryPartner(id: string): Promise<ReadDeliveryPartner | null>;
  /** The service's clock as its last answer gave it; null before the first answer. */
  serviceClock(): { readonly at: number; readonly heardAt: number } | null;
}

const MOST = { 'declarations.list': 1000, 'statements.list': 10_000, 'partnerships.list': 200_000 } as const;

/**
 * Reads with the limits of the write (or check) that needs them. They go before other reads, because a write waits for
 * them.
 */
export function readsOf(connection: Connection, options: CallOptions, priority: Priority = 'high'): Reads {
  const { serverDate, signal, timeoutMs } = sendOptions(options);
  const call: CallOptions = {
    priority,
    ...(signal && { signal }),
    ...(serverDate !== undefined && { serverDate }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  let clock: ReturnType<Reads['serviceClock']> = null;
  const hear = (response: Response): void => {
    const at = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(at)) clock = { at, heardAt: connection.runtime.now() };
  };

  async function one<T>(
    operation: WrapperName,
    id: string,
    filter?: Readonly<Record<string, string>>,
  ): Promise<T | null> {
    try {
      const { data, response } = await connection.call(onRecord(operation, id, call, filter && { query: { filter } }));
      hear(response);
      return data as T;
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async function all<T>(operation: keyof typeof MOST, filter: object): Promise<readonly T[]> {
    const found: T[] = [];
    for await (const { items, response } of list<T>(connection, operation, filter, call).pages()) {
      hear(response);
      found.push(...items);
      if (found.length > MOST[operation]) throw tooMany(operation);
    }
    return found;
  }

  return {
    async participant(id) {
      return (
        (await one<ReadParticipant>('participants.get', id)) ??
        (await successorOf<ReadParticipant>(connection, id, call))
      );
    },
    declarations: (participant_id) => all('declarations.list', { participant_id }),
    declaration: (id) => one('declarations.get', id),
    statements: () => all('statements.list', {}),
    partnerships: () => all('partnerships.list', {}),
    partnership: (id) => one('partnerships.get', id),
    school: (id, cohort) => one('schools.get', id, { cohort }),
    deliveryPartner: (id) => one('deliveryPartners.get', id),
    serviceClock: () => clock,
  };
}

function tooMany(operation: keyof typeof MOST): ValidationError {
  return new ValidationError(
    `${operation} answered more than ${MOST[operation]} records, which no check needs. Does the filter reach the ` +
      'service?',
    { operation, outcome: 'applied' },
  );
}
