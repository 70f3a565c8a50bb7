import { views } from 'lead-provider-sdk/sync';
import { expect, test } from 'vitest';
import { aYearOfRuns, told as toldYear } from '../../examples/sync/a-year-of-runs.ts';
import { crmStory } from '../../examples/sync/crm.ts';
import { questions, told } from '../../examples/sync/questions.ts';

test('weeks of runs: the naive copy goes wrong where the table says, the copy does not', async () => {
  const lines: string[] = [];
  const year = await aYearOfRuns({ days: 31, people: 60, say: (line) => lines.push(line) });
  expect([...year.copy]).toEqual([]);
  expect(year.naive.size).toBeGreaterThan(2);
  expect(lines).toHaveLength(2);
  const end = toldYear(year);
  for (const [what, count] of year.naive)
    expect(end).toMatch(new RegExp(`^${what.replaceAll(/[()]/g, String.raw`\$&`)} +${count} +0$`, 'm'));
  expect(end).toContain('The copy has none of it wrong.');
});

test('a copy that were wrong would be told so', () => {
  const end = toldYear({
    naive: new Map(),
    copy: new Map([['participants full_name', 2]]),
    mostAfterDelta: 0,
    requests: 1,
  });
  expect(end).toContain('The copy has 2 wrong, which must not be');
});

test('a CRM that is killed goes on, and one that was away too long begins anew', async () => {
  const lines: string[] = [];
  const { afterKill, afterGap, isWhole } = await crmStory({ days: 12, people: 60, say: (line) => lines.push(line) });
  expect(isWhole).toBe(true);
  expect(afterKill).toBeGreaterThan(7);
  expect(afterGap).toBe('anew');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('It holds 25 whole');
});

test('every view is asked its question', async () => {
  const answers = await questions({ days: 14, people: 60 });
  expect(answers.map(({ view }) => view)).toEqual(views.map(({ name }) => name));
  expect(answers.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(3);
  for (const answer of answers) expect(told(answer)).not.toMatch(/undefined|NaN|\[object/);
});
