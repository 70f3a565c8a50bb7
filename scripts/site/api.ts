import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doors, root, site } from './places.ts';

const local = [
  'RowStateEntry',
  'CommonOptions',
  'InRole',
  'KeptHeader',
  'WithState',
  'AttributesOf',
  'Filter',
  'FilterValue',
  'Json',
  'KeyOf',
  'PropertyOf',
  'Sort',
  'SortValue',
  'Sure',
  'Candidates',
];
const explained =
  'Types that public ones name and that no door exports: they cannot be imported, and are explained here.';

/**
 * Writes the API reference, a page for every public door, as Markdown into `out`.
 *
 * A warning of typedoc is an error: a link that leads nowhere, a tag it does not know, a type that is used in public and not
 * exported.
 *
 * @param work a folder inside that of the site, for what typedoc needs
 */
export async function writeApi(out: string, work: string): Promise<void> {
  mkdirSync(work, { recursive: true });
  const entries = (await doors()).map(({ name, source }) => {
    const file = `${name.replaceAll('/', '-')}.ts`;
    const from = JSON.stringify(`../../../${source}`);
    writeFileSync(join(work, file), `/**\n * @module ${name}\n */\nexport * from ${from};\n`);
    return `./${file}`;
  });
  writeFileSync(
    join(work, 'not-exported.ts'),
    `/**\n * ${explained}\n *\n * @module Types that are not exported\n */\nexport type * from '../not-exported.ts';\n`,
  );
  entries.push('./not-exported.ts');
  // typedoc tells of types that are not exported only when they are of the package it documents
  writeFileSync(
    join(work, 'package.json'),
    JSON.stringify({ name: 'lead-provider-sdk', version: '0.0.0', type: 'module' }),
  );
  const include = ['../not-exported.ts', './*.ts', '../../../src', '../../../generated'];
  writeFileSync(
    join(work, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.json', include, exclude: [] }),
  );
  const options = {
    entryPoints: entries,
    tsconfig: './tsconfig.json',
    plugin: ['typedoc-plugin-markdown'],
    out,
    name: 'API',
    readme: 'none',
    entryFileName: 'index',
    outputFileStrategy: 'modules',
    disableSources: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    excludeExternals: true,
    // headings are told apart in another way by the site, so links go to anchors that typedoc writes itself
    useHTMLAnchors: true,
    anchorPrefix: 'to-',
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    enumMembersFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    // shapes that a file keeps to itself, told in full where they are used
    intentionallyNotExported: local,
    treatWarningsAsErrors: true,
    treatValidationWarningsAsErrors: true,
  };
  writeFileSync(
    join(work, 'typedoc.mjs'),
    // openapi-typescript writes `@description`, which typedoc does not know
    `import { OptionDefaults } from 'typedoc';\nexport default { ...${JSON.stringify(options)}, blockTags: [...OptionDefaults.blockTags, '@description'] };\n`,
  );
  execFileSync(
    process.execPath,
    [join(site, 'node_modules/typedoc/bin/typedoc'), '--options', join(work, 'typedoc.mjs')],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    const at = join(out, name);
    writeFileSync(at, mended(readFileSync(at, 'utf8')));
  }
}

/** What `@description` says needs no heading; and the prefix of anchors is left out by the plugin in links to other pages. */
const mended = (page: string): string =>
  page
    .replaceAll(/^#+ Description\n\n|\*\*Description\*\* (?:<br ?\/?>)*/gm, '')
    .replaceAll(/(\]\([^)\s#]+\.md#)(?!to-)/g, '$1to-');
