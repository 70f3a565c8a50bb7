import { readFile } from 'node:fs/promises';
import { reason } from '../base/reason.ts';
import { UsageError } from './usage-error.ts';

/** What a scenario file says, not checked. */
export async function readScenarioFile(command: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${command}: cannot read the scenario file ${file}: ${whyNot(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${command}: ${file} is not valid JSON: ${reason(error)}.`);
  }
}

/** In words, for what people meet; Node's own for the rest. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it is not there.';
  if (code === 'EISDIR') return 'it is a folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read.';
  return `${reason(error)}.`;
}
