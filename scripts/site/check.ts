/**
 * `npm run docs:check`: builds the site and holds what it promises: it works under any path, reads without scripts, asks no
 * other host, shows Markdown as text, and has no dead link. So have the tarball and README.
 *
 *     npm run docs:check -- --built     # the site as it was built last
 */
import { parseArgs } from 'node:util';
import { tellTotals } from '../../test/support/totals.ts';
import { buildSite, built, installTools } from './build.ts';
import { navigates, openBrowser, readsWithoutScripts, searches, visit } from './check/browser.ts';
import { buildHostile, ranNothing, showsAsWritten } from './check/hostile.ts';
import { deadIn, foreignIn, pagesIn } from './check/html.ts';
import { deadInTarball, deadOnRegistry, shipped } from './check/tarball.ts';
import { pageFiles } from './places.ts';

const { values } = parseArgs({ options: { built: { type: 'boolean', default: false } } });
const totals = { passed: 0, failed: 0, skipped: 0 };

async function holds(name: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
    totals.passed += 1;
    console.log(`  holds: ${name}`);
  } catch (error) {
    totals.failed += 1;
    console.log(
      `  FAILED: ${name}\n    ${(error instanceof Error ? error.message : String(error)).replaceAll('\n', '\n    ')}`,
    );
  }
}

function none(lines: readonly string[]): void {
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

/** Two paths, one of them with what an address has to escape. */
const paths = ['/some/deep/path/', '/a b/é/'];

if (values.built) installTools();
else await holds('the site is built, and its API reference has no warning', buildSite);

await holds('it has a page for each of the project', () => {
  const least = pageFiles().length + 15;
  if (pagesIn(built).length < least) throw new Error(`It has ${pagesIn(built).length} pages, of ${least}.`);
});
await holds('no page and no style loads from another host', () => none(foreignIn(built)));
for (const under of paths)
  await holds(`under ${under} no link, anchor or file is missing`, async () => none(await deadIn(built, under)));

const hostile = buildHostile();
const browser = await openBrowser();
for (const under of paths) {
  await holds(`under ${under} a reader goes from page to page`, () => visit(browser, built, { under }, navigates));
  await holds(`under ${under} the search finds, and leads there`, () => visit(browser, built, { under }, searches));
  await holds(`under ${under} it reads without scripts`, () =>
    visit(browser, built, { under, scripts: false }, readsWithoutScripts),
  );
}
await holds('on a narrow screen it reads without scripts', () =>
  visit(browser, built, { under: '/', scripts: false, width: 390 }, readsWithoutScripts),
);
await holds('Markdown is text with scripts', () => visit(browser, hostile, { under: '/x/' }, ranNothing));
await holds('Markdown is text without scripts', () =>
  visit(browser, hostile, { under: '/x/', scripts: false }, showsAsWritten),
);
await browser.close();

const files = shipped();
await holds('no link of the tarball is dead', () => none(deadInTarball(files)));
await holds('no link of README is dead as a registry shows it', () => none(deadOnRegistry(files)));

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
tellTotals(totals);
if (totals.failed > 0) process.exitCode = 1;
