import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadInTarball, deadOnRegistry, relativeLinks } from '../../scripts/site/check/tarball.ts';
import { base } from '../../scripts/site/config.ts';
import { anchorOf, inSite } from '../../scripts/site/markdown.ts';
import { groups } from '../../scripts/site/pages.ts';
import { doors, isFile, manifest, pageFiles, placeOf, root, sidebar } from '../../scripts/site/places.ts';
import { script } from '../../scripts/site/relative.ts';

const listed = groups.flatMap(({ pages }) => pages.map(([file]) => file));

describe('the sidebar of the site', () => {
  test('has every page of docs/', () => {
    const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name.replaceAll('\\', '/')}`);
    expect(pages.length).toBeGreaterThan(30);
    expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
  });

  test('has none twice, and none that is not there', () => {
    expect(listed.filter((file, i) => listed.indexOf(file) !== i || !existsSync(join(root, file)))).toEqual([]);
  });

  test('has a page for every public door', async () => {
    const { exports } = manifest();
    const named = Object.keys(exports).filter((door) => door !== './package.json');
    expect((await doors()).map(({ name }) => name)).toEqual(named.map((door) => `lead-provider-sdk${door.slice(1)}`));
    for (const { source } of await doors()) expect(isFile(source), source).toBe(true);
    expect((await sidebar()).at(-1)?.items).toHaveLength(named.length + 2);
  });
});

test('every page has a place of its own in the site', () => {
  const places = pageFiles().map(placeOf);
  expect(new Set(places).size).toBe(places.length);
});

test.each([
  ['docs/mock.md', 'services/rect.md#d14', './services/rect.md#d14'],
  ['docs/jobs/open-a-cohort.md', '../bulk.md', '../bulk.md'],
  [
    'docs/sync-inside.md',
    '../decisions/0040-a-copy-is-written-by-steps.md',
    './decisions/0040-a-copy-is-written-by-steps.md',
  ],
  ['README.md', 'docs/client.md#errors', './client.md#errors'],
  ['README.md', 'decisions/', './decisions/index.md'],
  ['decisions/0010-rect-mock-choices.md', '../docs/services/rect.md', '../services/rect.md'],
  ['docs/when-the-spec-changes.md', '../examples/spec-watch.yml', '/files/examples/spec-watch.yml'],
  ['docs/mock.md', '#time', '#time'],
  ['docs/mock.md', 'https://mswjs.io', 'https://mswjs.io'],
])('%s: a link to %s leads to %s in the site', (file, link, there) => {
  expect(inSite(file, link)).toBe(there);
});

test.each([
  ["A participant's `training_status`", 'a-participants-training_status'],
  ['4.3 Create – or not?', '43-create--or-not'],
  ['Café', 'café'],
])('the heading %s has the anchor that a Git host gives it', (title, anchor) => {
  expect(anchorOf(title)).toBe(anchor);
});

describe('a script of the site', () => {
  const run = (code: string): unknown => {
    Object.assign(globalThis, { baseOfTheSite: '/some/path/' });
    try {
      const made = script(code);
      expect(made).not.toContain(base);
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
      return new Function(`return ${made}`)();
    } finally {
      Reflect.deleteProperty(globalThis, 'baseOfTheSite');
    }
  };

  test.each([
    [`"${base}"`, '/some/path/'],
    [`'<a href="${base}a.html">' + "${base}b"`, '<a href="/some/path/a.html">/some/path/b'],
    [`\`${base}x\${1 + 1}${base}y\``, '/some/path/x2/some/path/y'],
    [`[\`\${"${base}z"}${base}\`].join()`, '/some/path/z/some/path/'],
    [`/a"b/.test('a"b') + '${base}'`, 'true/some/path/'],
  ])('asks the page where it is served: %s', (code, value) => {
    expect(run(code)).toBe(value);
  });

  test('that has it for a name is refused', () => {
    expect(() => script(`({ "${base}": 1 })`)).toThrow('property');
  });
});

describe('links in the tarball', () => {
  const files: Record<string, string> = {
    'README.md': '[a](docs/a.md#here) [b](docs/b.md) [c](docs/a.md#gone) [d](docs/) `[no](x.md)` [e](https://x.test)',
    'docs/a.md': '# Here\n\n[up](../README.md)\n\n```\n[no](y.md)\n```\n\n[r]: z.md\n<img src="p.png">',
  };
  const dead = deadInTarball(new Set(Object.keys(files)), (file) => files[file] ?? '');

  test('that lead to what is not shipped, or to no anchor, are told', () => {
    expect(dead).toEqual([
      'README.md: docs/b.md is not in the tarball',
      'README.md: docs/a.md#gone has no such anchor',
      'docs/a.md: z.md is not in the tarball',
      'docs/a.md: p.png is not in the tarball',
    ]);
  });

  test('are read from README, too', () => {
    expect(relativeLinks(readFileSync(join(root, 'README.md'), 'utf8')).length).toBeGreaterThan(20);
  });
});

test('of README, links are dead on a registry that do not lead from the root to a file that is shipped', () => {
  const pages: Readonly<Record<string, string>> = {
    'README.md':
      '[a](docs/a.md) [b](./docs/a.md) [c](docs/b.md) [d](docs/a.md#there) [e](docs/a.md#gone) [f](/docs/a.md)',
    'docs/a.md': '# There\n\n[x](b.md)',
  };
  const dead = deadOnRegistry(new Set(Object.keys(pages)), (file) => pages[file] ?? '');
  expect(dead.map((line) => line.split(' ')[1])).toEqual(['./docs/a.md', '/docs/a.md', 'docs/b.md', 'docs/a.md#gone']);
});
