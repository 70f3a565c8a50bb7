import type { Priority } from '../../budget/index.ts';
import { sendOptions, type CallOptions, type Connection } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import { isMissingRecord, ValidationError } from '../../errors/index.ts';
import type {
  ReadDeclaration,
  ReadDeliveryPartner,
  ReadParticipant,
  ReadPartnership,
  ReadSchool,
  ReadStatement,
} from '../../rules/index.ts';
import { problemIn, type ReadKind } from '../../rules/readable.ts';
import { dataOf, list, onRecord } from '../requests.ts';
import { successorOf } from '../successor.ts';

/** Reads what a check needs. `null` for a record says that it was asked for and not found. */
export interface Reads {
  /** For a retired id, its successor. */
  participant(id: string): Promise<ReadParticipant | null>;
  declarations(participantId: string): Promise<readonly ReadDeclaration[]>;
  declaration(id: string): Promise<ReadDeclaration | null>;
  statements(): Promise<readonly ReadStatement[]>;
  /** Of one cohort, or of all. */
  partnerships(cohort?: string): Promise<readonly ReadPartnership[]>;
  partnership(id: string): Promise<ReadPartnership | null>;
  school(id: string, cohort: string): Promise<ReadSchool | null>;
  deliveryPartner(id: string): Promise<ReadDeliveryPartner | null>;
  /** Stops what is still being read: when one read has failed, the others are no longer wanted. */
  end(): void;
}

const MOST = { 'declarations.list': 1000, 'statements.list': 10_000, 'partnerships.list': 200_000 } as const;

/** The most both services give, so that a long list takes few requests. */
const PER_PAGE = 3000;

/**
 * Reads with the limits of the write (or check) that needs them. They go before other reads, because a write waits for
 * them.
 */
export function readsOf(connection: Connection, options: CallOptions, priority: Priority = 'high'): Reads {
  const { serverDate, signal, timeoutMs } = sendOptions(options);
  const stopper = new AbortController();
  const follow = (): void => stopper.abort(signal?.reason);
  if (signal?.aborted) follow();
  else signal?.addEventListener('abort', follow, { once: true });
  const call: CallOptions = {
    priority,
    signal: stopper.signal,
    ...(serverDate !== undefined && { serverDate }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  async function one<T>(
    operation: keyof typeof KINDS,
    id: string,
    filter?: Readonly<Record<string, string>>,
  ): Promise<T | null> {
    try {
      const record = await dataOf<T>(connection, onRecord(operation, id, call, filter && { query: { filter } }));
      return readable(operation, record);
    } catch (error) {
      if (isMissingRecord(error)) return null;
      throw error;
    }
  }

  async function all<T>(operation: keyof typeof MOST, filter: object): Promise<readonly T[]> {
    const found: T[] = [];
    for await (const { items } of list<T>(connection, operation, filter, { ...call, perPage: PER_PAGE }).pages()) {
      found.push(...items.map((item) => readable(operation, item)));
      if (found.length > MOST[operation]) throw tooMany(operation);
    }
    return found;
  }

  return {
    async participant(id) {
      const found = await one<ReadParticipant>('participants.get', id);
      if (found !== null) return found;
      const successor = await successorOf<ReadParticipant>(connection, id, call);
      return successor === null ? null : readable('participants.list', successor);
    },
    declarations: (participant_id) => all('declarations.list', { participant_id }),
    declaration: (id) => one('declarations.get', id),
    statements: () => all('statements.list', {}),
    partnerships: (cohort) => all('partnerships.list', cohort === undefined ? {} : { cohort }),
    partnership: (id) => one('partnerships.get', id),
    school: (id, cohort) => one('schools.get', id, { cohort }),
    deliveryPartner: (id) => one('deliveryPartners.get', id),
    end() {
      signal?.removeEventListener('abort', follow);
      stopper.abort(new Error('No longer wanted.'));
    },
  };
}

/** What each read answers with. */
const KINDS = {
  'participants.get': 'participant',
  'participants.list': 'participant',
  'declarations.get': 'declaration',
  'declarations.list': 'declaration',
  'statements.list': 'statement',
  'partnerships.get': 'partnership',
  'partnerships.list': 'partnership',
  'schools.get': 'school',
  'deliveryPartners.get': 'deliveryPartner',
} as const satisfies Partial<Record<WrapperName, ReadKind>>;

/** Lets in what the rules can read. Anything else would end in an error that says nothing. */
export function readable<T>(operation: keyof typeof KINDS, record: T): T {
  const problem = problemIn(KINDS[operation], record);
  if (problem === null) return record;
  throw new ValidationError(
    `${operation} answered with a record that the rules cannot read: ${problem}. Something between you and the ` +
      'service may have changed it.',
    { operation, outcome: 'unknown', attempts: 1 },
  );
}

function tooMany(operation: keyof typeof MOST): ValidationError {
  return new ValidationError(
    `${operation} answered more than ${MOST[operation]} records, which no check needs. Does the filter reach the ` +
      'service?',
    { operation, outcome: 'unknown' },
  );
}
