import { uuidOf } from '../../ids.ts';
import type { Role } from '../../world/records.ts';
import { correctTeacher, mergeUsers } from '../effects/merge.ts';
import { openAccount, rename } from '../effects/persons.ts';
import { changeAddress } from '../effects/stays.ts';
import type { User } from '../world.ts';
import { isRetired, personOf, presentStayOf, quoted, refuse, type Step } from './find.ts';

/** What identifies a person: merged accounts, TRN, name and address. */

export function mergeParticipants(step: Step, from: string, to: string): void {
  const { world, now } = step;
  if (uuidOf(from) === uuidOf(to)) refuse(step, `${quoted(from)} cannot be folded into itself.`);
  const holder = personOf(step, from);
  if (holder.id !== uuidOf(from)) {
    // the same pair again changes nothing
    if (holder.idChanges.some((change) => change.from === uuidOf(from) && change.to === uuidOf(to))) return;
    refuse(step, `${quoted(from)} is retired already, in favour of ${holder.id}. Merge that one.`);
  }
  mergeUsers(world, holder, target(step, holder, to), now);
  world.duplicates.delete(holder.id);
}

/** The account to keep: a current one, or one that was merged into `from` before and is now used again. */
function target(step: Step, from: User, symbol: string): User {
  const { world, now } = step;
  const id = uuidOf(symbol);
  const known = world.users.get(id);
  if (known !== undefined && !isRetired(world, known)) return known;
  const holder = personOf(step, symbol);
  if (holder !== from) refuse(step, `${quoted(symbol)} is retired, in favour of ${holder.id}. Merge into that one.`);
  return known ?? openAccount(world, { id, name: holder.fullName, email: holder.email, trn: null }, now);
}

export function correctTrn(step: Step, symbol: string, trn: string | null): void {
  if (trn !== null && !/^\d{7}$/.test(trn)) refuse(step, 'that is no TRN; write seven digits, or null for none.');
  correctTeacher(step.world, personOf(step, symbol), trn, step.now);
}

export function changeName(step: Step, symbol: string, name: string): void {
  rename(step.world, personOf(step, symbol), name, step.now);
}

export function changeEmail(step: Step, symbol: string, email: string, role?: Role): void {
  const { profile, record } = presentStayOf(step, symbol, role);
  changeAddress(step.world, profile, record, email, step.now);
}
