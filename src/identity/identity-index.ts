import type { IdChange, Identified } from './id-changes.ts';
import { rekey, type Rekeying, type StoredIds } from './rekey.ts';
import { fromSaved, toSaved, type IndexEntry, type SavedIdentity } from './saved.ts';

/** Which current participant each id belongs to. A value: adding to it makes another, and it can be saved as JSON. */
export interface IdentityIndex {
  /** The current id behind any id that the indexed participants carry or carried; null for an id never seen. */
  current(id: string): string | null;
  /** Whether an id was retired and is no participant's current id. */
  isRetired(id: string): boolean;
  /** All ids retired in favour of a current id, in no particular order. */
  retiredBy(currentId: string): readonly string[];
  /** The training records of a current participant by role (`ect`, `mentor`). */
  trainingRecords(currentId: string): Readonly<Record<string, string>>;
  /** Every change seen, oldest first. */
  readonly changes: readonly IdChange[];
  /** A new index with these participants added, who were read later: the answer to an `updated_since`. */
  with(participants: Iterable<Identified>): IdentityIndex;
  /**
   * What to change in a store that holds participant ids, mentor ids or training record ids.
   *
   * @example
   * for (const { key, field, from, to } of index.rekey(rows).changes) db.update(key, field, from, to);
   */
  rekey<K>(stored: ReadonlyMap<K, StoredIds>): Rekeying<K>;
  /** For `JSON.stringify`; {@link loadIdentityIndex} reads it back. */
  toJSON(): SavedIdentity;
}

/**
 * Builds an index from participants as the API serves them. The participant who carries a change owns the retired id,
 * whatever the change's own `to_participant_id` says: in a chain it can name an id that has itself been retired.
 *
 * @example
 * const index = buildIdentityIndex(await dfe.participants.list().collect({ max: 100_000 }));
 * index.current(storedId); // the id to use now, or null
 */
export function buildIdentityIndex(participants: Iterable<Identified>): IdentityIndex {
  return indexOf(new Map(), participants, 1);
}

/**
 * An index from what `JSON.stringify(index)` wrote.
 *
 * @example
 * const index = loadIdentityIndex(JSON.parse(await readFile('identity.json', 'utf8')));
 * const fresh = index.with(await dfe.participants.list({ updated_since: lastRun }).collect({ max: 100_000 }));
 * @throws {RangeError} when it is something else
 */
export function loadIdentityIndex(saved: unknown): IdentityIndex {
  const { readings, participants } = fromSaved(saved);
  return indexOf(new Map(participants.map((participant) => [participant.id, participant])), [], readings);
}

function indexOf(
  before: ReadonlyMap<string, IndexEntry>,
  participants: Iterable<Identified>,
  reading: number,
): IdentityIndex {
  const known = new Map(before);
  for (const participant of participants) {
    const id = participant.id.toLowerCase();
    const records: Record<string, string> = {};
    for (const { participant_type, training_record_id } of participant.attributes.ecf_enrolments ?? [])
      records[participant_type] = training_record_id;
    known.set(id, { id, reading, records, changes: participant.attributes.participant_id_changes });
  }

  const successors = new Map<string, IndexEntry>();
  for (const participant of known.values()) {
    for (const { from_participant_id, to_participant_id } of participant.changes) {
      claim(successors, from_participant_id.toLowerCase(), participant);
      claim(successors, to_participant_id.toLowerCase(), participant);
    }
  }
  // a participant read earlier may have been retired since: then a participant read later owns the id
  const isLive = (id: string): boolean => {
    const own = known.get(id);
    const successor = successors.get(id);
    return own !== undefined && (successor === undefined || successor === own || successor.reading <= own.reading);
  };

  function current(asked: string): string | null {
    let id = asked.toLowerCase();
    // a successor can itself be retired by a participant read later still, so the loop comes to an end
    while (!isLive(id)) {
      const successor = successors.get(id);
      if (successor === undefined) return null;
      id = successor.id;
    }
    return id;
  }

  const isRetired = (id: string): boolean => !isLive(id.toLowerCase()) && successors.has(id.toLowerCase());
  const retired = lazy(() => {
    const lists = new Map<string, string[]>();
    for (const id of successors.keys()) {
      const now = isLive(id) ? null : current(id);
      const list = now === null ? undefined : lists.get(now);
      if (list !== undefined) list.push(id);
      else if (now !== null) lists.set(now, [id]);
    }
    return lists;
  });
  const changes = lazy(() =>
    [...known.values()]
      .flatMap((participant) => participant.changes)
      .map((change) => ({ change, at: Date.parse(change.changed_at) }))
      .sort((a, b) => a.at - b.at)
      .map(({ change }) => change),
  );

  return {
    current,
    isRetired,
    retiredBy: (id) => retired().get(id.toLowerCase()) ?? [],
    trainingRecords: (id) => known.get(id.toLowerCase())?.records ?? {},
    get changes() {
      return changes();
    },
    with: (more) => indexOf(known, more, reading + 1),
    rekey(stored) {
      return rekey(this, stored);
    },
    toJSON: () => toSaved(reading, known.values()),
  };
}

/** Gives an id to the participant who was read last; of two read together, to the one with the later change. */
function claim(successors: Map<string, IndexEntry>, id: string, by: IndexEntry): void {
  const successor = successors.get(id);
  if (successor === by) return;
  if (
    successor === undefined ||
    successor.reading < by.reading ||
    (successor.reading === by.reading && lastNamed(successor, id) <= lastNamed(by, id))
  )
    successors.set(id, by);
}

function lastNamed({ changes }: IndexEntry, id: string): number {
  const naming = changes.filter(
    (change) => change.from_participant_id.toLowerCase() === id || change.to_participant_id.toLowerCase() === id,
  );
  return Math.max(...naming.map((change) => Date.parse(change.changed_at)));
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
