import { serviceIn } from '../../capture/about.ts';
import { createMock, type Scenario } from '../../mock/index.ts';
import { ScenarioError } from '../../mock/scenario/scenario-error.ts';
import { CommandFailure } from '../command-failure.ts';
import { exit } from '../copy/exit-codes.ts';

/** The world is loaded before it has its name, so that what is written always loads. */
export function checkLoads(scenario: Scenario): void {
  try {
    createMock({ service: serviceIn(scenario.about) ?? 'rect', scenario });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    // where, and not what: a value may be one that was kept
    const places = error.problems.slice(0, 5).map(({ path }) => path);
    throw new CommandFailure(
      `capture: the world that was fitted does not load, at ${places.join(', ')}. This is a mistake of this package: please ` +
        'tell us these places. Nothing was written.',
      exit.failed,
    );
  }
}
