import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { sizedFiles } from './sized-files.ts';

const run = promisify(execFile);

interface Listed {
  readonly name: string;
  readonly file: string;
}

/** How many tests have a title: `file > describe > test`, in either script. */
export type Titles = ReadonlyMap<string, number>;

/** The titles of a tree, in `npm test` and in `npm run test:long`. */
export async function titlesIn(root: string): Promise<Titles> {
  const short = count(root, await list(root, [], {}));
  if (!existsSync(join(root, 'scripts/tests/long.ts'))) return short;
  const long = count(root, await list(root, sizedFiles(root), { LONG: '1' }));
  for (const [title, times] of long) short.set(title, Math.max(times, short.get(title) ?? 0));
  return short;
}

async function list(root: string, files: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly Listed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-provider-census-'));
  const written = join(folder, 'list.json');
  try {
    // nothing is run, so they can share a process, whatever they are like
    const args = ['node_modules/vitest/vitest.mjs', 'list', ...files, '--no-isolate', `--json=${written}`];
    await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 });
    const listed: unknown = JSON.parse(await readFile(written, 'utf8'));
    if (!Array.isArray(listed)) throw new Error('test:census: vitest listed nothing.');
    return listed as readonly Listed[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function count(root: string, listed: readonly Listed[]): Map<string, number> {
  const titles = new Map<string, number>();
  for (const { name, file } of listed) {
    // a sample is called by its page and line, and a line moves
    const title = `${relative(root, file)} > ${name.replace(/(\.md):\d+/g, '$1')}`;
    titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return titles;
}
