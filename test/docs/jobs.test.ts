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
    'reconcile-a-statement.md',
    'retired-ids.md',
    'several-workers.md',
    'test-in-ci.md',
    'transfers.md',
    'unfunded-mentors.md',
    'void-and-claw-back.md',
  ]);
});

/** A page that sends from a file: rules can refuse its rows, and it ends as bulk writes do. */
const sends = (page: string): boolean => /^\$ lead-provider (bulk|declare) /m.test(read(page));

const rulesOn = (page: string): string[] =>
  [...read(page).matchAll(/`((?:rect|ecf)\.[a-z-]+\.[\w.-]+)`/g)].map(([, id = '']) => id);

describe.each(jobPages)('%s', (page) => {
  test('is true: what is typed prints what the page shows', async () => {
    if (sends(page)) expect(filesOf(page).length).toBeGreaterThan(0);
    const sessions = await sessionsOf(page);
    // the page on CI has steps of a workflow, which test/package/ci-words.test.ts runs
    expect(sessions.length + samplesOf(page).length).toBeGreaterThan(page.endsWith('/test-in-ci.md') ? -1 : 1);
    for (const { where, said, prints, err } of sessions) expect(said, `${where}\n${err}`).toBe(prints);
  }, 120_000);

  test('shows what each of its samples prints', () => {
    expect(samplesOf(page).filter(({ prints }) => prints === null)).toEqual([]);
  });

  test('names rules that there are', () => {
    const known = new Set(allRules.map(({ id }) => id));
    expect(rulesOn(page).filter((id) => !known.has(id))).toEqual([]);
  });
});

test('the pages that send from a file are those of jobs that write', () => {
  expect(jobPages.filter(sends).map((page) => page.slice('docs/jobs/'.length))).toEqual([
    'change-participants.md',
    'declare-before-a-deadline.md',
    'open-a-cohort.md',
    'void-and-claw-back.md',
  ]);
});

test.each(jobPages.filter(sends))('%s names the rules that refuse, and leads to what is told elsewhere', (page) => {
  expect(rulesOn(page).length).toBeGreaterThan(2);
  for (const heading of ['how-it-ends', 'after-a-crash', 'what-becomes-of-a-row'])
    expect(read(page)).toContain(`](../bulk.md#${heading})`);
});
