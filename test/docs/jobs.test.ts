import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/rules/registry.ts';
import { filesOf, sessionsOf } from './job-session.ts';
import { jobPages, read, samplesOf } from './samples.ts';

test('there is a page for each job', () => {
  expect(jobPages.map((page) => page.slice('docs/jobs/'.length))).toEqual([
    'change-participants.md',
    'declare-before-a-deadline.md',
    'move-from-ecf-to-rect.md',
    'onboard-participants.md',
    'open-a-cohort.md',
    'transfers.md',
    'unfunded-mentors.md',
    'void-and-claw-back.md',
  ]);
});

/** The fences of a page, in order, each with the one right above it, when nothing stands between the two. */
function fencesOf(page: string): { kind: string; below: string | null }[] {
  const fences = [...read(page).matchAll(/^```(\S*)\n[\s\S]*?^```\n/gm)].map((match) => ({
    ...{ kind: match[1] ?? '', start: match.index, end: match.index + match[0].length },
  }));
  return fences.map(({ kind, start }, i) => {
    const above = fences[i - 1];
    const isRightBelow = above !== undefined && read(page).slice(above.end, start).trim() === '';
    return { kind, below: isRightBelow ? above.kind : null };
  });
}

const rulesNamedIn = (page: string): string[] =>
  [...read(page).matchAll(/`((?:rect|ecf)\.[\w.-]+)`/g)].map(([, id = '']) => id);

describe.each(jobPages)('%s', (page) => {
  test('is true: what is typed prints what the page shows', async () => {
    const sessions = await sessionsOf(page);
    expect(sessions.length).toBeGreaterThan(1);
    for (const { where, said, prints, err } of sessions) expect(said, `${where}\n${err}`).toBe(prints);
  }, 120_000);

  test('has no block that is not run', () => {
    const fences = fencesOf(page);
    expect(fences.filter(({ kind }) => !['console', 'csv', 'ts', 'text'].includes(kind))).toEqual([]);
    // what a sample prints is held to it only where it stands right below
    expect(fences.filter(({ kind, below }) => kind === 'text' && below !== 'ts')).toEqual([]);
    expect(fences.filter(({ kind }) => kind === 'ts')).toHaveLength(samplesOf(page).length);
    expect(samplesOf(page).filter(({ prints }) => prints === null)).toEqual([]);
  });

  test('names rules that there are', () => {
    const known = new Set(allRules.map(({ id }) => id));
    expect(rulesNamedIn(page).filter((id) => !known.has(id))).toEqual([]);
  });
});

/** Those that write from a file: rules can refuse a row of it, and it has states, exit codes and crashes. */
const bulk = jobPages.filter((page) => filesOf(page).length > 0);

test('the pages that prepare a file are those of jobs that write', () => {
  expect(bulk.map((page) => page.slice('docs/jobs/'.length))).toEqual([
    'change-participants.md',
    'declare-before-a-deadline.md',
    'open-a-cohort.md',
    'void-and-claw-back.md',
  ]);
});

test.each(bulk)('%s names the rules that refuse, and leads to what is told elsewhere', (page) => {
  expect(rulesNamedIn(page).length).toBeGreaterThan(2);
  for (const heading of ['how-it-ends', 'after-a-crash', 'what-becomes-of-a-row'])
    expect(read(page)).toContain(`](../bulk.md#${heading})`);
});

/** Those that read: what they do has a program to copy, which npm plays, and a sample. */
test.each(['onboard-participants', 'transfers', 'unfunded-mentors'])(
  'docs/jobs/%s.md has a sample, and names its program',
  (name) => {
    const page = `docs/jobs/${name}.md`;
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const [script = name] = Object.keys(scripts).filter((one) => scripts[one]?.endsWith(` examples/jobs/${name}.ts`));
    expect(read(page).split('\n').slice(0, 8).join('\n')).toContain(`\`npm run ${script}\` plays it`);
    expect(samplesOf(page)).toHaveLength(1);
  },
);
