import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/rules/registry.ts';
import { filesOf, sessionsOf } from './job-session.ts';
import { jobPages, read } from './samples.ts';

test('there is a page for each job', () => {
  expect(jobPages.map((page) => page.slice('docs/jobs/'.length))).toEqual([
    'change-participants.md',
    'declare-before-a-deadline.md',
    'move-from-ecf-to-rect.md',
    'open-a-cohort.md',
    'test-in-ci.md',
    'void-and-claw-back.md',
  ]);
});

/** It reads alone: it prepares no file, and no rule can refuse it. */
const move = 'docs/jobs/move-from-ecf-to-rect.md';

/** What it shows is run by `test/package/ci-words.test.ts`, which has the package installed. */
const inCi = 'docs/jobs/test-in-ci.md';

describe.each(jobPages.filter((page) => page !== move && page !== inCi))('%s', (page) => {
  test('is true: what is typed prints what the page shows', async () => {
    expect(filesOf(page).length).toBeGreaterThan(0);
    const sessions = await sessionsOf(page);
    expect(sessions.length).toBeGreaterThan(1);
    for (const { where, said, prints, err } of sessions) expect(said, `${where}\n${err}`).toBe(prints);
  }, 120_000);

  test('has no block that is not run', () => {
    const kinds = [...read(page).matchAll(/^```(\w+)\n/gm)].map(([, kind]) => kind);
    expect([...new Set(kinds)].sort()).toEqual(['console', 'csv']);
  });

  test('names rules that there are, and leads to what is told elsewhere', () => {
    const known = new Set(allRules.map(({ id }) => id));
    const named = [...read(page).matchAll(/`(rect\.[\w.-]+)`/g)].map(([, id = '']) => id);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    for (const heading of ['how-it-ends', 'after-a-crash', 'what-becomes-of-a-row'])
      expect(read(page)).toContain(`](../bulk.md#${heading})`);
  });
});

test(`${move} is true: what is typed prints what the page shows`, async () => {
  const sessions = await sessionsOf(move);
  expect(sessions.length).toBeGreaterThan(1);
  for (const { where, said, prints, err } of sessions) expect(said, `${where}\n${err}`).toBe(prints);
  expect([...read(move).matchAll(/^```(\w+)\n/gm)].map(([, kind]) => kind)).toEqual(sessions.map(() => 'console'));
}, 120_000);
