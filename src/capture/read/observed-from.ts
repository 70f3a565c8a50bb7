import type { Service } from '../../contract/index.ts';
import type { ListName, Observed, Row } from '../observed.ts';
import type { Gathered } from './gathered.ts';
import { providerIn } from './provider.ts';
import type { ReadWorld } from './read-world.ts';

/** What was read, as it is fitted. Schools that nothing names are left out, unless all are wanted. */
export function observedFrom(service: Service, { gathered, at }: ReadWorld, allSchools: boolean): Observed {
  const { lists } = gathered;
  const rows = (list: ListName): readonly Row[] => [...lists[list].values()];
  return {
    service,
    at,
    provider: providerIn(gathered),
    lists: {
      statements: rows('statements'),
      deliveryPartners: rows('deliveryPartners'),
      partnerships: rows('partnerships'),
      participants: rows('participants'),
      transfers: rows('transfers'),
      unfundedMentors: rows('unfundedMentors'),
      declarations: rows('declarations'),
    },
    schools: schoolsOf(gathered, allSchools),
    cohortOfDeclaration: gathered.cohortOfDeclaration,
    cohortsOfParticipant: gathered.cohortsOfParticipant,
    cohortsOfPartner: gathered.cohortsOfPartner,
    statusesOfParticipant: gathered.statusesOfParticipant,
  };
}

function schoolsOf({ lists, schools }: Gathered, allSchools: boolean): Map<number, readonly Row[]> {
  const named = new Set<string>();
  // whatever is called so, wherever it stands
  for (const list of ['partnerships', 'participants', 'transfers'] as const)
    for (const { attributes } of lists[list].values()) noteUrns(attributes, named);
  const found = new Map<number, readonly Row[]>();
  for (const [cohort, rows] of schools) {
    const wanted = [...rows.values()].filter(({ attributes: { urn } }) => allSchools || named.has(String(urn)));
    if (wanted.length > 0) found.set(cohort, wanted);
  }
  return found;
}

function noteUrns(value: unknown, named: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if ((name === 'urn' || name === 'school_urn') && typeof inner === 'string') named.add(inner);
    else noteUrns(inner, named);
  }
}
