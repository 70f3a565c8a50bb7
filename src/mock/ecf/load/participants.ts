import type { Uuid } from '../../ids.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';
import { emailOf } from '../derived/usual.ts';
import { append, takeSeq } from '../look-ups.ts';
import type { User } from '../world.ts';
import { loadIdentities } from './identities.ts';
import type { Loading } from './loading.ts';
import { loadProfiles, type Registration } from './profiles.ts';
import { loadRecords } from './records.ts';
import { withUntrainedMentors } from './untrained-mentors.ts';

/**
 * Loads people in two rounds: everybody with their roles first, because induction records name other people as mentors.
 */
export function loadParticipants(loading: Loading): void {
  const registrations: Registration[] = [];
  const trainings = new Map<Uuid, readonly ScenarioTraining[]>();
  for (const written of withUntrainedMentors(loading.scenario)) {
    const user = loadUser(loading, written);
    loadIdentities(loading, user, written);
    loadProfiles(loading, user, written, registrations);
    trainings.set(user.id, written.training ?? []);
  }
  for (const registration of registrations) loadRecords(loading, registration, trainings);
}

function loadUser({ world, stamps, idOf }: Loading, written: ScenarioParticipant): User {
  const { createdAt, updatedAt } = stamps.of(written);
  const touched = (written.training ?? []).reduce(
    (newest, { createdAt: made, updatedAt: changed = made }) =>
      changed === undefined ? newest : Math.max(newest, Date.parse(changed)),
    updatedAt,
  );
  const user: User = {
    id: idOf(written.id),
    seq: takeSeq(world),
    createdAt,
    updatedAt:
      written.unfundedUpdatedAt != null
        ? Date.parse(written.unfundedUpdatedAt)
        : written.updatedAt !== undefined
          ? updatedAt
          : touched,
    fullName: written.name ?? written.id,
    email: written.training?.find(({ email }) => email != null)?.email ?? emailOf(written.id),
    trn: written.trn ?? null,
    idChanges: (written.idChanges ?? [])
      .map(({ from, to, at }) => ({ from: idOf(from), to: idOf(to), at: Date.parse(at) }))
      .sort((a, b) => a.at - b.at),
  };
  world.users.set(user.id, user);
  if (user.trn !== null) append(world.usersByTrn, user.trn, user);
  for (const { from } of user.idChanges) append(world.usersByRetiredId, from, user);
  return user;
}
