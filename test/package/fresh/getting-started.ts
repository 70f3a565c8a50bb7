import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, expectThat, type Consumer } from './consumer.ts';

/** What a reader of docs/getting-started.md does: types and saves what the page says, in its order, and then breaks a rule. */

const page = fileURLToPath(new URL('../../../docs/getting-started.md', import.meta.url));

interface Step {
  readonly kind: 'file' | 'run';
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

/** The steps of the page: files to save, and commands to run, each in the folder of its section. */
export function stepsOf(markdown: string): Step[] {
  const steps = markdown.matchAll(/^<!-- (file|run): (\w+)\/?(\S*) -->\n```\w+\n([\s\S]*?)^```/gm);
  return [...steps].map(([, kind, folder = '', name = '', text = '']) => ({
    kind: kind === 'file' ? 'file' : 'run',
    ...{ folder, name, text },
  }));
}

const shell = (folder: string, code: string): ReturnType<typeof ended> =>
  ended(folder, 'bash', ['-euc', code], { CI: 'true' });

/** One section: how it is broken, and what the broken test says then. */
const sections: readonly [folder: string, file: string, from: string, to: string, says: string][] = [
  ['typescript', 'started.ts', "'training-event-attended'", "'one-term-induction'", 'rect.declaration.D'],
  [
    'commonjs',
    'pauses.js',
    "career-break', course_identifier: 'ecf-induction'",
    "career-break', course_identifier: 'ecf-mentor'",
    'rect.defer.P',
  ],
  ['browser', 'people.ts', "course_identifier: 'ecf-induction'", "course_identifier: 'ecf-mentor'", 'rect.defer.P'],
];

export const gettingStarted: readonly Consumer[] = sections.map(([section, broken, from, to, says]) => ({
  name: `getting started: ${section}`,
  async run({ project, tarball }) {
    const folder = await project([]);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    let ran = 0;
    let last = '';
    for (const { kind, name, text } of stepsOf(await readFile(page, 'utf8')).filter(
      (step) => step.folder === section,
    )) {
      if (kind === 'file') {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
        continue;
      }
      const { code, out, err } = await shell(folder, text.replace('./lead-provider-sdk-0.1.0.tgz', tarball));
      expectThat(code === 0, `what the page says to type works: ${text}`, `${out}${err}`);
      if (/vitest|npm test/.test(text) && !text.includes('install')) last = text;
      ran += 1;
    }
    expectThat(last !== '', 'the page runs its tests', ran);
    const file = join(folder, broken);
    const whole = await readFile(file, 'utf8');
    expectThat(whole.includes(from), 'the page has the line that is broken here', from);
    await writeFile(file, whole.replace(from, to));
    const ended = await shell(folder, last);
    expectThat(ended.code !== 0 && `${ended.out}${ended.err}`.includes(says), 'a broken rule fails a test', ended);
    return `${ran} commands as written, and a test that fails when a rule is broken`;
  },
}));
