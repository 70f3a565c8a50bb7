import { nextId } from '../../ids.ts';
import { changed } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { addIdentity, setTrn } from '../look-ups.ts';
import { refreshUser } from '../visible/lists.ts';
import type { EcfWorld, InductionRecord, Profile, ProfileState, TrainingStatus, User } from '../world.ts';

export interface Reports {
  readonly states: readonly ProfileState[];
  readonly status: TrainingStatus;
}

export interface Correction {
  readonly name: string | undefined;
  readonly trn: string | null | undefined;
  readonly email: string | undefined;
  readonly place: { readonly profile: Profile; readonly record: InductionRecord } | null;
  readonly schedule: Schedule | null;
  readonly reports: Reports | null;
}

/**
 * Writes into the rows past all that usually follows from a change, so no timestamp moves and no slice is made. The
 * lists of the providers are kept right nevertheless.
 */
export function correct(world: EcfWorld, user: User, fix: Correction): void {
  const { name, trn, email, place, schedule, reports } = fix;
  if (name !== undefined) user.fullName = name;
  if (trn !== undefined) setTrn(world, user, trn);
  if (place !== null) {
    const { profile, record } = place;
    if (email !== undefined) {
      const known = world.identitiesOf.get(user.id)?.find((identity) => identity.email === email);
      // as old as the account, because a person is shown with the newest timestamp of all that is theirs
      record.preferredIdentity =
        known ?? addIdentity(world, user, nextId(world.ids, 'identity'), email, user.updatedAt);
    }
    if (schedule !== null) profile.schedule = record.schedule = schedule;
    if (reports !== null) {
      profile.states.splice(0, profile.states.length, ...reports.states);
      profile.trainingStatus = record.trainingStatus = reports.status;
    }
  }
  refreshUser(world, user);
  changed(world);
}
