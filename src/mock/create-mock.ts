import { makeMock } from './make-mock.ts';
import type { Mock, MockOptions } from './mock.ts';
import { checkOptions } from './options.ts';
import { checkScenario } from './scenario/check.ts';
import { defaultScenario } from './scenario/default-scenario.ts';

/**
 * Creates a mock of the lead provider API from a scenario.
 *
 * @example
 * const mock = createMock({ service: 'rect' });
 * const response = await mock.fetch(new Request('https://mock.test/api/v3/participants', {
 *   headers: { authorization: `Bearer ${mock.token('lp1')}` },
 * }));
 * @throws {RangeError} for an option that there is not, or a value that it cannot have
 * @throws {ScenarioError} when the scenario is not right; the error lists each problem with its JSON path
 */
export function createMock(options: MockOptions): Mock {
  checkOptions(options);
  const { service, scenario, ...rest } = options;
  // the default world is the package's own; its tests check it
  const mock = makeMock(
    service,
    scenario === undefined ? defaultScenario(service) : checkScenario(scenario, service),
    rest,
  );
  return Object.assign(mock, { load: (written: unknown) => mock.put(checkScenario(written, service)) });
}
