import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Narrator } from '../../examples/a-year.ts';
import { captureStory } from '../../examples/jobs/capture-a-world.ts';
import { changeStory } from '../../examples/jobs/change-participants.ts';
import { moveStory } from '../../examples/jobs/move-from-ecf-to-rect.ts';
import { onboardStory } from '../../examples/jobs/onboard-participants.ts';
import { reconcileStory } from '../../examples/jobs/reconcile-a-statement.ts';
import { retiredIdsStory } from '../../examples/jobs/retired-ids.ts';
import { workersStory } from '../../examples/jobs/several-workers.ts';
import { transfersStory } from '../../examples/jobs/transfers.ts';
import { unfundedStory } from '../../examples/jobs/unfunded-mentors.ts';
import { specStory } from '../../examples/jobs/when-the-spec-changes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Story = (options: { narrator?: Narrator }) => Promise<unknown>;

const job = (script: string, name: string, story: Story, page = `docs/jobs/${name}.md`) => ({
  ...{ script, file: `examples/jobs/${name}.ts`, story, page },
});

/** Each program of examples/jobs: its npm script, its name, the story that it exports, and its page where that is not in docs/jobs. */
const programs = [
  job('demo:capture', 'capture-a-world', captureStory, 'docs/capture.md'),
  job('demo:change', 'change-participants', changeStory),
  job('demo:move', 'move-from-ecf-to-rect', moveStory),
  job('demo:onboard', 'onboard-participants', onboardStory),
  job('demo:transfers', 'transfers', transfersStory),
  job('demo:unfunded', 'unfunded-mentors', unfundedStory),
  job('demo:retired-ids', 'retired-ids', retiredIdsStory),
  job('demo:reconcile', 'reconcile-a-statement', reconcileStory),
  job('demo:spec', 'when-the-spec-changes', specStory, 'docs/when-the-spec-changes.md'),
  job('demo:workers', 'several-workers', workersStory),
];

const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

type Ended = { code: number | null; out: string; err: string };
const played = new Map<string, Promise<Ended>>();

/** A script of package.json as npm runs it, with this Node: once, for all who ask what it said. */
function play(script: string): Promise<Ended> {
  const [command, ...args] = (manifest.scripts[script] ?? '').split(' ');
  if (command !== 'node') throw new Error(`${script} is not run by node`);
  const ended =
    played.get(script) ??
    new Promise<Ended>((resolve) => {
      const child = execFile(process.execPath, args, { cwd: root }, (_error, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      );
    });
  played.set(script, ended);
  return ended;
}

describe.each(programs)('$script', ({ script, file, story, page }) => {
  test('plays its program, which ends well and says what happened', async () => {
    expect(manifest.scripts[script]).toBe(`node --import tsx ${file}`);
    const text = readFileSync(`${root}/${page}`, 'utf8');
    expect(text.split('\n').slice(0, 8).join('\n')).toContain(`\`npm run ${script}\` plays it`);
    const { code, out, err } = await play(script);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.match(/^ {2}\d\. \S/gm)?.length).toBeGreaterThan(1);
    expect(out).not.toMatch(/undefined|null|NaN|\[object/);
  }, 120_000);

  test('is a function that tells what it does to whoever calls it', async () => {
    const chapters: string[] = [];
    await story({ narrator: { chapter: (title) => void chapters.push(title), say: () => undefined } });
    const { out } = await play(script);
    expect(chapters.length).toBeGreaterThan(1);
    for (const title of chapters) expect(out).toContain(title);
  }, 120_000);

  test('uses what a reader can install', () => {
    const imported = [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/^(?:import .*|\} )from '([^']+)'/gm)].map(
      ([, from]) => from,
    );
    const allowed =
      /^(node:[a-z/]+|lead-provider-sdk(\/[a-z/]+)?|typescript|zod|\.\.\/(a-year|command|bulk\/telling|bulk\/paid-year)\.ts)$/;
    expect(imported.filter((from) => !allowed.test(from ?? ''))).toEqual([]);
  });
});

test('every demo of package.json names a file that exists', () => {
  const demos = Object.entries(manifest.scripts).filter(([name]) => /^demo(:|$)/.test(name));
  expect(demos.length).toBeGreaterThan(programs.length);
  const files = demos.map(([name, line]) => [name, /(\S+\.ts)(\s|$)/.exec(line)?.[1] ?? line] as const);
  expect(files.filter(([, file]) => !existsSync(`${root}/${file}`))).toEqual([]);
});

describe('examples/README.md', () => {
  const page = readFileSync(`${root}/examples/README.md`, 'utf8');
  /** The rows of its tables: what is typed, and the page that tells of it. */
  const rows = [...page.matchAll(/^\| [^|]+ \| `([^`]+)` \| \[[^\]]+\]\(([^)]+)\) \|$/gm)].map(
    ([, typed = '', to = '']) => [typed, to] as const,
  );

  test('has each demo of package.json once, and no other', () => {
    const demos = Object.keys(manifest.scripts).filter((name) => /^demo(:|$)/.test(name));
    const typed = rows.flatMap(([line]) => /^npm run (\S+)$/.exec(line)?.[1] ?? []);
    expect([...typed].sort()).toEqual([...demos].sort());
  });

  test('has each project of examples that is copied as it is, with a script that the project has', () => {
    const projects = readdirSync(`${root}/examples`).filter((name) =>
      existsSync(`${root}/examples/${name}/package.json`),
    );
    const told = rows.flatMap(([line, to]) =>
      /^npm install && /.test(line) ? [[to.split('/')[0] ?? '', line] as const] : [],
    );
    expect(told.map(([name]) => name).sort()).toEqual(projects.sort());
    for (const [name, line] of told) {
      const { scripts }: typeof manifest = JSON.parse(readFileSync(`${root}/examples/${name}/package.json`, 'utf8'));
      expect(Object.keys(scripts)).toContain(line.split(' ').at(-1));
    }
  });

  test('names for each program of examples/jobs the page that says so', () => {
    expect(
      readdirSync(`${root}/examples/jobs`)
        .map((name) => `examples/jobs/${name}`)
        .sort(),
    ).toEqual(programs.map(({ file }) => file).sort());
    for (const { script, page: to } of programs) expect(rows).toContainEqual([`npm run ${script}`, `../${to}`]);
  });

  test('has links that lead somewhere', () => {
    expect(rows.filter(([, to]) => !existsSync(`${root}/examples/${to}`))).toEqual([]);
  });
});
