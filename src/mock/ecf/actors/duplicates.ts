import { uuidOf, type Uuid } from '../../ids.ts';
import { scheduleKey } from '../../world/base-world.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { emailOf } from '../derived/usual.ts';
import type { EcfPartnership, EcfWorld, Profile } from '../world.ts';
import { personOf, quoted, refuse, type Step } from './find.ts';
import { registerParticipant } from './registrations.ts';

/** The same human being once more, with another address. Accounts can be merged whatever their records are. */
export function registerDuplicate(step: Step, of: string): Uuid {
  const { world } = step;
  const user = personOf(step, of);
  const profiles = world.profilesOf.get(user.id) ?? [];
  const profile = profiles.find(({ status }) => status === 'active') ?? profiles[0];
  if (profile === undefined)
    refuse(step, `participant ${quoted(of)} is at no school, so none can register them again.`);
  const partnership = partnershipFor(world, profile);
  if (partnership === null) refuse(step, 'no partnership stands unchallenged, so no provider would see the duplicate.');
  const symbol = freeSymbol(world, of);
  const { identifier } = profile.schedule;
  const id = registerParticipant(step, {
    id: symbol,
    name: user.fullName,
    role: profile.role,
    partnership: partnership.id,
    email: emailOf(symbol),
    ...(world.schedules.has(scheduleKey(partnership.cohort.year, identifier)) && { schedule: identifier }),
  });
  world.duplicates.set(id, user.id);
  return id;
}

/** The partnership the person is trained under, or was; otherwise any that stands. */
function partnershipFor(world: EcfWorld, profile: Profile): EcfPartnership | null {
  const latest = latestAnywhere(profile)?.programme.partnership ?? null;
  if (latest !== null && isUnchallenged(latest)) return latest;
  for (const { programme } of profile.records)
    if (programme.partnership !== null && isUnchallenged(programme.partnership)) return programme.partnership;
  for (const partnership of world.partnerships.values()) if (isUnchallenged(partnership)) return partnership;
  return null;
}

function freeSymbol({ users, identityByExternalId, usersByRetiredId }: EcfWorld, of: string): string {
  for (let n = 1; ; n += 1) {
    const symbol = n === 1 ? `${of}-duplicate` : `${of}-duplicate-${n}`;
    const id = uuidOf(symbol);
    if (!users.has(id) && !identityByExternalId.has(id) && !usersByRetiredId.has(id)) return symbol;
  }
}
