import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, test } from 'vitest';
import { bundled, licences } from '../../scripts/package/licences.ts';
import { allRules } from '../../src/rules/registry.ts';
import { partsOf } from '../../src/rules/source.ts';
import { deadLinks, isThere, pagesOf } from '../support/markdown.ts';

const installed = join(inject('consumers'), 'node_modules/lead-provider-sdk');
const dist = join(installed, 'dist');

interface Graph {
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly sources: readonly string[];
  readonly bytes: number;
}

/** What loading a built file loads with it: the files and packages it names in static imports, and theirs. */
async function staticGraph(entry: string): Promise<Graph> {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const queue = [join(dist, entry)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    const text = await readFile(file, 'utf8');
    files.set(file, text);
    for (const name of namedBy(text, false)) {
      if (name.startsWith('.')) queue.push(join(dirname(file), name));
      else packages.add(name);
    }
  }
  const sources = [...files.values()].flatMap(modulesIn);
  return {
    files: [...files.keys()],
    packages: [...packages].sort(),
    sources,
    bytes: [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/**
 * Modules that a built file names. Those named inside a function, or by `import()`, are left out unless `later` is set.
 */
function namedBy(text: string, later: boolean): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (!later && ts.isFunctionLike(node)) return;
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      names.push(node.moduleSpecifier.text);
    }
    const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
    if (ts.isCallExpression(node) && argument && ts.isStringLiteral(argument)) {
      const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
      if (required || (later && node.expression.kind === ts.SyntaxKind.ImportKeyword)) names.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest));
  return names;
}

/** The bundler marks where each source begins. */
function modulesIn(text: string): string[] {
  return [...text.matchAll(/^\/\/ ((?:src|generated)\/\S+)$/gm)].map((match) => match[1] ?? '');
}

/**
 * Packages that a built file names, at its top or later; a subpath counts for its package, Node's own modules do not
 * count.
 */
function packagesIn(text: string): string[] {
  return namedBy(text, true)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function declared(manifest: unknown): string[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const lists = ['dependencies', 'peerDependencies'].map((key): unknown => Reflect.get(manifest, key));
  return lists.flatMap((list) => Object.keys(list ?? {}));
}

describe('the main door', () => {
  test.each(['index.js', 'index.cjs'])(
    'stays small: %s loads no package, rules, schedules, schemas or mock',
    async (entry) => {
      const { packages, sources, bytes } = await staticGraph(entry);
      expect(packages).toEqual([]);
      expect(sources).toContain('src/client/connect.ts');
      expect(sources.filter((source) => /^src\/(rules|mock|generate|cli|sync)\/|\/schemas\.ts$/.test(source))).toEqual(
        [],
      );
      expect(bytes).toBeLessThan(100_000);
    },
  );
});

describe('the doors together', () => {
  test.each([/\.js$/, /\.cjs$/])('hold each source once (%s)', async (extension) => {
    const files = (await readdir(dist, { recursive: true })).filter((name) => extension.test(name));
    const all = (await Promise.all(files.map((name) => readFile(join(dist, name), 'utf8')))).flatMap(modulesIn);
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((source, i) => all.indexOf(source) !== i)).toEqual([]);
  });

  test('ask for no package that package.json does not declare', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
    const files = (await readdir(dist, { recursive: true })).filter((name) => /\.c?js$/.test(name));
    const asked = new Set(
      (await Promise.all(files.map(async (name) => packagesIn(await readFile(join(dist, name), 'utf8'))))).flat(),
    );
    expect([...asked]).toEqual(expect.arrayContaining(['openapi-fetch', 'zod', 'msw']));
    expect([...asked].filter((name) => !declared(manifest).includes(name))).toEqual([]);
  });

  test('has the licence of everything that is bundled, as it is installed here', async () => {
    const files = (await readdir(dist, { recursive: true })).filter((name) => /\.c?js$/.test(name));
    const texts = await Promise.all(files.map((name) => readFile(join(dist, name), 'utf8')));
    const inside = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map((match) => match[1] ?? ''),
      ),
    );
    expect([...inside].sort()).toEqual(['@hono/node-server', 'csv-parse', 'hono', 'yaml']);
    expect(Object.keys(bundled)).toEqual(expect.arrayContaining([...inside, 'preact']));
    expect(await readFile(join(installed, 'THIRD-PARTY-LICENSES'), 'utf8')).toBe(licences());
  });

  test('load msw only through its own door, and the HTTP server only through its own', async () => {
    const [mock, msw, server] = await Promise.all([
      staticGraph('mock.js'),
      staticGraph('mock/msw.js'),
      staticGraph('mock/server.js'),
    ]);
    expect(mock.packages).toEqual(['zod']);
    expect(msw.packages).toEqual(['msw']);
    // what reads bodies is loaded once the server listens, and what checks scenarios with the mock it serves
    expect(server.packages.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

describe('the tarball', () => {
  test('holds what users need and nothing else', async () => {
    const top = await readdir(installed);
    const pages = ['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'];
    const wanted = [...pages, 'THIRD-PARTY-LICENSES', 'decisions', 'dist', 'docs', 'examples', 'package.json', 'spec'];
    expect(top).toEqual(expect.arrayContaining(wanted));
    expect(top.filter((name) => ![...wanted, 'generated'].includes(name))).toEqual([]);
  });

  test('has a command that can be run', async () => {
    const file = join(dist, 'cli.js');
    expect(await readFile(file, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect((await stat(file)).mode & 0o111).not.toBe(0);
  });

  test('has the place that every rule names as its source', () => {
    const addresses = allRules.map(({ id, source }) => ({ id, address: partsOf(source).address }));
    expect(addresses.length).toBeGreaterThan(200);
    expect(addresses.filter(({ address }) => !isThere(installed, address))).toEqual([]);
  });

  test('has pages whose links lead somewhere', () => {
    const pages = pagesOf(installed, ['docs', 'decisions']);
    expect(pages).toEqual(expect.arrayContaining(['docs/services/rect.md', 'docs/services/ecf.md', 'docs/rules.md']));
    expect(pages.flatMap((page) => deadLinks(installed, page).map((target) => `${page}: ${target}`))).toEqual([]);
  });
});
