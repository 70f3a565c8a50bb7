import { existsSync, realpathSync, statSync } from 'node:fs';
import { didYouMean } from '../../base/nearest.ts';
import { compareCopies, CompareError, isClean, readCopy, type ReadableCopy } from '../../compare/index.ts';
import { CommandFailure } from '../command-failure.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { comparisonText } from './compare-text.ts';
import { exit } from './exit-codes.ts';
import { failing } from './failing.ts';
import { holdsCopy } from './open-existing.ts';
import { outOf, outOptions, putIn, type Out } from './out-file.ts';
import { put } from './output.ts';

const ways = ['id', 'trn'] as const;

/** `lead-provider compare`: a copy of ecf against a copy of rect; ends with 3 when there is anything to look at. */
export async function compareCommand(args: readonly string[]): Promise<void> {
  const { values } = readArguments('compare', {
    args: [...args],
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      match: { type: 'string', default: 'id' },
      json: { type: 'boolean', default: false },
      ...outOptions,
    },
  });
  const match = ways.find((way) => way === values.match);
  if (match === undefined)
    throw new UsageError(
      `compare: --match takes ${ways.join(' or ')}, not ${JSON.stringify(values.match)}.${didYouMean(values.match, ways)}`,
    );
  const [from, to] = [fileOf(values.from, '--from ecf.db'), fileOf(values.to, '--to rect.db')];
  if (realpathSync(from) === realpathSync(to))
    throw new UsageError('compare: --from and --to are the same file. Keep a copy of each service.');
  const out = outOf('compare', values);
  if (out !== null) refuseCopies(out, [from, to]);
  await failing('compare', async () => {
    const copies: ReadableCopy[] = [];
    try {
      for (const file of [from, to]) copies.push(await readCopy(await checked(file)));
      const [one, other] = copies;
      if (one === undefined || other === undefined) return;
      const found = compareCopies(one, other, { match });
      const shown = values.json ? `${JSON.stringify(found)}\n` : comparisonText(found);
      if (out === null) await put(shown);
      else await putIn('compare', out, shown, from);
      if (!isClean(found)) process.exitCode = exit.person;
    } catch (error) {
      if (error instanceof CompareError) throw new CommandFailure(`compare: ${error.message}`, exit.usage);
      throw error;
    } finally {
      for (const copy of copies) copy.close();
    }
  });
}

function fileOf(file: string | undefined, example: string): string {
  if (file === undefined || file === '') throw new UsageError(`compare: say which copies to read: ${example}.`);
  if (!existsSync(file) || !statSync(file).isFile())
    throw new UsageError(`compare: there is no copy at ${file}. lead-provider pull --out ${file} makes one.`);
  return file;
}

/** The check of the other commands looks at one copy; here are two that must never be written over. */
function refuseCopies({ path }: Out, copies: readonly string[]): void {
  const files = copies
    .map((file) => realpathSync(file))
    .flatMap((file) => ['', '-wal', '-shm', '-journal'].map((end) => `${file}${end}`));
  if (existsSync(path) && files.includes(realpathSync(path)))
    throw new UsageError(`compare: ${path} is one of the copies itself. Give another file.`);
}

async function checked(file: string): Promise<string> {
  const { openFile } = await import('../../sync/sqlite/drivers.ts');
  if (await holdsCopy(openFile, file)) return file;
  throw new UsageError(`compare: ${file} holds no copy. Give the file that lead-provider pull --out wrote.`);
}
