import type { components } from '../../../../generated/ecf/types.ts';
import type { Served } from '../../kit/served.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import type { EcfWorld, InductionRecord, User } from '../world.ts';
import { stampsOf } from './wire.ts';

/** docs/services/ecf.md 5.4: unlike participants, with the TRN the school typed when no other is known. */
export function serveUnfundedMentor(world: EcfWorld, user: User): Served<components['schemas']['UnfundedMentor']> {
  const mentors = world.profilesOf.get(user.id)?.filter(({ role }) => role === 'mentor') ?? [];
  return {
    id: user.id,
    type: 'unfunded-mentor',
    attributes: {
      full_name: user.fullName,
      email: latestMentorRecord(world, user)?.preferredIdentity?.email ?? user.email,
      teacher_reference_number: user.trn ?? mentors.find(({ typedTrn }) => typedTrn !== null)?.typedTrn ?? null,
      ...stampsOf(user),
    },
  };
}

/**
 * The mentor's latest record anywhere. Without a preferred identity on it the mentor is listed but cannot be read
 * alone.
 */
export function latestMentorRecord(world: EcfWorld, user: User): InductionRecord | null {
  for (const profile of world.profilesOf.get(user.id) ?? []) {
    const record = profile.role === 'mentor' ? latestAnywhere(profile) : null;
    if (record !== null) return record;
  }
  return null;
}
