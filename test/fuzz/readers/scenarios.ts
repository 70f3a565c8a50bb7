import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, ScenarioError } from '../../../src/mock/index.ts';
import { isRefusal } from '../../../src/mock/kit/shapes.ts';
import { loadScenario } from '../../../src/mock/load-scenario.ts';
import { isSaid, type Reader } from './reader.ts';
import { served } from './served.ts';

let file: string | null = null;
const fileOf = (): string => (file ??= join(mkdtempSync(join(tmpdir(), 'fuzz-scenario-')), 'world.json'));

/** Scenario files, loaded into a mock of each service, which then has to serve what it holds. */
export const scenarios: Reader = {
  name: 'scenarios',
  layout: 'json',
  async read(bytes) {
    writeFileSync(fileOf(), bytes);
    const scenario = await loadScenario(fileOf());
    let refused: Error | null = null;
    for (const service of ['rect', 'ecf'] as const)
      try {
        const mock = createMock({ service, scenario });
        const [lp] = scenario.leadProviders ?? [];
        if (lp !== undefined) await served(mock, typeof lp === 'string' ? lp : lp.id);
      } catch (error) {
        if (!(error instanceof ScenarioError || isRefusal(error))) throw error;
        refused = error;
      }
    if (refused !== null) throw refused;
  },
  isOurs: (error) => error instanceof ScenarioError || isRefusal(error) || isSaid(error, /^loadScenario: /),
};
