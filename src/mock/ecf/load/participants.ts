import { isUuid } from '../../../base/uuid.ts';
import type { Uuid } from '../../ids.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import type { Scenario, ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';
import { emailOf } from '../derived/usual.ts';
import { addIdentity } from '../look-ups.ts';
import type { User } from '../world.ts';
import type { Loading } from './loading.ts';
import { loadProfiles, type Registration } from './profiles.ts';
import { loadRecords } from './records.ts';

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
  let touched = updatedAt;
  for (const { createdAt: made, updatedAt: changed = made } of written.training ?? [])
    if (changed !== undefined) touched = Math.max(touched, Date.parse(changed));
  const user: User = {
    id: idOf(written.id),
    number: takeNumber(world),
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
    idChanges:
      written.idChanges
        ?.map(({ from, to, at }) => ({ from: idOf(from), to: idOf(to), at: Date.parse(at) }))
        .sort((a, b) => a.at - b.at) ?? [],
  };
  world.users.set(user.id, user);
  if (user.trn !== null) append(world.usersByTrn, user.trn, user);
  for (const { from } of user.idChanges) append(world.usersByRetiredId, from, user);
  return user;
}

/**
 * The account's own registration, one for each id that was retired in its favour, and one for each further account a
 * training entry was registered under.
 */
function loadIdentities({ world, idOf }: Loading, user: User, { training = [], updatedAt }: ScenarioParticipant): void {
  const shownAt = updatedAt === undefined ? user.createdAt : Date.parse(updatedAt);
  if (!world.identityByExternalId.has(user.id)) addIdentity(world, user, user.id, user.email, shownAt);
  // most people were registered once
  if (user.idChanges.length === 0 && training.every(({ identity }) => identity == null)) return;
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

/**
 * A person who is named as a mentor but has no training as one is still registered as a mentor, at the school of the
 * first ECT who names them, because the service has no mentors without a role.
 */
function withUntrainedMentors(scenario: Scenario): readonly ScenarioParticipant[] {
  const participants = scenario.participants ?? [];
  const needed = new Map<string, ScenarioTraining>();
  const need = (mentor: string, entry: ScenarioTraining): void => {
    if (!needed.has(keyOf(mentor))) needed.set(keyOf(mentor), entry);
  };
  for (const { training = [] } of participants) {
    for (const entry of training) {
      if (entry.mentor != null) need(entry.mentor, entry);
      for (const { id } of entry.mentors ?? []) need(id, entry);
    }
  }
  if (needed.size === 0) return participants;
  const schoolOf = new Map(scenario.partnerships?.map(({ id, school }) => [keyOf(id), school]));
  return participants.map((participant) => {
    const { id, training = [] } = participant;
    const entry = needed.get(keyOf(id));
    if (entry === undefined || training.some(({ role }) => role === 'mentor')) return participant;
    const school = entry.partnership === null ? entry.school : schoolOf.get(keyOf(entry.partnership));
    const from = entry.from ?? entry.schoolFrom;
    if (school === undefined || from === undefined) return participant;
    const untrained: ScenarioTraining = {
      role: 'mentor',
      record: `untrained-mentor:${id}`,
      partnership: null,
      school,
      programme: 'none',
      from,
    };
    return { ...participant, training: [...training, untrained] };
  });
}

/** Symbols are compared as they are, UUIDs in upper or lower case. */
function keyOf(symbol: string): string {
  return isUuid(symbol) ? symbol.toLowerCase() : symbol;
}
