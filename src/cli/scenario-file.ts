import { readFile } from 'node:fs/promises';
import { reason } from '../base/reason.ts';
import { UsageError } from './usage-error.ts';

/** What a scenario file says, not checked. */
export async function readScenarioFile(command: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${command}: cannot read the scenario file ${file}: ${reason(error)}.`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${command}: ${file} is not valid JSON: ${reason(error)}.`);
  }
}
