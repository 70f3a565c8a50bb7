import { billableStates, isBlank } from '../../../rules/terms.ts';
import { toInteger } from '../../http/page.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Cohort, Provider, Schedule } from '../../world/records.ts';
import { isLive } from '../derived/declarations.ts';
import { latestWritten } from '../derived/latest-record.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { partnershipsIn, schoolCohortOf } from '../look-ups.ts';
import type { Attributes } from '../reading/body.ts';
import type {
  Declaration,
  EcfPartnership,
  EcfWorld,
  InductionRecord,
  Profile,
  Programme,
  SchoolCohort,
} from '../world.ts';

/** The only cohort that participants of a frozen one are moved to. */
const FREEZE_TARGET = 2024;

/** Where a schedule change would lead, worked out before anything is judged (docs/services/ecf.md 4.15). */
export interface ScheduleTarget {
  /** The provider's latest induction record of the participant. */
  readonly record: InductionRecord | null;
  /** Null for a year that is not a cohort. */
  readonly cohort: Cohort | null;
  /** Null when the cohort has none of that name. */
  readonly schedule: Schedule | null;
  readonly isFreezeMove: boolean;
  /** The provider's partnership with the record's school in the cohort that permits the change. */
  readonly partnership: EcfPartnership | null;
  readonly schoolCohort: SchoolCohort | null;
  readonly programme: Programme | null;
}

export function targetOf(
  world: EcfWorld,
  lp: Provider,
  profile: Profile | null,
  attributes: Attributes,
  now: number,
): ScheduleTarget {
  const record = profile === null ? null : latestWritten(profile, lp);
  const cohort = cohortFor(world, profile, record, attributes['cohort'], now);
  const identifier = attributes['schedule_identifier'];
  const schedule =
    cohort === null || typeof identifier !== 'string'
      ? null
      : (world.schedules.get(scheduleKey(cohort.year, identifier)) ?? null);
  const school = record?.programme.schoolCohort.school;
  const own =
    cohort === null || school === undefined
      ? []
      : partnershipsIn(world, school.id, cohort.year).filter(
          (one) => one.lp === lp && isUnchallenged(one) && !one.pending,
        );
  const plain = own.find(({ relationship }) => !relationship) ?? null;
  // a partnership kept for a transferred participant allows only another schedule in the same cohort
  const isSameCohort = record !== null && record.schedule.cohort === cohort?.year && schedule !== record.schedule;
  const partnership = plain ?? (isSameCohort ? (own[0] ?? null) : null);
  const schoolCohort = cohort === null || school === undefined ? null : schoolCohortOf(world, school.id, cohort.year);
  return {
    record,
    cohort,
    schedule,
    partnership,
    schoolCohort,
    isFreezeMove: profile !== null && isFreezeMove(world, profile, record, cohort, now),
    programme:
      plain === null && partnership !== null ? (record?.programme ?? null) : (schoolCohort?.defaultProgramme ?? null),
  };
}

/**
 * The cohort asked for; otherwise that of the record's school, otherwise that of the profile's schedule, otherwise the
 * present one.
 */
function cohortFor(
  world: EcfWorld,
  profile: Profile | null,
  record: InductionRecord | null,
  asked: unknown,
  now: number,
): Cohort | null {
  if (!isBlank(asked)) return world.cohorts.get(toInteger(String(asked))) ?? null;
  if (record !== null) return record.programme.schoolCohort.cohort;
  return world.cohorts.get(profile?.schedule.cohort ?? currentYear(now)) ?? null;
}

/** The year whose academic year, from 1 September, began within the last year. */
function currentYear(now: number): number {
  const today = new Date(now);
  return today.getUTCMonth() >= 8 ? today.getUTCFullYear() : today.getUTCFullYear() - 1;
}

/** Whether a change leaves a cohort whose payments are frozen, or goes back to it; for ECTs only. */
function isFreezeMove(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord | null,
  target: Cohort | null,
  now: number,
): boolean {
  if (profile.role !== 'ect' || target === null) return false;
  const declarations = (world.declarationsOf.get(profile.user.id) ?? []).filter(
    (declaration) => declaration.profile === profile,
  );
  return isMoveOut(world, profile, declarations, target) || isMoveBack(profile, record, declarations, target, now);
}

function isMoveOut(world: EcfWorld, profile: Profile, declarations: readonly Declaration[], target: Cohort): boolean {
  const isFrozen = (world.cohorts.get(profile.schedule.cohort)?.paymentsFrozenAt ?? null) !== null;
  if (target.year !== FREEZE_TARGET || !isFrozen || profile.inductionCompleted !== null) return false;
  const billable = declarations.filter(({ state }) => billableStates.has(state));
  return billable.length > 0 && billable.every(({ type }) => type !== 'completed');
}

function isMoveBack(
  profile: Profile,
  record: InductionRecord | null,
  declarations: readonly Declaration[],
  target: Cohort,
  now: number,
): boolean {
  if (!profile.cohortChangedAfterPaymentsFrozen || target.paymentsFrozenAt === null || target.paymentsFrozenAt > now)
    return false;
  const present = record?.schedule.cohort;
  if (declarations.some((declaration) => isLive(declaration) && declaration.cohort.year === present)) return false;
  return declarations.some(({ state, cohort }) => billableStates.has(state) && cohort.year === target.year);
}
