import { CommandFailure } from '../command-failure.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { dbOf, withCopy } from './open-existing.ts';
import { putJson } from './output.ts';

/** `lead-provider changes`: what changed, one JSON object on a line, and last the cursor to keep. */
export async function changesCommand(args: readonly string[]): Promise<void> {
  const { values } = readArguments('changes', {
    args: [...args],
    options: { db: { type: 'string' }, after: { type: 'string' } },
  });
  const { after } = values;
  if (after !== undefined && !/^\d{1,15}:[\w-]+$/.test(after))
    throw new UsageError('changes: --after takes a cursor, as the last line of lead-provider changes gives it.');
  await withCopy('changes', dbOf('changes', values.db), async (copy) => {
    const [{ FeedGapError }, { exit }] = await Promise.all([import('../../sync/index.ts'), import('./exit-codes.ts')]);
    // taken first: what a run adds meanwhile comes after it, and is told the next time
    const head = await copy.cursor();
    try {
      let cursor = after ?? head;
      for await (const change of copy.changes({ after })) {
        if (!(await putJson(change))) return;
        ({ cursor } = change);
      }
      await putJson({ cursor });
    } catch (error) {
      if (!(error instanceof FeedGapError)) throw error;
      const why = error.message.replace(/ Take copy\.cursor\(\).*$/, '');
      throw new CommandFailure(
        `changes: ${why} Keep the cursor ${head}, read the tables anew (lead-provider export), and go on with --after ${head}.`,
        exit.person,
      );
    }
  });
}
