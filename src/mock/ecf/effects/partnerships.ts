import { mark } from '../../changes/marks.ts';
import { nextId } from '../../ids.ts';
import { append, takeNumber } from '../../kit/collections.ts';
import { changed } from '../../world/base-world.ts';
import type { Cohort, DeliveryPartner, Provider, School } from '../../world/records.ts';
import { challengeDeadline, isUnchallenged } from '../derived/partnerships.ts';
import { addPartnership, addProgramme, partnershipsIn, schoolCohortOf } from '../look-ups.ts';
import { refreshPartnership } from '../visible/lists.ts';
import { refreshSchool } from '../visible/schools.ts';
import type { EcfPartnership, EcfWorld, InductionRecord, Programme, ProgrammeChoice, SchoolCohort } from '../world.ts';
import { touchSchool } from './touch.ts';
import { changeRecord } from './training.ts';

export interface Pairing {
  readonly lp: Provider;
  readonly deliveryPartner: DeliveryPartner;
  readonly school: School;
  readonly cohort: Cohort;
}

/**
 * A provider reports a partnership (docs/services/ecf.md 4.9). A relationship row is promoted, the provider's own row
 * for the school and cohort is used again (a challenged one is revived under its id), otherwise a new one is made.
 */
export function confirmPartnership(world: EcfWorld, pairing: Pairing, now: number): EcfPartnership {
  const { lp, deliveryPartner, school, cohort } = pairing;
  const own = partnershipsIn(world, school.id, cohort.year).filter((partnership) => partnership.lp === lp);
  const used =
    own.find((row) => row.relationship && row.deliveryPartner === deliveryPartner) ??
    own.find((row) => !row.relationship);
  const partnership = used ?? makePartnership(world, pairing, now);
  report(world, partnership, deliveryPartner, now);
  return partnership;
}

function makePartnership(world: EcfWorld, pairing: Pairing, now: number): EcfPartnership {
  const partnership: EcfPartnership = {
    ...pairing,
    id: nextId(world.ids, 'partnership'),
    number: takeNumber(world),
    createdAt: now,
    updatedAt: now,
    challengedReason: null,
    challengedAt: null,
    relationship: false,
    pending: false,
    challengeDeadline: challengeDeadline(pairing.cohort.year, now),
    reportId: nextId(world.ids, 'partnership-report'),
  };
  addPartnership(world, partnership);
  return partnership;
}

/**
 * What happens whenever a provider has reported the delivery partner of a partnership, the same in docs/services/ecf.md
 * 4.9 and 4.10.
 */
export function report(
  world: EcfWorld,
  partnership: EcfPartnership,
  deliveryPartner: DeliveryPartner,
  now: number,
): void {
  const { school, cohort } = partnership;
  mark(world, 'partnerships', partnership);
  Object.assign(partnership, {
    deliveryPartner,
    relationship: false,
    pending: false,
    challengedReason: null,
    challengedAt: null,
    updatedAt: now,
    challengeDeadline: challengeDeadline(cohort.year, now),
    reportId: nextId(world.ids, 'partnership-report'),
  });
  const schoolCohort =
    schoolCohortOf(world, school.id, cohort.year) ??
    startSchoolCohort(world, school, cohort, 'full_induction_programme', now);
  const former = schoolCohort.defaultProgramme;
  const programme = takeOver(world, schoolCohort, partnership, now);
  if (programme !== null) gather(world, schoolCohort, { former, target: programme }, now);
  refreshPartnership(world, partnership);
  refreshSchool(world, school, cohort.year);
  touchSchool(world, school, now);
  changed(world);
}

/** A school reports its choice for a year for the first time. */
export function startSchoolCohort(
  world: EcfWorld,
  school: School,
  cohort: Cohort,
  choice: ProgrammeChoice,
  now: number,
): SchoolCohort {
  const schoolCohort: SchoolCohort = {
    id: nextId(world.ids, 'school-cohort'),
    createdAt: now,
    updatedAt: now,
    school,
    cohort,
    choice,
    defaultProgramme: null,
  };
  append(world.schoolCohortsOf, school.id, schoolCohort);
  mark(world, 'schools', school);
  return schoolCohort;
}

/**
 * Gives the school's year a default programme under the partnership; null when another provider's programme prevents
 * it.
 */
function takeOver(
  world: EcfWorld,
  schoolCohort: SchoolCohort,
  partnership: EcfPartnership,
  now: number,
): Programme | null {
  const current = schoolCohort.defaultProgramme;
  if (current?.kind === 'full_induction_programme') {
    current.partnership ??= partnership;
    if (current.partnership === partnership) return current;
    if (isUnchallenged(current.partnership)) return null;
  }
  const programme = addProgramme(world, {
    id: nextId(world.ids, 'programme'),
    schoolCohort,
    kind: 'full_induction_programme',
    partnership,
  });
  Object.assign(schoolCohort, { choice: programme.kind, defaultProgramme: programme, updatedAt: now });
  return programme;
}

/**
 * Moves people to the new default (docs/services/ecf.md 4.9): all who wait on a provider-led programme without a
 * partnership, or with a challenged one, and those whom the school trained itself on its former default.
 */
function gather(
  world: EcfWorld,
  schoolCohort: SchoolCohort,
  { former, target }: { readonly former: Programme | null; readonly target: Programme },
  now: number,
): void {
  for (const programme of world.programmesOf.get(schoolCohort.id) ?? []) {
    if (programme === target || !(isWaiting(programme) || (programme === former && !isProviderLed(programme))))
      continue;
    for (const profile of world.profilesOn.get(programme.id) ?? []) {
      const record = profile.records.find(
        (candidate) => candidate.programme === programme && isMovable(candidate, now),
      );
      if (record !== undefined) changeRecord(world, profile, record, { programme: target }, now);
    }
  }
}

function isProviderLed({ kind }: Programme): boolean {
  return kind === 'full_induction_programme';
}

function isWaiting(programme: Programme): boolean {
  const { partnership } = programme;
  return isProviderLed(programme) && (partnership === null || !isUnchallenged(partnership));
}

/** Leavers stay where they are, even with the day still to come, and so do arrivals by transfer still to come. */
function isMovable({ status, start, end, schoolTransfer }: InductionRecord, now: number): boolean {
  return status === 'active' && (end === null || end > now) && !(schoolTransfer && start > now);
}

/**
 * A school or DfE says that a partnership is wrong (docs/services/ecf.md 6.4): its participants can no longer be read,
 * but writes still reach them. A school without ECTs is then recorded as having none that year, and has no programme.
 */
export function challenge(world: EcfWorld, partnership: EcfPartnership, reason: string, now: number): void {
  const { school, cohort } = partnership;
  mark(world, 'partnerships', partnership);
  Object.assign(partnership, { challengedReason: reason, challengedAt: now, updatedAt: now });
  const schoolCohort = reason === 'no_ects' ? schoolCohortOf(world, school.id, cohort.year) : null;
  if (schoolCohort !== null)
    Object.assign(schoolCohort, { choice: 'no_early_career_teachers', defaultProgramme: null, updatedAt: now });
  refreshPartnership(world, partnership);
  refreshSchool(world, school, cohort.year);
  touchSchool(world, school, now);
}
