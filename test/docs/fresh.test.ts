import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { madePages } from '../../scripts/docs/pages.ts';
import { definedIn } from '../../scripts/docs/rules-page.ts';
import { allRules } from '../../src/rules/registry.ts';
import { declarationStates, participantStates, partnershipStates, trainingStates } from '../../src/rules/states.ts';

const read = (file: string): Promise<string> => readFile(new URL(`../../${file}`, import.meta.url), 'utf8');

test.each(Object.entries(madePages))('%s is what `npm run docs` makes of the code', async (file, make) => {
  const page = await read(file);
  const made = await make(page);
  expect(page === made, `${file} is stale; run npm run docs`).toBe(true);
  expect(await make(made)).toBe(made);
});

describe('docs/rules.md', () => {
  test('has a line for every rule, and none twice', async () => {
    const lines = [...(await read('docs/rules.md')).matchAll(/^\| `((?:rect|ecf)\.[^`]+)` \|/gm)].map(([, id]) => id);
    expect([...lines].sort()).toEqual(allRules.map(({ id }) => id).sort());
  });

  test('names the file in which each rule is defined', async () => {
    const sources = new Map<string, string>();
    for (const { id, service, operation } of allRules) {
      const row = id.split('.')[2] ?? '';
      const files = definedIn[service][operation];
      for (const file of files) if (!sources.has(file)) sources.set(file, await read(`src/rules/${file}`));
      expect(
        files.some((file) => sources.get(file)?.includes(`'${row}'`)),
        `${id} in ${files.join(', ')}`,
      ).toBe(true);
    }
  });
});

describe('docs/states.md', () => {
  test('has a line for every state', async () => {
    const page = await read('docs/states.md');
    for (const { state } of [...declarationStates, ...trainingStates, ...participantStates, ...partnershipStates])
      expect(page).toContain(`</a>\`${state}\` |`);
  });

  // what a diagram shows is the concern of diagrams.test.ts
  test.each(['declarations', 'training', 'participants', 'partnerships'])('shows the picture of %s', async (name) => {
    const page = await read('docs/states.md');
    expect(page.match(new RegExp(`^!\\[[^\\]]+\\]\\(pictures/states/${name}\\.svg\\)$`, 'gm'))).toHaveLength(1);
    expect(page).not.toContain('```mermaid');
  });
});
