import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { changeStory } from '../../examples/jobs/change-participants.ts';
import { onboardStory } from '../../examples/jobs/onboard-participants.ts';
import { reconcileStory } from '../../examples/jobs/reconcile-a-statement.ts';
import { retiredIdsStory } from '../../examples/jobs/retired-ids.ts';
import { workersStory } from '../../examples/jobs/several-workers.ts';
import { transfersStory } from '../../examples/jobs/transfers.ts';
import { unfundedStory } from '../../examples/jobs/unfunded-mentors.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each program of examples/jobs: its npm script, its file, the story that it exports, and its page where that is not in docs/jobs. */
const programs = [
  ['demo:change', 'examples/jobs/change-participants.ts', changeStory],
  ['demo:onboard', 'examples/jobs/onboard-participants.ts', onboardStory],
  ['demo:transfers', 'examples/jobs/transfers.ts', transfersStory],
  ['demo:unfunded', 'examples/jobs/unfunded-mentors.ts', unfundedStory],
  ['demo:retired-ids', 'examples/jobs/retired-ids.ts', retiredIdsStory],
  ['demo:reconcile', 'examples/jobs/reconcile-a-statement.ts', reconcileStory],
  ['demo:workers', 'examples/jobs/several-workers.ts', workersStory],
] as const;

const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

/** A script of package.json as npm runs it, with this Node. */
function play(script: string): Promise<{ code: number | null; out: string; err: string }> {
  const [command, ...args] = (manifest.scripts[script] ?? '').split(' ');
  if (command !== 'node') throw new Error(`${script} is not run by node`);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

describe.each(programs)('%s', (script, file, story) => {
  test('plays its program, which ends well and says what happened', async () => {
    expect(manifest.scripts[script]).toBe(`node --import tsx ${file}`);
    const page = readFileSync(`${root}/${file.replace('examples', 'docs').replace(/ts$/, 'md')}`, 'utf8');
    expect(page.split('\n').slice(0, 8).join('\n')).toContain(`\`npm run ${script}\` plays it`);
    const { code, out, err } = await play(script);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.match(/^ {2}\d\. \S/gm)?.length).toBeGreaterThan(1);
    expect(out).not.toMatch(/undefined|null|NaN|\[object/);
  }, 60_000);

  test('is a function that tells what it does to whoever calls it', async () => {
    const chapters: string[] = [];
    await story({ narrator: { chapter: (title) => void chapters.push(title), say: () => undefined } });
    const { out } = await play(script);
    expect(chapters.length).toBeGreaterThan(1);
    for (const title of chapters) expect(out).toContain(title);
  }, 60_000);

  test('uses what a reader can install', () => {
    const imported = [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/ from '([^']+)'/g)].map(([, from]) => from);
    const allowed = /^(node:[a-z/]+|lead-provider-sdk(\/[a-z/]+)?|\.\.\/(a-year|bulk\/telling)\.ts)$/;
    expect(imported.filter((from) => !allowed.test(from ?? ''))).toEqual([]);
  });
});

test('every demo of package.json names a file that exists', () => {
  const demos = Object.entries(manifest.scripts).filter(([name]) => /^demo(:|$)/.test(name));
  expect(demos.length).toBeGreaterThan(programs.length);
  const files = demos.map(([name, line]) => [name, /(\S+\.ts)(\s|$)/.exec(line)?.[1] ?? line] as const);
  expect(files.filter(([, file]) => !existsSync(`${root}/${file}`))).toEqual([]);
});
