import { DAY_MS } from '../../../base/days.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import { appendOnce, longer } from '../../kit/collections.ts';
import type { ScenarioTraining } from '../../scenario/schema.ts';
import { addIdentity } from '../look-ups.ts';
import type { EcfWorld, Identity, InductionRecord, Profile } from '../world.ts';
import type { Loading } from './loading.ts';
import { startOf, trainingStatusOf, type Placement, type Registration } from './profiles.ts';

/** A part of a training entry in which the mentor stays the same. */
interface Slice {
  readonly start: number;
  readonly mentor: Profile | null;
}

/** A time in which a person counts as the mentor of an entry. */
interface Spell {
  readonly mentor: Profile;
  readonly from: number;
  readonly to: number;
}

/** By person. */
type Trainings = ReadonlyMap<Uuid, readonly ScenarioTraining[]>;

/** Makes the induction records of a profile: one per training entry, more when the mentor changed during it. */
export function loadRecords(loading: Loading, { profile, placements }: Registration, trainings: Trainings): void {
  const { world } = loading;
  placements.forEach((placement, i) => {
    const [before, after] = [placements[i - 1], placements[i + 1]];
    const { entry, programme, schedule, end } = placement;
    const createdAt = entry.createdAt === undefined ? profile.createdAt : Date.parse(entry.createdAt);
    const updatedAt =
      entry.updatedAt !== undefined ? Date.parse(entry.updatedAt) : Math.min(createdAt, profile.updatedAt);
    const isExact = entry.inductionStatus !== undefined;
    const slices = isExact ? [wholeSlice(loading, placement)] : mentorSlices(loading, placement, trainings);
    slices.forEach((slice, j) => {
      const isLast = j === slices.length - 1;
      const record: InductionRecord = {
        id: `${profile.id}:${i}:${j}`,
        createdAt,
        updatedAt,
        programme,
        schedule,
        start: slice.start,
        end: isExact
          ? end
          : isLast
            ? after !== undefined && isOneSpell(placement, after)
              ? changedAt(end, after)
              : end
            : (slices[j + 1]?.start ?? null),
        status: entry.inductionStatus ?? (isLast ? statusOf(profile, placement, after) : 'changed'),
        trainingStatus: trainingStatusOf(entry),
        mentor: slice.mentor,
        preferredIdentity: preferredIdentity(world, profile, placement),
        schoolTransfer: isExact
          ? entry.schoolTransfer === true
          : j === 0 && before !== undefined && before.programme.schoolCohort.school !== programme.schoolCohort.school,
      };
      profile.records = longer(profile.records, record);
      appendOnce(world.profilesOn, programme.id, profile);
    });
  });
}

/**
 * A person who continues at another school is leaving, with or without a known end. To continue at the same school only
 * changes the record.
 */
function statusOf(profile: Profile, placement: Placement, after: Placement | undefined): InductionRecord['status'] {
  if (after !== undefined) return isOneSpell(placement, after) ? 'changed' : 'leaving';
  if (placement.end !== null) return 'leaving';
  return profile.role === 'ect' && profile.inductionCompleted !== null ? 'completed' : 'active';
}

/**
 * When a record ends that only changes. That is no leaving day, which schools enter: the record lasts through its last
 * day.
 */
function changedAt(lastDay: number | null, after: Placement): number {
  return lastDay === null ? after.start : lastDay + DAY_MS - 1;
}

function isOneSpell(a: Placement, b: Placement): boolean {
  const from = ({ entry }: Placement): string | undefined => entry.schoolFrom ?? entry.from;
  return a.programme.schoolCohort.school === b.programme.schoolCohort.school && from(a) === from(b);
}

/** The registration that the person's email at this school belongs to. */
function preferredIdentity(world: EcfWorld, profile: Profile, { entry }: Placement): Identity {
  const { user, identity } = profile;
  const { email } = entry;
  if (email == null || email === identity.email) return identity;
  const known = world.identitiesOf.get(user.id)?.find((one) => one.email === email);
  return (
    known ??
    addIdentity(world, user, uuidOf(`identity:${user.id}:${email}`), email, Math.min(user.createdAt, profile.updatedAt))
  );
}

/**
 * Cuts a training entry where the mentor changes. A mentor counts for as long as both are at the school. When a mentor
 * is only at other schools, the scenario is believed, because this service lets a mentor work at several schools.
 * Future changes are left out: the service does not know them before they are made.
 */
function mentorSlices(loading: Loading, placement: Placement, trainings: Trainings): readonly Slice[] {
  const { start } = placement;
  const spells = spellsOf(loading, placement, trainings);
  const [only] = spells;
  if (only === undefined) return [{ start, mentor: null }];
  const end = placement.end ?? Infinity;
  if (spells.length === 1 && only.from <= start && only.to > Math.min(end, loading.now))
    return [{ start, mentor: only.mentor }];
  const cuts = new Set([
    start,
    ...spells.flatMap(({ from, to }) => [from, to]).filter((at) => at > start && at < end && at <= loading.now),
  ]);
  const slices: Slice[] = [];
  for (const at of [...cuts].sort((a, b) => a - b)) {
    const mentor = spells.findLast(({ from, to }) => from <= at && at < to)?.mentor ?? null;
    if (slices.length === 0 || slices.at(-1)?.mentor !== mentor) slices.push({ start: at, mentor });
  }
  return slices;
}

/** An entry that is one record: its mentor is believed. */
function wholeSlice({ world, idOf }: Loading, { entry, start }: Placement): Slice {
  const named = entry.role === 'mentor' || entry.mentor == null ? [] : (world.profilesOf.get(idOf(entry.mentor)) ?? []);
  return { start, mentor: named.find(({ role }) => role === 'mentor') ?? null };
}

function spellsOf(loading: Loading, placement: Placement, trainings: Trainings): Spell[] {
  const { entry, start } = placement;
  const spells: Spell[] = [];
  if (entry.role === 'mentor') return spells;
  const named = entry.mentors ?? (entry.mentor == null ? [] : [{ id: entry.mentor, from: null, to: null }]);
  for (const { id, from, to = null } of named) {
    const mentorId = loading.idOf(id);
    const mentor = loading.world.profilesOf.get(mentorId)?.find(({ role }) => role === 'mentor');
    if (mentor === undefined) continue;
    for (const stay of staysAt(loading, placement, trainings.get(mentorId) ?? [])) {
      const spell = {
        mentor,
        from: Math.max(from === null ? start : startOf(from), stay.from),
        to: Math.min(afterDay(to), stay.to),
      };
      if (spell.from < spell.to) spells.push(spell);
    }
  }
  return spells;
}

/** When the mentor is at the school of a placement. */
function staysAt(
  loading: Loading,
  { programme }: Placement,
  training: readonly ScenarioTraining[],
): { from: number; to: number }[] {
  const school = programme.schoolCohort.school.id;
  const stays: { from: number; to: number }[] = [];
  for (const entry of training) {
    if (entry.role !== 'mentor' || schoolOf(loading, entry) !== school) continue;
    stays.push({
      from: startOf(entry.schoolFrom ?? entry.from ?? ''),
      to: afterDay(entry.schoolTo ?? entry.to ?? null),
    });
  }
  return stays.length === 0 ? [{ from: -Infinity, to: Infinity }] : stays;
}

function schoolOf({ world, idOf }: Loading, entry: ScenarioTraining): Uuid {
  return entry.partnership === null
    ? idOf(entry.school ?? '')
    : (world.partnerships.get(idOf(entry.partnership))?.school.id ?? '');
}

function afterDay(day: string | null): number {
  return day === null ? Infinity : startOf(day) + DAY_MS;
}
