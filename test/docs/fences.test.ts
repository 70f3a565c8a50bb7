import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandPages, jobPages, pages, read, samplesOf } from './samples.ts';
import { shellSamplesOf } from './shell-samples.ts';

/** Every block of a page is run by a test, or says here why not. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const all: readonly string[] = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...['docs', 'examples', 'scripts/site'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.md') && !/node_modules|\/\.source|\/dist\//.test(name))
      .sort(),
  ),
];

/** Blocks that no test runs, by page and first line, and why. */
const reasons: Readonly<Record<string, string>> = {
  "README.md: npm ci && npm run demo    # a lead provider's year on both services, against the mock":
    'npm ci asks the registry; .ci/run runs these very commands in a fresh clone',
  'README.md: npm install lead-provider-sdk':
    'asks the registry; test/package/fresh installs the tarball, by the same words in docs/getting-started.md',
  'docs/when-the-spec-changes.md: npm install --save-dev openapi-typescript@7 typescript@5 @hey-api/openapi-ts@0.95 jsonpath-rfc9535@1':
    'asks the registry; test/package/fresh/newest-compiler.ts installs what the command itself prints',
  'docs/when-the-spec-changes.md: rect: published.yaml to https://…/swagger.yaml: 1 breaking, 1 warnings, 0 harmless':
    'an example of a difference that DfE has not made; test/generate/diff holds the words',
  "docs/when-the-spec-changes.md: import { createClient } from './dfe/index.js';":
    'imports files that a reader generates; test/package/generate.test.ts compiles and runs such a client',
  'docs/when-the-spec-changes.md: lead-provider: published.yaml: $.components.schemas.School.properties.urn.type: "wibble" is not a type of JSON. There are string, …':
    'one line of a refusal, cut short; test/generate holds the words',
  'docs/sync.md: # cron: at 17 minutes past every fourth hour, and up to ten minutes later':
    'a line for cron, which is not here',
  'docs/sync.md: # dfe-copy.timer, for systemd; dfe-copy.service runs the file once (Type=oneshot)':
    'a unit for systemd, which is not here',
  'docs/sync-inside.md: function* fence(lease) {                       SQLite: next() until done, without an await in between':
    'two columns that stand beside each other, not a program',
  'docs/parity.md: differs': 'an answer of a server that differs on purpose; test/parity holds the words',
};

interface Fence {
  readonly page: string;
  readonly kind: string;
  readonly text: string;
  /** The comment right above it. */
  readonly says: string;
  /** The kind of the block right above it, when nothing stands between the two. */
  readonly below: string | null;
}

function fencesOf(page: string): Fence[] {
  const text = read(page);
  const found = [...text.matchAll(/(?:^<!-- (.*) -->\n)?^( *)```(\S*)\n([\s\S]*?)^\2```$/gm)];
  return found.map((match, i) => {
    const [whole, says = '', , kind = '', body = ''] = match;
    const above = found[i - 1];
    const end = above === undefined ? 0 : above.index + above[0].length;
    const isRightBelow = above !== undefined && text.slice(end, match.index).trim() === '' && whole !== '';
    return { page, kind, text: body, says, below: isRightBelow ? (above[3] ?? '') : null };
  });
}

const fences = all.flatMap(fencesOf);
const nameOf = ({ page, text }: Fence): string => `${page}: ${text.split('\n')[0]}`;
const samplePages = new Set([...pages, ...jobPages]);

/** Which test runs a block; null when none does. */
function runBy({ page, kind, text, says, below }: Fence): string | null {
  if (/^(file|run): /.test(says) && page === 'docs/getting-started.md') return 'test/package/fresh/getting-started.ts';
  if (kind === 'ts')
    return samplesOf(page).some(({ code }) => code.includes(text)) ? 'test/docs/samples.test.ts' : null;
  if (kind === 'text' && below === 'ts') return 'test/docs/samples.test.ts';
  if (kind === 'text' && below === 'sh') return 'test/package/shell-samples.test.ts';
  if (kind === 'text' && below === 'sql') return 'test/docs/fresh.test.ts';
  if (kind === 'sql') return 'test/docs/fresh.test.ts';
  if (kind === 'json' && pages.includes(page)) return 'test/docs/samples.test.ts';
  if (kind === 'csv' && says.startsWith('file: ')) return 'test/docs/jobs.test.ts';
  if (/^examples\/\w+\/README\.md$/.test(page) && /^npm install && npm (start|test)$/.test(text.trim()))
    return 'test/package/examples.test.ts';
  if (kind === 'yaml' && page === 'docs/jobs/test-in-ci.md') return 'test/package/ci-words.test.ts';
  if (kind === 'yaml' && page === 'docs/when-the-spec-changes.md') return 'test/package/shell-samples.test.ts';
  if (page === 'docs/doctor.md' && kind === 'text') return 'test/docs/commands.test.ts';
  if (!['sh', 'console'].includes(kind) || !samplePages.has(page)) return null;
  if (!shellSamplesOf(page).some(({ code }) => code === text || kind === 'console')) return null;
  if (commandPages.includes(page)) return 'test/docs/commands.test.ts';
  return jobPages.includes(page) ? 'test/docs/jobs.test.ts' : 'test/package/shell-samples.test.ts';
}

describe('every block of every page', () => {
  test('is run by a test, or carries a reason', () => {
    expect(fences.length).toBeGreaterThan(180);
    const bare = fences.filter((fence) => runBy(fence) === null || reasons[nameOf(fence)] !== undefined);
    expect(bare.map(nameOf).filter((name) => reasons[name] === undefined)).toEqual([]);
  });

  test('that carries a reason is there, and they are ten at most', () => {
    const names = new Set(fences.map(nameOf));
    expect(Object.keys(reasons).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(reasons).length).toBeLessThanOrEqual(10);
  });

  test('of the tests that are named here, each is there', async () => {
    const { existsSync } = await import('node:fs');
    const named = new Set(fences.flatMap((fence) => runBy(fence) ?? []));
    expect([...named].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
