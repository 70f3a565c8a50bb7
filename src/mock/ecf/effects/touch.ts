import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import type { School } from '../../world/records.ts';
import { refreshUser } from '../visible/lists.ts';
import type { EcfWorld, Profile, User } from '../world.ts';

/** Saving something beneath a person moves the person's `updated_at`, which is what `updated_since` compares with. */

export function touchUser(world: EcfWorld, user: User, now: number): void {
  user.updatedAt = now;
  refreshUser(world, user);
  changed(world);
}

/** After a change of a profile, its states or its induction records. */
export function touchProfile(world: EcfWorld, profile: Profile, now: number): void {
  profile.updatedAt = now;
  touchUser(world, profile.user, now);
}

/** After a change of a partnership or a school's year: touches everybody registered at the school. */
export function touchSchool(world: EcfWorld, school: School, now: number): void {
  mark(world, 'schools', school);
  school.updatedAt = now;
  touchPeopleAt(world, school, now);
}

/** Touches only the people, as when the school's choice for a year is saved. */
export function touchPeopleAt(world: EcfWorld, school: School, now: number): void {
  for (const profile of world.profilesAt.get(school.id) ?? []) touchProfile(world, profile, now);
  changed(world);
}
