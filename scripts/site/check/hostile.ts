import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildFrom } from '../build.ts';
import { site } from '../places.ts';

/** Builds a site of `hostile.md` alone, whose text a template, HTML or an extension of Markdown would take for its own. */
export function buildHostile(): string {
  const source = join(site, '.source-hostile');
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source);
  copyFileSync(join(site, 'hostile.md'), join(source, 'index.md'));
  const out = join(source, 'dist');
  buildFrom(source, out);
  return out;
}

/** What the page has to show, as it is written there. */
const shown = [
  'A page that is not a template: {{ 1 + 1 }}',
  "In text {{ 1 + 1 }} and {{ constructor.constructor('globalThis.hostile = 1')() }}",
  'a Map<K, V> and a <T> without code, {{ 2 + 2 }} in code.',
  '<script>globalThis.hostile = 2</script>',
  '<script setup>',
  '<img src="x" onerror="globalThis.hostile = 4">',
  '<Badge text="component" />',
  '<div v-if="false">shown all the same</div>',
  '<style>body { display: none }</style>',
  '::: danger',
  '::: v-pre',
  '{{ 3 + 3 }}',
  '[[toc]]',
  '<<< @/package.json',
  'Not an emoji :tada:, no attribute {.red}, and one <b>bold</b> word.',
  '{{ 4 + 4 }}',
  'const list: Array<T> = [{{ 5 + 5 }}];',
  'A heading with {{ 6 + 6 }} and <T>',
];

/** Holds that each of that is on the page as text, with scripts or without, and that nothing of it has run. */
export async function showsAsWritten(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  const text = (await page.locator('main .vp-doc').innerText()).replaceAll(/\s+/g, ' ');
  const lost = shown.filter((part) => !text.includes(part));
  if (lost.length > 0) throw new Error(`Not shown as written:\n${lost.join('\n')}\n\n${text}`);
  const made = await page
    .locator('main .vp-doc')
    .locator('script, img, style, b, .custom-block, .red, .VPBadge')
    .count();
  if (made > 0) throw new Error(`${made} elements were made of text.`);
}

export async function ranNothing(page: Page, url: string): Promise<void> {
  await showsAsWritten(page, url);
  if (await page.evaluate(() => 'hostile' in globalThis)) throw new Error('A script of the page has run.');
  const title = await page.title();
  if (!title.startsWith('A page that is not a template: {{ 1 + 1 }}')) throw new Error(`Its title is ${title}.`);
}
