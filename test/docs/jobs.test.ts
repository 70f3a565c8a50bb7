import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/rules/registry.ts';
import { filesOf, sessionsOf } from './job-session.ts';
import { jobPages, read, samplesOf } from './samples.ts';

test('there is a page for each job', () => {
  expect(jobPages.map((page) => page.slice('docs/jobs/'.length))).toEqual([
    'change-participants.md',
    'declare-before-a-deadline.md',
    'move-from-ecf-to-rect.md',
    'open-a-cohort.md',
    'reconcile-a-statement.md',
    'retired-ids.md',
    'several-workers.md',
    'void-and-claw-back.md',
  ]);
});

/** A page that sends from a file: rules can refuse its rows, and it ends as bulk writes do. */
const sends = (page: string): boolean => /^\$ lead-provider (bulk|declare) /m.test(read(page));

describe.each(jobPages)('%s', (page) => {
  test('is true: what is typed prints what the page shows', async () => {
    if (sends(page)) expect(filesOf(page).length).toBeGreaterThan(0);
    const sessions = await sessionsOf(page);
    expect(sessions.length + samplesOf(page).length).toBeGreaterThan(1);
    for (const { where, said, prints, err } of sessions) expect(said, `${where}\n${err}`).toBe(prints);
  }, 120_000);

  test('has no block that is not run', () => {
    const kinds = [...read(page).matchAll(/^```(\w*)\n/gm)].map(([, kind = '']) => kind).filter((kind) => kind !== '');
    expect(kinds.filter((kind) => !['console', 'csv', 'ts', 'text'].includes(kind))).toEqual([]);
    // what a sample prints stands right below it; a `text` block anywhere else would be held to nothing
    const printed = samplesOf(page).filter(({ prints }) => prints !== null);
    expect(kinds.filter((kind) => kind === 'text')).toHaveLength(printed.length);
    expect(kinds.filter((kind) => kind === 'ts')).toHaveLength(printed.length);
  });

  test('names rules that there are', () => {
    const known = new Set(allRules.map(({ id }) => id));
    expect(rulesOn(page).filter((id) => !known.has(id))).toEqual([]);
  });
});

const rulesOn = (page: string): string[] =>
  [...read(page).matchAll(/`((?:rect|ecf)\.[a-z-]+\.[\w.-]+)`/g)].map(([, id = '']) => id);

test.each(jobPages.filter(sends))('%s names the rules that refuse, and leads to what is told elsewhere', (page) => {
  expect(rulesOn(page).length).toBeGreaterThan(2);
  for (const heading of ['how-it-ends', 'after-a-crash', 'what-becomes-of-a-row'])
    expect(read(page)).toContain(`](../bulk.md#${heading})`);
});
