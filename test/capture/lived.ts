import type { Service } from '../../src/contract/index.ts';
import { createMock, type Mock, type Scenario } from '../../src/mock/index.ts';

/** A mock in which days have passed, with everybody acting, the provider too. */
export function lived(service: Service, scenario: Scenario, days: number, seed: number): Mock {
  const mock = createMock({ service, scenario, seed });
  const lives = mock.live({ seed, perDay: 20, provider: true })[Symbol.iterator]();
  for (let day = 0; day < days && lives.next().done !== true;) day += 1;
  return mock;
}
