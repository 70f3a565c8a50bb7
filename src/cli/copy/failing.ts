import { CommandFailure } from '../command-failure.ts';
import type { Command } from '../help.ts';
import { UsageError } from '../usage-error.ts';
import { codeOfError, wordsFor } from './exit-codes.ts';

/** Does the work of a command over a copy; what goes wrong is told in words that hold nothing of a record. */
export async function failing(command: Command, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageError || error instanceof CommandFailure) throw error;
    throw new CommandFailure(`${command}: ${wordsFor(error)}`, codeOfError(error, { isUnderWay: false }));
  }
}
