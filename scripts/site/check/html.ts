import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './serve.ts';

/** The pages of a built site, by their path in it. */
export const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
/** Tags, without what scripts and styles hold. */
const tagsOf = (html: string): string[] =>
  html.replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1').match(/<[a-z][^<>]*>/gi) ?? [];
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
};
const isForeign = (address: string): boolean => /^(?:[a-z][a-z+.-]*:)?\/\//i.test(address);

/** What a page or a style loads from another host. Links that a reader follows are no such thing. */
export function foreignIn(folder: string): string[] {
  const inPages = pagesIn(folder).flatMap((page) =>
    tagsOf(readFileSync(join(folder, page), 'utf8'))
      .filter((tag) => !/^<a\s/i.test(tag))
      .flatMap((tag) => ['src', 'href', 'srcset', 'data', 'action', 'poster'].map((name) => attribute(tag, name)))
      .filter((address) => address !== null && isForeign(address))
      .map((address) => `${page} loads ${address}`),
  );
  const inStyles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/(?:url\(|@import\s*)["']?((?:https?:)?\/\/[^"')]+)/g)].map(
        ([, address]) => `${name} loads ${address}`,
      ),
    );
  return [...inPages, ...inStyles];
}

/**
 * Serves the site under a path and asks for whatever its pages name: each must be there, below that path, with the anchor.
 *
 * @returns a line for each that is not
 */
export async function deadIn(folder: string, under: string): Promise<string[]> {
  const server = await serve(folder, under);
  const bodies = new Map<string, Promise<{ ok: boolean; ids: ReadonlySet<string> }>>();
  const ask = (url: string): Promise<{ ok: boolean; ids: ReadonlySet<string> }> => {
    const known = bodies.get(url);
    if (known !== undefined) return known;
    const asked = fetch(url).then(async (response) => ({ ok: response.ok, ids: idsOf(await response.text()) }));
    bodies.set(url, asked);
    return asked;
  };
  const dead: string[] = [];
  for (const page of pagesIn(folder)) {
    const at = new URL(page, server.url);
    const html = await (await fetch(at)).text();
    const named = tagsOf(html).flatMap((tag) => [attribute(tag, 'href'), attribute(tag, 'src')]);
    for (const address of new Set(named)) {
      if (address === null || /^(?:[a-z][a-z+.-]*:)/i.test(address)) continue;
      const url = new URL(address, at);
      const hash = decodeURIComponent(url.hash.slice(1));
      url.hash = '';
      const { ok, ids } = await ask(url.href);
      if (!url.href.startsWith(server.url)) dead.push(`${page}: ${address} leaves the path of the site`);
      else if (!ok) dead.push(`${page}: ${address} is not there`);
      else if (hash !== '' && !ids.has(hash)) dead.push(`${page}: ${address} has no such anchor`);
    }
  }
  server.end();
  return dead;
}

const idsOf = (html: string): ReadonlySet<string> => new Set(tagsOf(html).flatMap((tag) => attribute(tag, 'id') ?? []));
