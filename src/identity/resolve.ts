import { pathTo, type IdChange, type Identified } from './id-changes.ts';

/** Who is behind a participant id. */
export interface Resolution<T> {
  /** The participant as served now; `current.id` is the id to use. */
  readonly current: T;
  /** Whether the id asked for has been retired. */
  readonly retired: boolean;
  /** The changes that led from the id asked for to the current one, oldest first; empty when it was not retired. */
  readonly via: readonly IdChange[];
}

/** The two reads that find out who is behind an id. */
export interface Lookup<T extends Identified> {
  /** The participant with this very id, or null. */
  get(id: string): Promise<T | null>;
  /** The participants that list the id among their retired ones (`filter[from_participant_id]`). */
  from(id: string): Promise<readonly T[]>;
}

/**
 * Finds the participant behind an id, retired or not. Both services answer for every id of a chain. If one only knew
 * the next step, that step would be followed. A circle ends in null.
 */
export async function resolveParticipant<T extends Identified>(
  id: string,
  lookup: Lookup<T>,
): Promise<Resolution<T> | null> {
  const visited = new Set<string>();
  const steps: IdChange[] = [];
  let at = id.toLowerCase();
  while (!visited.has(at)) {
    visited.add(at);
    const current = await lookup.get(at);
    if (current !== null) return { current, retired: steps.length > 0, via: steps };
    const [successor] = await lookup.from(at);
    if (successor === undefined) return null;
    const path = pathTo(successor, at);
    steps.push(...path);
    if (path.at(-1)?.to_participant_id === successor.id || path.length === 0)
      return { current: successor, retired: true, via: steps };
    at = successor.id;
  }
  return null;
}
