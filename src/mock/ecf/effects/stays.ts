import type { EcfWorld, InductionRecord, Profile, User } from '../world.ts';
import { identityFor } from './persons.ts';
import { touchUser } from './touch.ts';
import { changeRecord } from './training.ts';

/** What a school changes about a person. Saving what is there already changes nothing. */

export function rename(world: EcfWorld, user: User, name: string, now: number): void {
  if (user.fullName === name) return;
  user.fullName = name;
  touchUser(world, user, now);
}

/** The new address belongs to the present time at the school; former ones keep theirs. */
export function changeAddress(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  email: string,
  now: number,
): void {
  if (record.preferredIdentity?.email === email) return;
  changeRecord(world, profile, record, { preferredIdentity: identityFor(world, profile.user, email, now) }, now);
}

/**
 * Touches the new mentor too, so that a provider finds the link (docs/services/ecf.md 4.4); the former one is not
 * touched.
 */
export function setMentor(
  world: EcfWorld,
  ect: Profile,
  record: InductionRecord,
  mentor: Profile | null,
  now: number,
): void {
  if (record.mentor === mentor) return;
  changeRecord(world, ect, record, { mentor }, now);
  if (mentor !== null) touchUser(world, mentor.user, now);
}
