import type { OpenedCohort } from '../../actors/types.ts';
import { changed } from '../../world/base-world.ts';
import { addCohort } from '../effects/cohorts.ts';
import { findCohort, refuse, type Step } from './find.ts';

/** No stamp moves: providers are not shown cohorts. */
export function openCohort(step: Step, year: number, flags: OpenedCohort): void {
  if (!Number.isInteger(year) || year < 2020 || year > 2099)
    refuse(step, `${year} is no cohort; it has to be a year from 2020 to 2099.`);
  if (step.world.cohorts.has(year)) refuse(step, `cohort ${year} is open already.`);
  addCohort(step.world, year, flags);
}

export function closeCohort(step: Step, year: number): void {
  const cohort = findCohort(step, year);
  if (cohort.paymentsFrozenAt !== null && cohort.paymentsFrozenAt <= step.now)
    refuse(step, `payments of cohort ${year} are frozen already.`);
  cohort.paymentsFrozenAt = step.now;
  changed(step.world);
}
