import type { Fetch } from '../../client/index.ts';
import { exit } from '../copy/exit-codes.ts';
import type { Recording } from './options.ts';
import type { Recorded } from './recorder.ts';

/**
 * Does what a command does over a service, and writes evidence of it when that is asked for. `fetch` is what sends then,
 * and undefined otherwise. Whatever becomes of the work, the summary is written.
 */
export async function withEvidence<T>(
  recorded: Recorded,
  recording: Recording | null,
  work: (fetch: Fetch | undefined) => Promise<T>,
): Promise<T> {
  if (recording === null) return work(undefined);
  const { openRecorder } = await import('./recorder.ts');
  const recorder = await openRecorder(recorded, recording);
  try {
    return await work(recorder.fetch);
  } finally {
    const { folder, isWhole } = recorder.close();
    process.stderr.write(
      `lead-provider ${recorded.command}: ${isWhole ? '' : 'NOT ALL OF '}the evidence is in ${folder}${isWhole ? '' : ' (it could not be written)'}.\n`,
    );
    // a command that failed ends with its own code all the same
    if (!isWhole && (process.exitCode ?? exit.done) === exit.done) process.exitCode = exit.person;
  }
}
