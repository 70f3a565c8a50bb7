/**
 * `npm run release:check`: whether this checkout can be published. A clean tree, changesets that are used up, the same
 * tarball from two clean builds byte for byte, what is in it against `api/tarball.txt`, and how large it is.
 * `-- --write` writes that list anew. Nothing is published.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, npm } from '../../test/package/packed.ts';

/** Bytes of the tarball, at most. */
const MOST = 2_500_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const list = join(root, 'api/tarball.txt');
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8' });

const base = mkdtempSync(join(tmpdir(), 'lead-provider-release-'));
const problems: string[] = [];
try {
  if (git(root, 'status', '--porcelain') !== '') problems.push('The tree is not clean. Commit or stash what is in it.');
  const waiting = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  if (waiting.length > 0)
    problems.push(`${waiting.length} changesets are not in a version yet. Run npx changeset version, and commit that.`);
  if (!readFileSync(join(root, 'package.json'), 'utf8').includes('"repository":'))
    problems.push('package.json names no `repository`: a registry would show README with every link dead. Name it.');
  const first = await tarball('one');
  const second = await tarball('two');
  if (digest(first) !== digest(second)) problems.push('Two clean builds make two tarballs. Compare their contents.');
  const size = statSync(first).size;
  if (size > MOST) problems.push(`The tarball has ${size} bytes, and ${MOST} are the most.`);
  const contents = contentsOf(first);
  if (values.write) writeFileSync(list, contents);
  else if (readFileSync(list, 'utf8') !== contents)
    problems.push(
      'The tarball has other files than api/tarball.txt. Run npm run release:check -- --write and read what changed.',
    );
  console.log(`tarball: ${size} bytes, sha256 ${digest(first)}`);
} finally {
  rmSync(base, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'release:check: ready' : `release:check: ${problems.length} in the way`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Clones what is committed, installs, builds and packs it. */
async function tarball(name: string): Promise<string> {
  const at = join(base, name);
  git(base, 'clone', '--quiet', root, at);
  await npm(at, 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  await build(at);
  const { stdout } = await npm(at, 'pack', '--ignore-scripts', '--silent', '--pack-destination', at);
  return join(at, stdout.trim().split('\n').at(-1) ?? '');
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The files, those of the bundler without the digests in their names. */
function contentsOf(file: string): string {
  const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const plain = names.map((name) =>
    name.replace(/-[A-Z\d]{8}(?=\.c?js$)|-[\w-]{8}(?=\.d\.c?ts$)|-[\w]{8}(?=\.(?:js|css)$)/i, '-*'),
  );
  return `${[...new Set(plain)].sort().join('\n')}\n`;
}
