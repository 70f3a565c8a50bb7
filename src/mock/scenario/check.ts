import type { Service } from '../../contract/service.ts';
import { gather } from './checks/known.ts';
import { checkMoney } from './checks/money.ts';
import { checkPeople } from './checks/people.ts';
import { checkPlaces } from './checks/places.ts';
import { jsonPath, ScenarioError, type ScenarioProblem } from './scenario-error.ts';
import type { Scenario } from './schema.ts';
import { readShape } from './shape.ts';

/**
 * Checks a scenario: its shape, that every id named is defined and used once, that no span ends before it starts, and
 * that money agrees with itself. Throws a {@link ScenarioError} that lists every problem with its JSON path. Without a
 * service, only what is wrong for both is a problem.
 */
export function checkScenario(input: unknown, service: Service | null): Scenario {
  const shape = readShape(input);
  const problems: ScenarioProblem[] = [...shape.problems];
  const known = gather(shape, service, (keys, message) => problems.push({ path: jsonPath(keys), message }));
  checkPlaces(known);
  checkPeople(known);
  checkMoney(known);
  if (shape.scenario === null || problems.length > 0) throw new ScenarioError(problems);
  return shape.scenario;
}

/**
 * Reads what was parsed from JSON as a scenario, so that it can be given to `createMock`, which checks once more what
 * only one of the two services refuses.
 *
 * @example
 * import world from './world.json' with { type: 'json' };
 * const mock = createMock({ service: 'rect', scenario: parseScenario(world) });
 * @throws {ScenarioError} when it is not right; the error lists every problem with its JSON path
 */
export function parseScenario(value: unknown): Scenario {
  return checkScenario(value, null);
}
