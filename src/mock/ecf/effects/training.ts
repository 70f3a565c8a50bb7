import { nextId } from '../../ids.ts';
import { addRecord, include } from '../look-ups.ts';
import type { EcfWorld, InductionRecord, Profile } from '../world.ts';
import { touchProfile } from './touch.ts';

export type RecordChanges = Partial<
  Pick<InductionRecord, 'programme' | 'schedule' | 'trainingStatus' | 'mentor' | 'preferredIdentity'>
>;

/**
 * docs/services/ecf.md 4.11: a record that has not begun is edited in place. Any other one is closed as `changed`,
 * and a copy that starts now carries the new values; the copy keeps status and end, so a leaver stays a leaver. Two
 * changes at one instant, which only a clock that stands still allows, are edited in place too: nothing could tell
 * which copy is the later one.
 */
export function changeRecord(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  changes: RecordChanges,
  now: number,
): InductionRecord {
  if (record.start >= now) {
    Object.assign(record, changes, { updatedAt: now });
    if (changes.programme !== undefined) include(world.profilesOn, record.programme.id, profile);
    touchProfile(world, profile, now);
    return record;
  }
  const isEnding = record.end !== null && record.end > now;
  const copy: InductionRecord = {
    ...record,
    ...changes,
    id: nextId(world.ids, 'induction-record'),
    createdAt: now,
    updatedAt: now,
    start: now,
    schoolTransfer: isEnding && record.schoolTransfer,
  };
  if (isEnding) record.schoolTransfer = false;
  record.status = 'changed';
  record.end = now;
  record.updatedAt = now;
  addRecord(world, profile, copy);
  touchProfile(world, profile, now);
  return copy;
}
