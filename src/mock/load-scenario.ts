import { readFile } from 'node:fs/promises';
import { reason } from '../base/reason.ts';
import type { Scenario } from './scenario/schema.ts';

/**
 * Reads a scenario from a JSON file (Node). `createMock` checks once more what only one of the two services refuses.
 *
 * @example
 * const mock = createMock({ service: 'rect', scenario: await loadScenario(new URL('world.json', import.meta.url)) });
 * @throws {ScenarioError} when it is not right; the error lists every problem with its JSON path
 * @throws when the file cannot be read, or is not JSON
 */
export async function loadScenario(file: string | URL): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`loadScenario: cannot read ${String(file)}: ${reason(cause)}.`, { cause });
  });
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (cause) {
    throw new Error(`loadScenario: ${String(file)} is not valid JSON: ${reason(cause)}.`, { cause });
  }
  // what checks is loaded with the first file, so that whoever only serves a mock does without it
  const { parseScenario } = await import('./scenario/check.ts');
  return parseScenario(written);
}
