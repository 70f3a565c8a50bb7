/**
 * `npm run test:census [-- COMMIT]`: that no case is lost. Lists the titles of all tests, over both scripts, here and at
 * the commit before: where the branch left main, or the commit that HEAD follows. Ends with 1 when one is gone that
 * `test/census-gone.txt` does not name.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { titlesIn, type Titles } from './titles.ts';

const root = await realpath(fileURLToPath(new URL('../..', import.meta.url)));

async function git(...args: string[]): Promise<string> {
  return (await promisify(execFile)('git', args, { cwd: root })).stdout.trim();
}

async function commitBefore(): Promise<string> {
  const head = await git('rev-parse', 'HEAD');
  const left = await git('merge-base', 'HEAD', 'main').catch(() => head);
  return left === head ? git('rev-parse', 'HEAD~1') : left;
}

async function titlesAt(commit: string): Promise<Titles> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lead-provider-before-')));
  try {
    await git('worktree', 'add', '--quiet', '--detach', folder, commit);
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return await titlesIn(folder);
  } finally {
    await git('worktree', 'remove', '--force', folder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The titles that are gone with a reason: lines of `TITLE || REASON`. */
async function excused(): Promise<ReadonlySet<string>> {
  const text = await readFile(join(root, 'test/census-gone.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return new Set(
    lines.map((line) => {
      const [title = '', reason = ''] = line.split(' || ');
      if (reason.trim() === '') throw new Error(`test:census: test/census-gone.txt gives no reason for ${title}`);
      return title.trim();
    }),
  );
}

/** What the first has and the second has not, or has more often. */
const beyond = (some: Titles, others: Titles): string[] =>
  [...some].filter(([title, times]) => times > (others.get(title) ?? 0)).map(([title]) => title);
const sum = (titles: Titles): number => [...titles.values()].reduce((total, times) => total + times, 0);

const commit = process.argv[2] === undefined ? await commitBefore() : await git('rev-parse', process.argv[2]);
const before = await titlesAt(commit);
const now = await titlesIn(root);
const reasons = await excused();
const gone = beyond(before, now);
const lost = gone.filter((title) => !reasons.has(title));
const fresh = beyond(now, before);
for (const title of gone) console.log(`gone${reasons.has(title) ? ', with a reason' : ''}: ${title}`);
for (const title of fresh) console.log(`new: ${title}`);
console.log(`${sum(before)} tests at ${commit.slice(0, 7)}, ${sum(now)} now`);
console.log(`${fresh.length} titles are new, ${gone.length - lost.length} gone with a reason, ${lost.length} lost`);
if (lost.length > 0) process.exitCode = 1;
