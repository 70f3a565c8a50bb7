/**
 * `npm run api:report` writes what we promise and a machine can hold into api/*.txt: exports with their types, commands
 * with options and exit codes, formats, rules, the control side, and what is in the tarball. `-- --check` writes nothing and
 * fails when a file is stale, or when a commit changed one without saying so in a changeset.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { steps } from '../../generated/control/steps.ts';
import { FORMAT as JOURNAL } from '../../src/bulk/journal/lines.ts';
import { rulesVersion } from '../../src/bulk/plan/rules-version.ts';
import { help } from '../../src/cli/help.ts';
import { VERSION as KEPT_WORLD } from '../../src/mock/server/persist.ts';
import { rulesOf } from '../../src/rules/edition.ts';
import { allRules } from '../../src/rules/index.ts';
import { FORMAT as COPY } from '../../src/sync/store/schema.ts';
import { exportsOf } from './exports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const reports: Readonly<Record<string, string>> = {
  'exports.txt': exportsOf(root),
  'commands.txt': Object.values(help).join('\n'),
  'formats.txt': [
    `copy ${COPY}`,
    `journal ${JOURNAL}`,
    `kept world ${KEPT_WORLD}`,
    `scenario ${scenarioDigest()}`,
    '',
  ].join('\n'),
  'rules.txt': [
    `of ${rulesOf}, digest ${rulesVersion}`,
    ...allRules.map(({ id, refuses }) => `${id}: ${refuses}`),
    '',
  ].join('\n'),
  'control.txt': `${Object.entries(steps)
    .map(([name, step]) => `${name} ${JSON.stringify(step)}`)
    .join('\n')}\n`,
};

const problems: string[] = [];
mkdirSync(join(root, 'api'), { recursive: true });
for (const [name, text] of Object.entries(reports)) {
  const file = join(root, 'api', name);
  if (!values.check) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
    problems.push(
      `api/${name} is stale. Run npm run api:report, read what changed, and add a changeset: npm run changeset.`,
    );
}
if (values.check) {
  problems.push(...unsaid());
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`api: ${Object.keys(reports).length} files are as they are promised`);
}

function scenarioDigest(): string {
  return createHash('sha256')
    .update(readFileSync(join(root, 'generated/scenario.schema.json')))
    .digest('hex')
    .slice(0, 12);
}

/** Commits that changed what is promised and no changeset. The first that has the files promises nothing yet. */
function unsaid(): string[] {
  const git = (...args: string[]): string[] =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  return git('log', '--no-merges', '--format=%h', '--diff-filter=M', '--', 'api')
    .filter(
      (commit) =>
        !git('show', '--name-only', '--format=', commit).some((file) =>
          /^(\.changeset\/.+\.md|CHANGELOG\.md)$/.test(file),
        ),
    )
    .map((commit) => `Commit ${commit} changed api/ and has no changeset.`);
}
