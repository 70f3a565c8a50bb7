import type { ChallengeReason } from '../../actors/types.ts';
import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import { isUnchallenged } from '../derived/partnerships.ts';
import { challenge } from '../effects/partnerships.ts';
import { refreshSchool } from '../visible/schools.ts';
import type { EcfPartnership } from '../world.ts';
import { find, findCohort, quoted, refuse, type Step } from './find.ts';

interface Link {
  readonly lp: string;
  readonly cohort: number;
}

export function challengePartnership(step: Step, symbol: string, reason: ChallengeReason): void {
  challenge(step.world, standing(step, symbol), reason, step.now);
}

/** A school has until 31 October of the year, or a fortnight from the report if that is later. */
export function challengeInTime(step: Step, symbol: string, reason: ChallengeReason): void {
  const partnership = standing(step, symbol);
  if (step.now >= partnership.challengeDeadline) {
    refuse(
      step,
      `schools could challenge partnership ${quoted(symbol)} until ` +
        `${new Date(partnership.challengeDeadline).toISOString()}; dfe.challengePartnership can at any time.`,
    );
  }
  challenge(step.world, partnership, reason, step.now);
}

function standing(step: Step, symbol: string): EcfPartnership {
  const partnership = find(step, step.world.partnerships, symbol, 'partnership');
  if (!isUnchallenged(partnership)) refuse(step, `partnership ${quoted(symbol)} is challenged already.`);
  return partnership;
}

/** A link is its own record: the partner's `updated_at` does not move. */
export function linkDeliveryPartner(step: Step, symbol: string, link: Link): void {
  const { partner, lp, isLinked } = linked(step, symbol, link);
  if (isLinked)
    refuse(step, `delivery partner ${quoted(symbol)} is linked to ${quoted(link.lp)} for ${link.cohort} already.`);
  mark(step.world, 'deliveryPartners', partner);
  partner.links.push({ lp, cohort: findCohort(step, link.cohort).year });
  changed(step.world);
}

/** Existing partnerships continue. */
export function unlinkDeliveryPartner(step: Step, symbol: string, link: Link): void {
  const { partner, lp, isLinked } = linked(step, symbol, link);
  if (!isLinked)
    refuse(step, `delivery partner ${quoted(symbol)} is not linked to ${quoted(link.lp)} for ${link.cohort}.`);
  mark(step.world, 'deliveryPartners', partner);
  partner.links = partner.links.filter((one) => one.lp !== lp || one.cohort !== link.cohort);
  changed(step.world);
}

function linked(step: Step, symbol: string, link: Link) {
  const partner = find(step, step.world.deliveryPartners, symbol, 'delivery partner');
  const lp = find(step, step.world.providerById, link.lp, 'lead provider');
  return { partner, lp, isLinked: partner.links.some((one) => one.lp === lp && one.cohort === link.cohort) };
}

export function setSchoolEligibility(step: Step, symbol: string, eligible: boolean, schoolLedOnly: boolean): void {
  const { world, now } = step;
  const school = find(step, world.schools, symbol, 'school');
  if (eligible && schoolLedOnly)
    refuse(step, `a school that can only lead its training itself is not eligible for funded training.`);
  if (schoolLedOnly) world.schoolLedOnly.add(school.id);
  else world.schoolLedOnly.delete(school.id);
  if (school.eligible === eligible) return;
  mark(world, 'schools', school);
  Object.assign(school, { eligible, updatedAt: now });
  for (const year of world.cohorts.keys()) refreshSchool(world, school, year);
  changed(world);
}

/** The tutor is a person with their own timestamp: partnerships show it, and that of the school does not move. */
export function setTutor(
  step: Step,
  symbol: string,
  tutor: { readonly name: string; readonly email: string } | null,
): void {
  const school = find(step, step.world.schools, symbol, 'school');
  if (tutor !== null && school.tutor?.name === tutor.name && school.tutor.email === tutor.email) return;
  mark(step.world, 'schools', school);
  school.tutor = tutor === null ? null : { name: tutor.name, email: tutor.email, updatedAt: step.now };
  changed(step.world);
}
