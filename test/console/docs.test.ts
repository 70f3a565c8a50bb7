import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultScenario } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { tasks } from './browser/tasks.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../docs/${path}`, import.meta.url));
const names = tasks(() => defaultScenario('rect')).map(({ name }) => name);
const pages = readdirSync(at('console')).filter((name) => name.endsWith('.md'));

test('there are twelve tasks, and a page for each', () => {
  expect(names.length).toBe(12);
  expect(pages.length).toBe(12);
});

test.each(names.map((name, i) => [name, String(i + 1).padStart(2, '0')]))(
  '%s: has a page with a picture that words tell, too',
  (name, n) => {
    const page = pages.find((one) => one.startsWith(n)) ?? '';
    const text = readFileSync(at(`console/${page}`), 'utf8');
    expect(text).toContain(`The task: ${name}.`);
    const [, words = '', picture = ''] = /!\[([^\]]+)\]\(([^)]+)\)/.exec(text) ?? [];
    expect(words.length).toBeGreaterThan(40);
    expect(existsSync(at(`console/${picture}`))).toBe(true);
    // a clone is no place for large files
    expect(statSync(at(`console/${picture}`)).size).toBeLessThan(150_000);
    expect(readFileSync(at('console.md'), 'utf8')).toContain(`(console/${page})`);
  },
);
