/** What a page of a report holds, read back without a browser. */

export interface ReadTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The titles that stand to the right, as their numbers do. */
  readonly numbers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
const plain = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');

const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, inner]) => inner ?? '');

/** The part of a page with an id, without what stands around it. */
export const sectionIn = (page: string, id: string): string =>
  all(page, new RegExp(`<section id="${id}">(.*?)</section>`, 'gs'))[0] ?? '';

export const tablesIn = (html: string): readonly ReadTable[] =>
  all(html, /<table>(.*?)<\/table>/gs).map((table) => {
    const head = all(table, /<thead>(.*?)<\/thead>/gs).join('');
    return {
      caption: all(table, /<caption>(.*?)<\/caption>/gs)
        .map(plain)
        .join(),
      head: all(head, /<th scope="col"[^>]*>(.*?)<\/th>/gs).map(plain),
      numbers: all(head, /<th scope="col" class="n">(.*?)<\/th>/gs).map(plain),
      rows: all(table, /<tr>(<t[hd] (?:scope="row" )?(?:class="n" )?data-path.*?)<\/tr>/gs).map((row) =>
        all(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map(plain),
      ),
    };
  });

/** The tables that a reader has to open first. */
export const foldedIn = (html: string): readonly ReadTable[] =>
  tablesIn(all(html, /<details><summary>.*?<\/summary>\n(.*?)<\/details>/gs).join(''));

/** What is said to be at each path, in the order of the page. */
export const valuesIn = (html: string): readonly (readonly [path: string, shown: string])[] =>
  [...html.matchAll(/<(?:td|th|span|strong)[^>]*data-path="([^"]*)"[^>]*>(.*?)<\//gs)].map(([, path, shown]) => [
    plain(path ?? ''),
    plain(shown ?? ''),
  ]);

/** Rectangles of charts with their attributes by name. */
export const barsIn = (html: string): readonly Readonly<Record<string, string>>[] =>
  all(html, /<rect ([^>]*>.*?)<\/rect>/gs).map((bar) => ({
    ...Object.fromEntries([...bar.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])),
    title: plain(bar.split('>').slice(1).join('>')),
  }));
