import { DAY_MS } from '../../../base/days.ts';
import { addDays, dayOf, type Day } from '../../../rules/time.ts';
import type { Role } from '../../world/records.ts';
import { endStay, enrol, setMentor } from '../effects/stays.ts';
import type { InductionRecord, Programme } from '../world.ts';
import { isLeaving, presentStayOf, quoted, refuse, startOf, stayOf, type Step } from './find.ts';
import { programmeFor, scheduleCarried } from './places.ts';

/** What schools report about the time that a person spends there. */

export interface Move {
  readonly role?: Role;
  readonly partnership?: string;
  readonly school?: string;
  readonly to?: Day;
  readonly from?: Day;
}

/**
 * On a move to another school the old record is `leaving` and the new one joins, which together is a transfer. Within a
 * school the old record is `changed`, which is no transfer. Training becomes active with another school or provider,
 * and otherwise keeps its status.
 */
export function moveParticipant(step: Step, symbol: string, move: Move): void {
  const { world, now } = step;
  const { from = dayOf(now, 'utc') } = move;
  const { profile, record } = stayOf(step, symbol, move.role);
  const start = startOf(step, from, 'from');
  const end = leavingDay(step, record, from, move.to);
  const programme = programmeFor(step, move, profile.schoolCohort.cohort);
  if (programme === record.programme && !isLeaving(record))
    refuse(step, `participant ${quoted(symbol)} is there already.`);

  const isElsewhere = programme.schoolCohort.school !== record.programme.schoolCohort.school;
  if (!isLeaving(record) || move.to !== undefined) {
    // a change within the school has no leaving day: the old record lasts through its last day
    if (isElsewhere) endStay(world, profile, record, 'leaving', end, now);
    else endStay(world, profile, record, 'changed', end + DAY_MS - 1, now);
  }
  const isSameTraining = !isElsewhere && providerOf(programme) === providerOf(record.programme);
  enrol(
    world,
    profile,
    {
      programme,
      start,
      schedule: scheduleCarried(step, programme, profile.schedule),
      trainingStatus: isSameTraining ? record.trainingStatus : 'active',
      mentor: isElsewhere ? null : record.mentor,
      preferredIdentity: record.preferredIdentity,
      schoolTransfer: isElsewhere,
    },
    now,
  );
}

/**
 * The day reported, or the day before the new beginning, but never before the old one; as its midnight, so that on the
 * day itself the person has left (docs/services/ecf.md 6.3).
 */
function leavingDay(step: Step, record: InductionRecord, from: Day, to: Day | undefined): number {
  if (to === undefined) return Math.max(startOf(step, addDays(from, -1), 'from'), record.start);
  const end = startOf(step, to, 'to');
  if (end < record.start)
    refuse(step, `the last day is ${to}, but the time at the school began on ${dayOf(record.start, 'utc')}.`);
  return end;
}

function providerOf({ partnership }: Programme): string | null {
  return partnership?.lp.id ?? null;
}

/** A second report corrects the day. */
export function reportLeaving(
  step: Step,
  symbol: string,
  { role, on }: { readonly role?: Role; readonly on: Day },
): void {
  const { profile, record } = stayOf(step, symbol, role);
  const end = startOf(step, on, 'on');
  if (end < record.start)
    refuse(step, `the last day is ${on}, but the time at the school began on ${dayOf(record.start, 'utc')}.`);
  if (record.status === 'leaving' && record.end === end) return;
  endStay(step.world, profile, record, 'leaving', end, step.now);
}

export function assignMentor(step: Step, symbol: string, mentor: string | null): void {
  const { world, now } = step;
  const { profile, record } = presentStayOf(step, symbol, 'ect');
  const named = mentor === null ? null : stayOf(step, mentor, 'mentor').profile;
  if (named?.user === profile.user) refuse(step, `participant ${quoted(symbol)} cannot be their own mentor.`);
  setMentor(world, profile, record, named, now);
}
