import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../src/rules/registry.ts';
import { partsOf } from '../../src/rules/source.ts';
import { declarationStates, participantStates, partnershipStates, trainingStates } from '../../src/rules/states.ts';
import { anchorsOf, deadLinks, isThere, pagesOf } from '../support/markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = pagesOf(root, ['docs', 'decisions']);

test.each(pages)('%s has links that lead somewhere', (page) => {
  expect(deadLinks(root, page)).toEqual([]);
});

test.each(pages)('%s gives no anchor twice', (page) => {
  const anchors = anchorsOf(readFileSync(join(root, page), 'utf8').replaceAll(/^#+ .+$/gm, ''));
  expect(anchors.filter((id, i) => anchors.indexOf(id) !== i)).toEqual([]);
});

describe('where a rule comes from', () => {
  test.each(allRules.map(({ id, source }) => [id, partsOf(source).address]))('%s: %s is there', (_id, address) => {
    expect(address).toMatch(/^docs\/(services\/(rect|ecf)|states)\.md#[a-z][a-z0-9-]*$/);
    expect(isThere(root, address)).toBe(true);
  });

  test('a service is explained by its own reference', () => {
    for (const { id, service, source } of allRules)
      if (source.startsWith('docs/services/')) expect(source, id).toContain(`docs/services/${service}.md#`);
  });

  test('states have a row of their own in docs/states.md', () => {
    const states = [...declarationStates, ...trainingStates, ...participantStates, ...partnershipStates];
    const addresses = states.map(({ source }) => partsOf(source).address);
    expect(new Set(addresses).size).toBe(states.length);
    expect(addresses.filter((address) => !isThere(root, address))).toEqual([]);
    for (const { state, source } of states) expect(partsOf(source).address).toMatch(new RegExp(`-${state}$`));
  });
});

describe('docs/services', () => {
  test('has each section that the code and its tests cite', () => {
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    );
    const cited = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(rect|ecf)\.md(?:\s|\*)+(\d+(?:\.\d+)*)/g)].map(
        ([, service = '', number = '']) => ({ file, service, number }),
      ),
    );
    expect(cited.length).toBeGreaterThan(150);
    const lost = cited.filter(
      ({ service, number }) => !isThere(root, `docs/services/${service}.md#section-${number.replaceAll('.', '-')}`),
    );
    expect(lost).toEqual([]);
  });

  test.each(['rect', 'ecf'])('%s.md has an anchor at every section', (service) => {
    const text = readFileSync(join(root, `docs/services/${service}.md`), 'utf8');
    const headings = [...text.matchAll(/^##+ (?:Appendix )?([A-Z]|[\d.]+\d|\d)[. ]/gm)].map(
      ([, number = '']) => number,
    );
    expect(headings.length).toBeGreaterThan(40);
    expect(text.match(/^##+ /gm)).toHaveLength(headings.length);
    for (const number of headings) {
      const id = `section-${number.toLowerCase().replaceAll('.', '-')}`;
      expect(text).toMatch(new RegExp(`<a id="${id}"></a>\n\n##+ (Appendix )?${number.replaceAll('.', '\\.')}[. ]`));
    }
  });
});
