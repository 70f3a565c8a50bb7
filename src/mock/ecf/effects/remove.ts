import { changed } from '../../world/base-world.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { setTrn } from '../look-ups.ts';
import { refreshPerson } from '../visible/lists.ts';
import type { EcfWorld, Profile, User } from '../world.ts';
import { touchProfile } from './touch.ts';

/**
 * The school takes somebody off its list (docs/services/ecf.md 6.3): still read, but every write is refused. A time
 * that is over stays as it was.
 */
export function removeFromSchool(world: EcfWorld, profile: Profile, now: number): void {
  profile.status = 'withdrawn';
  const record = latestAnywhere(profile);
  if (record !== null && (record.end === null || record.end > now))
    Object.assign(record, { status: 'withdrawn', updatedAt: now });
  touchProfile(world, profile, now);
}

/** Takes a person out of the world without a trace. */
export function eraseUser(world: EcfWorld, user: User): void {
  const profiles = world.profilesOf.get(user.id) ?? [];
  for (const profile of profiles) {
    world.profilesAt.get(profile.schoolCohort.school.id)?.delete(profile);
    for (const { programme } of profile.records) world.profilesOn.get(programme.id)?.delete(profile);
    profile.records.length = 0;
  }
  // while the profiles can still be found, so that their mentors are let go of as well
  refreshPerson(world, user);
  for (const { externalId } of world.identitiesOf.get(user.id) ?? []) world.identityByExternalId.delete(externalId);
  for (const { from } of user.idChanges) {
    world.usersByRetiredId.set(
      from,
      (world.usersByRetiredId.get(from) ?? []).filter((one) => one !== user),
    );
  }
  setTrn(world, user, null);
  world.identitiesOf.delete(user.id);
  world.profilesOf.delete(user.id);
  world.users.delete(user.id);
  changed(world);
}

/** Whether an ECT names the mentor at present: one whom a provider sees, or one at the mentor's own school. */
export function isMentoring(world: EcfWorld, mentor: Profile): boolean {
  for (const { mentees } of world.reach.values()) if (mentees.has(mentor.id)) return true;
  for (const profile of world.profilesAt.get(mentor.schoolCohort.school.id) ?? [])
    if (latestAnywhere(profile)?.mentor === mentor) return true;
  return false;
}
