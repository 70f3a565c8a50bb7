import type { Uuid } from '../../ids.ts';
import type { ScenarioParticipant } from '../../scenario/schema.ts';
import { addIdentity } from '../look-ups.ts';
import type { User } from '../world.ts';
import type { Loading } from './loading.ts';

/**
 * The account's own registration, one for each id that was retired in its favour, and one for each further account a
 * training entry was registered under.
 */
export function loadIdentities(
  { world, idOf }: Loading,
  user: User,
  { training = [], updatedAt }: ScenarioParticipant,
): void {
  const shownAt = updatedAt === undefined ? user.createdAt : Date.parse(updatedAt);
  if (!world.identityByExternalId.has(user.id)) addIdentity(world, user, user.id, user.email, shownAt);
  const externalIds = new Set(user.idChanges.map(({ from }) => from));
  const emails = new Map<Uuid, string>();
  for (const { identity, email } of training) {
    if (identity == null) continue;
    externalIds.add(idOf(identity));
    if (email != null) emails.set(idOf(identity), email);
  }
  for (const externalId of externalIds) {
    if (!world.identityByExternalId.has(externalId))
      addIdentity(world, user, externalId, emails.get(externalId) ?? user.email, shownAt);
  }
}
