import { isRecord } from '../base/guards.ts';
import type { IdChange } from './id-changes.ts';

/**
 * What is saved of one participant: the reading in which they were last seen, their changes (from, to, when), their
 * training records by role.
 */
export interface SavedParticipant {
  readonly reading: number;
  readonly changes: readonly (readonly [from: string, to: string, changedAt: string])[];
  readonly records: Readonly<Record<string, string>>;
}

/** An identity index as JSON. It holds ids and dates, no names. */
export interface SavedIdentity {
  readonly version: 1;
  readonly readings: number;
  readonly participants: Readonly<Record<string, SavedParticipant>>;
}

/** What an index knows of one participant. */
export interface IndexEntry {
  readonly id: string;
  readonly reading: number;
  readonly changes: readonly IdChange[];
  readonly records: Readonly<Record<string, string>>;
}

export function toSaved(readings: number, participants: Iterable<IndexEntry>): SavedIdentity {
  const saved = new Map<string, SavedParticipant>();
  for (const { id, reading, changes, records } of participants) {
    saved.set(id, {
      reading,
      records,
      changes: changes.map((change) => [change.from_participant_id, change.to_participant_id, change.changed_at]),
    });
  }
  return { version: 1, readings, participants: Object.fromEntries(saved) };
}

/** Reads a saved index. Throws a `RangeError` when the value is not one. */
export function fromSaved(saved: unknown): { readings: number; participants: IndexEntry[] } {
  if (
    !isRecord(saved) ||
    saved['version'] !== 1 ||
    typeof saved['readings'] !== 'number' ||
    !isRecord(saved['participants'])
  )
    throw notSaved();
  const participants = Object.entries(saved['participants']).map(([id, participant]) => {
    if (!isParticipant(participant)) throw notSaved();
    const { reading, records, changes } = participant;
    return {
      id,
      reading,
      records,
      changes: changes.map(([from_participant_id, to_participant_id, changed_at]) => ({
        from_participant_id,
        to_participant_id,
        changed_at,
      })),
    };
  });
  return { readings: saved['readings'], participants };
}

function isParticipant(value: unknown): value is SavedParticipant {
  return (
    isRecord(value) &&
    typeof value['reading'] === 'number' &&
    isRecord(value['records']) &&
    Object.values(value['records']).every((record) => typeof record === 'string') &&
    Array.isArray(value['changes']) &&
    value['changes'].every(
      (change) => Array.isArray(change) && change.length === 3 && change.every((part) => typeof part === 'string'),
    )
  );
}

function notSaved(): RangeError {
  return new RangeError(
    'loadIdentityIndex: this is not a saved identity index. Save one with JSON.stringify(index), or build it anew ' +
      'with buildIdentityIndex.',
  );
}
