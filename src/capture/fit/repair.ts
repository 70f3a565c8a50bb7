import type { Service } from '../../contract/index.ts';
import { createMock, type Scenario } from '../../mock/index.ts';
import { problemsOf, type Problem } from './scenario-problems.ts';
import type { NotReproduced } from './types.ts';

const ROUNDS = 50;

/**
 * Takes out of a scenario what keeps it from loading: the mentor, the change of id, the declaration or the person that a
 * problem names. What is taken out is put down in `left`.
 */
export function repaired(service: Service, scenario: Scenario, left: NotReproduced[]): Scenario {
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      createMock({ service, scenario });
      return scenario;
    } catch (error) {
      const paths = problemsOf(error);
      if (paths === null || !takeOut(scenario, paths, left)) throw error;
    }
  }
  throw new Error('capture: the fitted scenario does not load, whatever is taken out of it.');
}

/** What hangs on others comes after them, and is taken out in the next round when they are gone. */
const lists = ['schools', 'deliveryPartners', 'statements', 'partnerships', 'participants', 'declarations'] as const;
type ListOf = (typeof lists)[number];

function takeOut(scenario: Scenario, problems: readonly Problem[], left: NotReproduced[]): boolean {
  const taken = new Map<ListOf, Map<number, string>>();
  const take = (list: ListOf, index: number, why: string): void => {
    const known = taken.get(list) ?? new Map<number, string>();
    taken.set(list, known.set(index, why));
  };
  let isTaken = false;
  for (const { path, message } of problems) {
    const [list, index, part, at, name] = path;
    const known = lists.find((one) => one === list);
    if (typeof index !== 'number' || known === undefined) continue;
    const person = known === 'participants' ? scenario.participants?.[index] : undefined;
    const entry = part === 'training' && typeof at === 'number' ? person?.training?.[at] : undefined;
    if (person !== undefined && entry !== undefined && (name === 'mentor' || name === 'mentors')) {
      delete entry.mentor;
      delete entry.mentors;
      left.push({ list: 'participants', id: person.id, attributes: ['ecf_enrolments.mentor_id'], why: message });
      isTaken = true;
    } else if (person?.idChanges !== undefined && part === 'idChanges') {
      delete person.idChanges;
      left.push({ list: 'participants', id: person.id, attributes: ['participant_id_changes'], why: message });
      isTaken = true;
    } else if (part !== 'idChanges') take(known, index, message);
  }
  for (const list of lists) {
    const which = taken.get(list);
    if (which !== undefined) takeFrom(list, scenario[list], which, left);
  }
  return isTaken || taken.size > 0;
}

function takeFrom(
  list: ListOf,
  records: { readonly id: string }[] | undefined,
  which: ReadonlyMap<number, string>,
  left: NotReproduced[],
): void {
  for (const [index, why] of [...which].sort(([a], [b]) => b - a))
    for (const { id } of records?.splice(index, 1) ?? []) left.push({ list, id, attributes: [], why });
}
