import type { Scenario } from '../scenario/schema.ts';
import { crewOf } from './crew.ts';
import { makeDeclarations } from './make-declarations.ts';
import { assignMentors, makeInterested } from './make-mentors.ts';
import { makePeople } from './make-people.ts';
import { makePlaces } from './make-places.ts';
import { makeStatements } from './make-statements.ts';
import { randomOf } from './random.ts';
import { settle, type GenerateOptions } from './sizes.ts';
import { writePerson } from './write-person.ts';

/**
 * Makes a plausible world of any size from a seed, in which a whole lead provider, `lp1`, is played: early career
 * teachers and mentors in every status, on every kind of schedule and with every kind of move, people who were moved
 * out of a frozen cohort, retired ids, people registered twice (`p2-duplicate`), unfunded mentors, expressions of
 * interest, declarations in every state. A small world begins with a case of each kind, as far as it has people. It
 * breaks none of the rules: whatever stands in it could have been sent and accepted.
 *
 * @example
 * const mock = createMock({ service: 'rect', scenario: generateScenario({ seed: 7, participants: 500 }) });
 * const large = generateScenario({ service: 'rect', ...profiles.L });
 * @throws {RangeError} for an option that there is not, a value that it cannot have, or sizes that cannot be had together
 */
export function generateScenario(options: GenerateOptions = {}): Scenario {
  const size = settle(options);
  const random = randomOf(size.seed);
  const places = makePlaces(size, random);
  const statements = makeStatements(size);
  const crew = crewOf(size, places, random);
  const people = makePeople(crew);
  const outsiders = assignMentors(crew, people);
  const { declarations, completions } = makeDeclarations(crew, people, statements);
  return {
    now: size.now,
    leadProviders: [
      { id: 'lp1', name: 'Northlight Teaching' },
      { id: 'lp2', name: 'Harbour Institute' },
    ],
    cohorts: size.cohorts.map((year) => ({ year })),
    deliveryPartners: places.deliveryPartners,
    schools: places.schools,
    partnerships: places.partnerships.map(({ written }) => written),
    statements,
    participants: [
      ...people.map((person) => writePerson(size, person, completions.get(person.id))),
      ...outsiders,
      ...makeInterested(crew),
    ],
    declarations,
  };
}
