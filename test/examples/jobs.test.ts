import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { clawBackStory } from '../../examples/bulk/claw-back.ts';
import { openCohortStory } from '../../examples/bulk/open-cohort.ts';
import { asTold, tell } from '../../examples/bulk/telling.ts';
import { outboxStory } from '../../examples/bulk/two-hosts.ts';

test('a cohort opens: each school that has named us gets one partnership, and a second run sends nothing', async () => {
  const chapters: string[] = [];
  const story = await openCohortStory({
    schools: 24,
    narrator: { chapter: (title) => void chapters.push(title), say: () => undefined },
  });
  // of four schools one has a partnership, and two have named us
  expect(story).toMatchObject({ interested: 12, received: 12, receivedAgain: 0, partnerships: 18, participants: 12 });
  expect(story.planned.counts).toMatchObject({ pending: 11, refused: 1 });
  expect(story.result).toMatchObject({ sends: 11, exitCode: 3 });
  expect(story.corrected).toMatchObject({ sends: 1, exitCode: 0 });
  expect(story.again).toMatchObject({ sends: 0, exitCode: 0, counts: expect.objectContaining({ already: 12 }) });
  expect(chapters).toHaveLength(6);
}, 60_000);

test('what is taken back comes off the next statement, and not off the one that was paid', async () => {
  const { wrong, paid, careful, result, anew, before, after, settled } = await clawBackStory({ people: 16 });
  expect({ wrong, paid }).toEqual({ wrong: 8, paid: 4 });
  expect(careful.counts).toMatchObject({ pending: 4, refused: 4 });
  expect(result).toMatchObject({ sends: 8, exitCode: 0, counts: expect.objectContaining({ done: 8 }) });
  expect(anew).toMatchObject({ sends: 1, exitCode: 0, told: true });
  const figures = ({ paid: first, open }: typeof before) => ({
    paid: [first.declared, first.clawedBackHere.declarations, first.moved.certain],
    open: [open.declared, open.clawedBackHere.declarations, open.moved.certain],
  });
  expect(figures(before)).toEqual({ paid: [16, 0, 0], open: [16, 0, 0] });
  expect(figures(after)).toEqual({ paid: [16, 0, 4], open: [13, 4, 0] });
  expect(figures(settled)).toEqual({ paid: [16, 0, 4], open: [13, 4, 0] });
  expect(settled.open.statement.paid).toBe(true);
}, 60_000);

test('two hosts send what an application wrote, one is killed, and nobody is written to twice or out of order', async () => {
  const { people, rows, heard } = await outboxStory({ people: 120, killAfter: 12 });
  const done = rows.filter(({ state }) => state === 'done');
  expect(people).toBeGreaterThan(20);
  expect(rows.filter(({ state }) => state === 'unknown' || state === 'sending')).toEqual([]);
  expect([...heard.values()].flat()).toHaveLength(done.length);
  for (const steps of heard.values()) expect(steps).toEqual(['defer', 'withdraw']);
}, 90_000);

test.each([
  ['open-cohort.ts', /^24 schools had named us\. 24 requests made 24 partnerships, none twice/m],
  ['two-hosts.ts', /: none was lost, none sent twice, none out of order\.$/m],
  ['claw-back.ts', /^20 declarations were taken back: 10 before they were paid, and 10 that were paid/m],
])(
  '%s, as npm runs it, ends with what happened',
  async (file, end) => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const ran = await new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const args = ['--import', 'tsx', `examples/bulk/${file}`];
      const child = execFile(process.execPath, args, { cwd: root }, (_error, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      );
    });
    expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringMatching(end) });
    expect(ran.out).not.toMatch(/undefined|null|NaN|\[object/);
  },
  60_000,
);

test('a story that does not go as told says so, and ends with 1', async () => {
  const said: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => void said.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => void said.push(String(line)));
  const before = process.exitCode;
  try {
    await tell(
      'A story.',
      () => Promise.resolve().then(() => asTold(false, 'all is well')),
      () => 'All is well.',
    );
    expect(process.exitCode).toBe(1);
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
  expect(said.at(-1)).toContain('Not as told: all is well.');
  expect(said.join('\n')).not.toContain('All is well.');
});
