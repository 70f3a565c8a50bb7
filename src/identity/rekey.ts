import type { IdentityIndex } from './identity-index.ts';

/** The ids that one row of a store holds. */
export interface StoredIds {
  readonly participant_id?: string | null;
  readonly mentor_id?: string | null;
  readonly training_record_id?: string | null;
  /** The role that `training_record_id` belongs to. A participant with only one record needs no role. */
  readonly participant_type?: string | null;
}

export type StoredField = 'participant_id' | 'mentor_id' | 'training_record_id';

/** What to change in a store, and what a person has to look at. */
export interface Rekeying<K> {
  readonly changes: readonly {
    readonly key: K;
    readonly field: StoredField;
    readonly from: string;
    readonly to: string;
  }[];
  /**
   * What could not be decided. `unknown-id`: no participant you can see has or had it (a mentor may be among the
   * unfunded mentors). `no-record`: the participant has no training record of that role. `several-records`: it has two,
   * and the row does not tell the role.
   */
  readonly undecided: readonly {
    readonly key: K;
    readonly field: StoredField;
    readonly value: string;
    readonly why: 'unknown-id' | 'no-record' | 'several-records';
  }[];
  /** Groups of rows that turn out to be about the same participant, when at least one row held a retired id. */
  readonly merged: readonly { readonly participant_id: string; readonly keys: readonly K[] }[];
}

export function rekey<K>(index: IdentityIndex, stored: ReadonlyMap<K, StoredIds>): Rekeying<K> {
  const changes: Rekeying<K>['changes'][number][] = [];
  const undecided: Rekeying<K>['undecided'][number][] = [];
  const rows = new Map<string, { keys: K[]; retired: boolean }>();

  for (const [key, row] of stored) {
    const now = new Map<StoredField, string>();
    for (const field of ['participant_id', 'mentor_id'] as const) {
      const value = row[field];
      if (value == null || value === '') continue;
      const current = index.current(value);
      if (current === null) undecided.push({ key, field, value, why: 'unknown-id' });
      else now.set(field, current);
      if (current !== null && current !== value.toLowerCase()) changes.push({ key, field, from: value, to: current });
    }

    const participant = now.get('participant_id');
    if (participant === undefined) continue;
    const same = rows.get(participant) ?? { keys: [], retired: false };
    rows.set(participant, {
      keys: [...same.keys, key],
      retired: same.retired || row.participant_id?.toLowerCase() !== participant,
    });

    const record = row.training_record_id;
    if (record == null || record === '') continue;
    const records = index.trainingRecords(participant);
    const all = Object.values(records);
    if (all.some((id) => sameId(id, record))) continue;
    const [to, ...others] =
      row.participant_type == null ? all : all.filter((id) => id === records[row.participant_type ?? '']);
    if (to === undefined) undecided.push({ key, field: 'training_record_id', value: record, why: 'no-record' });
    else if (others.length > 0)
      undecided.push({ key, field: 'training_record_id', value: record, why: 'several-records' });
    else changes.push({ key, field: 'training_record_id', from: record, to });
  }

  return {
    changes,
    undecided,
    merged: [...rows].flatMap(([participant_id, { keys, retired }]) =>
      retired && keys.length > 1 ? [{ participant_id, keys }] : [],
    ),
  };
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
