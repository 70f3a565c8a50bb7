import type { Observed } from '../../observed.ts';
import { OWN, Providers } from '../names.ts';
import { cohortsOf, fitDeliveryPartners, fitStatements } from '../places.ts';
import { repaired } from '../repair.ts';
import type { Fitted, NotReproduced } from '../types.ts';
import { fitDeclarations } from './declarations.ts';
import { Counts, type Fitting } from './fitting.ts';
import { Partnerships } from './partnerships.ts';
import { People } from './people.ts';
import { Schools } from './schools.ts';
import { Unseen } from './unseen.ts';

/** A world of `ecf` that shows what was seen. */
export function fitEcf(observed: Observed): Fitted {
  const counts = new Counts();
  const left: NotReproduced[] = [];
  const providers = new Providers(observed.provider ?? OWN);
  const statements = fitStatements(observed);
  const written = idsOf(statements);
  for (const { id } of observed.lists.statements)
    if (!written.has(id))
      left.push({ list: 'statements', id, attributes: [], why: 'a cohort, a month or a day is missing' });
  const deliveryPartners = fitDeliveryPartners(observed, () => providers.somebody());
  const years = [...new Set([...cohortsOf(observed), ...yearsShown(observed)])].sort((a, b) => a - b);
  const cohorts = years.filter((year) => year >= 2020 && year <= 2099);
  const unseen = new Unseen(counts, idsOf(deliveryPartners), written);
  const schools = new Schools(observed, counts);
  const partnerships = new Partnerships(observed, schools, providers, unseen, counts, cohorts);
  const fitting: Fitting = {
    observed,
    today: observed.at.slice(0, 10),
    providers,
    counts,
    left,
    unseen,
    schools,
    partnerships,
    cohorts,
  };
  const people = new People(fitting);
  people.fit();
  const declarations = fitDeclarations(fitting, people);
  partnerships.addOthers();
  const participants = people.written();
  const hidden = unseen.written();
  const scenario = {
    now: observed.at,
    leadProviders: providers.written(),
    cohorts: cohorts.map((year) => ({ year })),
    deliveryPartners: [...deliveryPartners, ...hidden.deliveryPartners],
    schools: [...schools.written(), ...hidden.schools],
    partnerships: partnerships.written(),
    participants,
    declarations,
    statements: [...statements, ...hidden.statements],
  };
  return { scenario: repaired('ecf', scenario, left), fitted: counts.written(), left };
}

const idsOf = (records: readonly { readonly id: string }[]): Set<string> => new Set(records.map(({ id }) => id));

/** Cohorts under which something is listed, whatever it shows itself. */
function yearsShown({ cohortOfDeclaration, cohortsOfParticipant }: Observed): number[] {
  return [...cohortOfDeclaration.values(), ...[...cohortsOfParticipant.values()].flat()];
}
