import { uuidOf, type Uuid } from '../../ids.ts';
import type { ScenarioTraining } from '../../scenario/schema.ts';
import { addIdentity, addRecord } from '../look-ups.ts';
import type { EcfWorld, Identity, InductionRecord, Profile } from '../world.ts';
import type { Loading } from './loading.ts';
import { mentorSlices } from './mentor-slices.ts';
import { trainingStatusOf, type Placement } from './placements.ts';
import type { Registration } from './profiles.ts';

/** Makes the induction records of a profile: one per training entry, more where the mentor changed inside it. */
export function loadRecords(
  loading: Loading,
  { profile, placements }: Registration,
  trainings: ReadonlyMap<Uuid, readonly ScenarioTraining[]>,
): void {
  const { world } = loading;
  placements.forEach((placement, i) => {
    const [before, after] = [placements[i - 1], placements[i + 1]];
    const { entry, programme, schedule, end } = placement;
    const createdAt = entry.createdAt === undefined ? profile.createdAt : Date.parse(entry.createdAt);
    const updatedAt =
      entry.updatedAt !== undefined ? Date.parse(entry.updatedAt) : Math.min(createdAt, profile.updatedAt);
    const slices = mentorSlices(loading, placement, trainings);
    slices.forEach((slice, j) => {
      const isLast = j === slices.length - 1;
      const record: InductionRecord = {
        id: `${profile.id}:${i}:${j}`,
        createdAt,
        updatedAt,
        programme,
        schedule,
        start: slice.start,
        end: isLast
          ? (end ?? (after !== undefined && isOneSpell(placement, after) ? after.start : null))
          : (slices[j + 1]?.start ?? null),
        status: isLast ? statusOf(profile, placement, after) : 'changed',
        trainingStatus: trainingStatusOf(entry),
        mentor: slice.mentor,
        preferredIdentity: preferredIdentity(world, profile, placement),
        schoolTransfer:
          j === 0 && before !== undefined && before.programme.schoolCohort.school !== programme.schoolCohort.school,
      };
      addRecord(world, profile, record);
    });
  });
}

/**
 * Whoever goes on elsewhere is leaving, known end or not; going on within one spell at the school only changes the
 * record.
 */
function statusOf(profile: Profile, placement: Placement, after: Placement | undefined): InductionRecord['status'] {
  if (after !== undefined) return isOneSpell(placement, after) ? 'changed' : 'leaving';
  if (placement.end !== null) return 'leaving';
  return profile.role === 'ect' && profile.inductionCompleted !== null ? 'completed' : 'active';
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
