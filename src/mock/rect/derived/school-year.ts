import type { Uuid } from '../../ids.ts';
import type { School } from '../../world/records.ts';
import type { ProgrammeChoice, RectWorld, SchoolYear, Training } from '../world.ts';

/** What a school shows per cohort, from the partnerships and the training there. */
export function schoolYearsOf(world: RectWorld, school: School): Map<number, SchoolYear> {
  const years = new Map<number, { partnered: boolean; named: Set<Uuid>; mentors: boolean; ects: ProgrammeChoice }>();
  const at = (year: number) => {
    let there = years.get(year);
    if (there === undefined)
      years.set(year, (there = { partnered: false, named: new Set(), mentors: false, ects: 'not_yet_known' }));
    return there;
  };
  for (const { cohort } of world.partnershipsBySchool.get(school.id) ?? []) at(cohort.year).partnered = true;
  for (const stay of world.staysBySchool.get(school.id) ?? []) {
    const connected = new Set<number>();
    for (const training of stay.training) {
      const year = cohortOf(world, training);
      const lp = training.partnership?.lp ?? training.interest?.lp;
      if (year !== null) connected.add(year);
      if (year === null || lp === undefined) continue;
      at(year).named.add(lp.id);
      if (stay.role === 'mentor') at(year).mentors = true;
    }
    if (stay.role === 'mentor' || connected.size === 0) continue;
    // one provider-led slice of the stay decides for every cohort of the stay
    const choice = stay.training.some(({ programme }) => programme === 'provider_led') ? 'provider_led' : 'school_led';
    for (const year of connected) if (at(year).ects !== 'provider_led') at(year).ects = choice;
  }
  return new Map(
    [...years].map(([year, found]) => [
      year,
      {
        inPartnership: found.partnered,
        programme: found.mentors ? 'provider_led' : found.ects,
        named: [...found.named].sort(),
        updatedAt: null,
      },
    ]),
  );
}

/** The cohort a slice of training belongs to; school-led training belongs to the one whose dates contain its start. */
function cohortOf(world: RectWorld, { partnership, interest, startedOn }: Training): number | null {
  const cohort = partnership?.cohort ?? interest?.cohort;
  if (cohort !== undefined) return cohort.year;
  for (const { year, start, end } of world.cohorts.values()) if (start <= startedOn && startedOn <= end) return year;
  return null;
}

/**
 * Whether a school is listed for a cohort: it is eligible now, or in a partnership with any provider in that cohort.
 */
export function isListed(world: RectWorld, school: School, year: number): boolean {
  return school.eligible || world.schoolYears.get(school.id)?.get(year)?.inPartnership === true;
}
