import { uuidOf } from '../mock/ids.ts';
import type { Scenario } from '../mock/index.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../mock/scenario/schema.ts';

export interface Dropped {
  readonly scenario: Scenario;
  readonly declarations: number;
  /** People whose mentor it was. */
  readonly mentored: number;
}

/**
 * A scenario without a person: their record, retired ids and declarations, and whose mentor they were. Null when it has
 * nobody of that id, as it is written or as the mock serves it.
 */
export function dropPerson(scenario: Scenario, id: string): Dropped | null {
  const wanted = uuidOf(id);
  const person = scenario.participants?.find((one) => idsOf(one).has(wanted));
  if (person === undefined) return null;
  const theirs = idsOf(person);
  const isTheirs = (other: string | null | undefined): boolean => other != null && theirs.has(uuidOf(other));
  let mentored = 0;
  const participants = scenario.participants?.flatMap((other) => {
    if (other === person) return [];
    const training = other.training?.map((one) => withoutMentor(one, isTheirs));
    if (training === undefined || training.every((one, index) => one === other.training?.[index])) return [other];
    mentored += 1;
    return [{ ...other, training }];
  });
  const declarations = scenario.declarations?.filter(({ participant }) => !isTheirs(participant));
  return {
    scenario: { ...scenario, ...(participants && { participants }), ...(declarations && { declarations }) },
    declarations: (scenario.declarations?.length ?? 0) - (declarations?.length ?? 0),
    mentored,
  };
}

/** All ids of a person, those that retired too. */
function idsOf({ id, idChanges = [] }: ScenarioParticipant): ReadonlySet<string> {
  return new Set([id, ...idChanges.flatMap(({ from, to }) => [from, to])].map(uuidOf));
}

function withoutMentor(training: ScenarioTraining, isTheirs: (id: string | null | undefined) => boolean) {
  const { mentor, mentors, ...rest } = training;
  const others = mentors?.filter((one) => !isTheirs(one.id));
  if (!isTheirs(mentor) && others?.length === mentors?.length) return training;
  return {
    ...rest,
    ...(mentor !== undefined && { mentor: isTheirs(mentor) ? null : mentor }),
    ...(others !== undefined && { mentors: others }),
  };
}
