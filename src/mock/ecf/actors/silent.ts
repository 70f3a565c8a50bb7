import { isOutside, scheduleIdentifiers } from '../../../rules/schedules.ts';
import { faultOfFix, isPersonal } from '../../actors/silent-fix.ts';
import type { SilentFix } from '../../actors/types.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { isLive } from '../derived/declarations.ts';
import { latestAnywhere } from '../derived/latest-record.ts';
import { correct, type Reports } from '../effects/silent.ts';
import type { InductionRecord, Profile } from '../world.ts';
import { personOf, profileOf, quoted, refuse, type Step } from './find.ts';

export function fixSilently(step: Step, symbol: string, fix: SilentFix): void {
  const { world, now } = step;
  const user = personOf(step, symbol);
  const profile = isPersonal(fix) ? null : profileOf(step, symbol, fix.role);
  const fault = faultOfFix('ecf', fix, profile?.role ?? null, now);
  if (fault !== null) refuse(step, fault);
  if (fix.trn != null && !/^\d{7}$/.test(fix.trn))
    refuse(step, 'that is no TRN; write seven digits, or null for none.');
  if (fix.trn != null && (world.usersByTrn.get(fix.trn) ?? []).some((one) => one !== user))
    refuse(step, 'somebody else has this TRN; merge the two, or use that participant.');
  const record = profile === null ? null : latestAnywhere(profile);
  if (profile !== null && record === null) refuse(step, `participant ${quoted(symbol)} is at no school.`);
  const place = profile === null || record === null ? null : { profile, record };
  correct(world, user, {
    name: fix.name,
    trn: fix.trn,
    email: fix.email,
    place,
    schedule: place === null || fix.schedule === undefined ? null : scheduleNamed(step, place, fix.schedule),
    reports: place === null ? null : reportsOf(step, place, fix),
  });
}

interface Place {
  readonly profile: Profile;
  readonly record: InductionRecord;
}

/** A schedule of the same cohort, on which the declarations that stand could have been made. */
function scheduleNamed(step: Step, { profile }: Place, identifier: string): Schedule {
  const { world } = step;
  const { cohort } = profile.schedule;
  const schedule = world.schedules.get(scheduleKey(cohort, identifier));
  if (schedule === undefined || !scheduleIdentifiers.some((one) => one === identifier))
    return refuse(step, `cohort ${cohort} has no schedule ${quoted(identifier)}.`);
  if (profile.role === 'ect' && identifier.startsWith('ecf-replacement-'))
    refuse(step, `${identifier} is not for ECTs.`);
  for (const one of world.declarationsOf.get(profile.user.id) ?? []) {
    if (one.profile !== profile || !isLive(one)) continue;
    const milestone = schedule.milestones.get(one.type);
    if (milestone === undefined || isOutside(one.date, milestone, 'utc'))
      refuse(step, `declaration ${one.id} could not have been made on ${identifier}.`);
  }
  return schedule;
}

/** What the provider has reported, with the fix in it; null when the fix is not about that. */
function reportsOf(step: Step, { profile, record }: Place, fix: SilentFix): Reports | null {
  if (fix.deferred === undefined && fix.withdrawn === undefined) return null;
  const lp = record.programme.partnership?.lp;
  if (lp === undefined) return refuse(step, 'the participant is not in training with a provider.');
  const present = record.trainingStatus;
  const isTakenBack =
    (present === 'deferred' && fix.deferred !== undefined) || (present === 'withdrawn' && fix.withdrawn !== undefined);
  const last = isTakenBack ? profile.states.findLastIndex((row) => row.lp === lp && row.state === present) : -1;
  const states = profile.states.filter((_row, i) => i !== last);
  const newest = states.findLast((row) => row.lp === lp);
  const state = fix.deferred != null ? 'deferred' : 'withdrawn';
  const written = fix.deferred ?? fix.withdrawn ?? null;
  if (written === null) return { states, status: isTakenBack ? (newest?.state ?? 'active') : present };
  const other = isTakenBack ? (newest?.state ?? 'active') : present;
  if (other !== 'active')
    refuse(
      step,
      `the participant is ${other}, and nobody is deferred and withdrawn at once; take that back with null.`,
    );
  const at = Date.parse(written.at);
  if (at < record.start || (newest !== undefined && at < newest.at))
    refuse(step, `${written.at} is before the time at the school began, or before what the provider reported last.`);
  const isDeclared = (step.world.declarationsOf.get(profile.user.id) ?? []).some(
    (one) => one.profile === profile && one.lp === lp && isLive(one) && one.date >= at,
  );
  if (state === 'withdrawn' && isDeclared)
    refuse(step, 'there is a declaration dated after the withdrawal; it has to be voided first.');
  states.push({ lp, state, reason: written.reason, at });
  return { states: states.sort((a, b) => a.at - b.at), status: state };
}
