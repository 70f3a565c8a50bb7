import { isBlank, roleOf } from '../../../rules/terms.ts';
import type { EcfWorld, Identity, Profile } from '../world.ts';
import { readUuid } from './uuid.ts';

export interface Subject {
  readonly identity: Identity | null;
  /** The profile the write is about. */
  readonly profile: Profile | null;
  /** Whether the person has an active profile for the course, on whichever registration. */
  readonly isCourseKnown: boolean;
}

/**
 * Finds who a write is about (docs/services/ecf.md 4.11). The id of an account leads to the registration that carries
 * a profile for the course; any other id is tried as the external id of a registration, which is how retired ids go on
 * working.
 */
export function resolveParticipant(world: EcfWorld, participantId: unknown, course: unknown): Subject {
  const id = isBlank(participantId) || typeof participantId !== 'string' ? null : readUuid(participantId);
  if (id === null) return { identity: null, profile: null, isCourseKnown: false };
  const role = roleOf(course);
  const profiles = world.profilesOf.get(id) ?? [];
  const carrier = world.identitiesOf
    .get(id)
    ?.find((identity) => profiles.some((profile) => profile.identity === identity && profile.role === role));
  const identity = carrier ?? world.identityByExternalId.get(id) ?? null;
  if (identity === null) return { identity, profile: null, isCourseKnown: false };
  const active = (world.profilesOf.get(identity.user.id) ?? []).filter(
    (profile) => profile.status === 'active' && profile.role === role,
  );
  return {
    identity,
    profile: active.find((profile) => profile.identity === identity) ?? null,
    isCourseKnown: active.length > 0,
  };
}
