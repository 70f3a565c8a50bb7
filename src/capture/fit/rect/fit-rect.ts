import type { Observed } from '../../observed.ts';
import { cohortsOf, fitDeliveryPartners, fitStatements } from '../places.ts';
import { repaired } from '../repair.ts';
import type { Fitted } from '../types.ts';
import { Building } from './building.ts';
import { fitCounts } from './counts.ts';
import { fitDeclarations, unseenStatements } from './declarations.ts';
import { placed } from './drafts.ts';
import { fitPeople } from './people.ts';
import { fitSchools, writeSchools, yearsWithUplift } from './schools.ts';
import { writeMentors, writePeople } from './write-people.ts';

/** A world of `rect` that shows what was seen. */
export function fitRect(observed: Observed): Fitted {
  const building = new Building(observed);
  const people = fitPeople(building);
  const partsById = new Map(people.map(({ row, parts }) => [row.id, parts]));
  const declarations = fitDeclarations(building, (id) => partsById.get(id) ?? []);
  for (const { parts } of people)
    for (const { stays, latest } of parts)
      for (const stay of stays)
        for (const slice of stay.slices) placed(building, stay, slice, latest?.slice.cohort ?? null);
  fitCounts(building, people);
  const participants = writePeople(building, people);
  const mentors = writeMentors(building, people);
  const unseen = fitSchools(building, [...participants, ...mentors]);
  const uplift = yearsWithUplift(building);
  const deliveryPartners = fitDeliveryPartners(observed, () => building.providers.somebody());
  const scenario = repaired(
    'rect',
    {
      now: observed.at,
      leadProviders: building.providers.written(),
      cohorts: cohortsWith(
        observed,
        people.some(({ parts }) => parts.some(({ frozen }) => frozen)),
      ).map((year) => ({
        year,
        ...(uplift.has(year) && { upliftFees: true }),
      })),
      deliveryPartners: [...deliveryPartners, ...[...building.unseenPartners].map((id) => ({ id }))],
      schools: writeSchools(building),
      partnerships: building.partnerships,
      participants: [...participants, ...mentors, ...unseen],
      declarations,
      statements: [...fitStatements(observed), ...unseenStatements(building, declarations)],
    },
    building.left,
  );
  return { scenario, fitted: building.facts(), left: building.left };
}

function cohortsWith(observed: Observed, isFrozen: boolean): number[] {
  const years = cohortsOf(observed);
  return isFrozen && !years.includes(2021) ? [2021, ...years] : years;
}
