import type { CallOptions, Connection, ProviderName } from '../../client/index.ts';
import { isMissingRecord, type StoredBefore } from '../../errors/index.ts';
import { dataOf, list, onRecord } from '../requests.ts';
import { successorOf } from '../successor.ts';
import { judgeChange, judgeDeclarations, judgePartnerships, type Sight } from './judge.ts';
import { confirm, learnFrom, nameOf } from './provider-name.ts';
import { isSame, storedRecords, type Resource, type Written } from './written.ts';

/** A look: the reads that show what became of a write. Each is sent once, because the next look is the retry. */

/** What one look saw. */
export interface Looked {
  readonly sight: Sight;
  /** The records that the write would change, as they are now. */
  readonly seen: StoredBefore;
}

/** How the records are read. Many writes that are looked at together share their reads. */
export interface LookReads {
  readonly connection: Connection;
  /** All declarations of a participant that this token sees. */
  declarations(participantId: string, reading: CallOptions): Promise<readonly Resource[]>;
}

const ONCE = { once: true } as const;
const READING: CallOptions = { priority: 'high' };

export function lookReads(connection: Connection): LookReads {
  return {
    connection,
    declarations: (participant_id, reading) =>
      list<Resource>(connection, 'declarations.list', { participant_id }, reading, ONCE).collect({ max: 10_000 }),
  };
}

/**
 * Looks once. `isLast` says that silence will be taken for an answer, so whether the participant can still be seen under
 * that id is read, too. Rejects when a read fails.
 */
export async function look(reads: LookReads, written: Written, isLast: boolean, options: CallOptions): Promise<Looked> {
  const reading: CallOptions = { ...READING, ...options };
  const { connection } = reads;
  switch (written.operation) {
    case 'declarations.create':
      return lookForDeclaration(reads, written, isLast, reading);
    case 'partnerships.create':
      return lookForPartnership(connection, written, reading);
    case 'declarations.void':
    case 'partnerships.update': {
      const operation = written.operation === 'declarations.void' ? 'declarations.get' : 'partnerships.get';
      const record = await dataOf<Resource>(connection, onRecord(operation, written.id ?? '', reading, ONCE));
      return { sight: judgeChange(connection, written, record), seen: storedRecords(written, [record]) };
    }
    default: {
      const record = await participantBehind(connection, written.id ?? '', reading);
      return {
        sight: record === null ? { shows: 'unclear', record } : judgeChange(connection, written, record),
        seen: storedRecords(written, [record]),
      };
    }
  }
}

/** The participant, under the id asked for or the one that has taken its place; null when neither can be seen. */
async function participantBehind(connection: Connection, id: string, reading: CallOptions): Promise<Resource | null> {
  try {
    return await dataOf<Resource>(connection, onRecord('participants.get', id, reading, ONCE));
  } catch (error) {
    if (!isMissingRecord(error)) throw error;
    return successorOf<Resource>(connection, id, reading, ONCE);
  }
}

async function lookForDeclaration(
  reads: LookReads,
  written: Written,
  isLast: boolean,
  reading: CallOptions,
): Promise<Looked> {
  const { connection } = reads;
  const asked = String(written.draft['participant_id']);
  const name = await nameOf(connection, written.operation);
  const judge = async (id: string): Promise<Looked> => {
    const declarations = await reads.declarations(id, reading);
    learnFrom(connection, name, declarations);
    const sight = await judgeDeclarations(
      connection,
      written,
      id,
      declarations,
      name,
      confirmer(reads, name, written, reading),
    );
    return { sight, seen: storedRecords(written, declarations) };
  };
  const looked = await judge(asked);
  if (!isLast || looked.sight.shows !== 'nothing') return looked;
  // nothing under this id is no answer when the declarations have moved to another one
  const person = await participantBehind(connection, asked, reading);
  if (person === null) return { ...looked, sight: { shows: 'unclear', record: null } };
  return isSame(person.id, asked) ? looked : judge(person.id);
}

/** Confirms the provider's name with records read after the write was sent, once for all looks. */
function confirmer(
  { connection }: LookReads,
  name: ProviderName,
  { since }: Written,
  reading: CallOptions,
): () => Promise<boolean> {
  return async () => name.heardAt > since || confirm(connection, name, reading);
}

async function lookForPartnership(connection: Connection, written: Written, reading: CallOptions): Promise<Looked> {
  const { cohort, school_id } = written.draft;
  const options = { ...reading, perPage: 3000 };
  const query = { cohort: String(cohort) };
  const ours = await list<Resource>(connection, 'partnerships.list', query, options, ONCE).collect({ max: 1_000_000 });
  const here = ours.filter(({ attributes }) => isSame(attributes['school_id'], school_id));
  return { sight: judgePartnerships(connection, written, here), seen: storedRecords(written, here) };
}
