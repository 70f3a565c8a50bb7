/** One entry of `participant_id_changes`: an id that was retired in favour of another. */
export interface IdChange {
  readonly from_participant_id: string;
  readonly to_participant_id: string;
  /** When the id was retired. */
  readonly changed_at: string;
}

/** A participant as far as identity is concerned. */
export interface Identified {
  readonly id: string;
  readonly attributes: {
    readonly participant_id_changes: readonly IdChange[];
    /** One per role; needed only to rekey training record ids. */
    readonly ecf_enrolments?: readonly { readonly training_record_id: string; readonly participant_type: string }[];
  };
}

/** The changes of a participant, oldest first. The services promise no order. */
function changesOf(participant: Identified): IdChange[] {
  return [...participant.attributes.participant_id_changes].sort(
    (a, b) => Date.parse(a.changed_at) - Date.parse(b.changed_at),
  );
}

/**
 * The changes that lead from an id to the participant who carries it now, oldest first; empty when the id is the
 * current one. A chain A→B→C still has a first entry that says "to B", so the entries are followed one after the other.
 * Flip-flops (A→B→A) and other circles end the walk instead of going round.
 */
export function pathTo(participant: Identified, id: string): IdChange[] {
  const changes = changesOf(participant);
  const path: IdChange[] = [];
  const visited = new Set<string>();
  let at = id;
  while (at !== participant.id && !visited.has(at)) {
    visited.add(at);
    const next = changes.findLast((change) => change.from_participant_id === at);
    if (next === undefined) break;
    path.push(next);
    at = next.to_participant_id;
  }
  return path;
}
