import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The Markdown pages under `root` that readers come upon, by path: those beside README.md, and of such folders as are
 * there.
 */
export function pagesOf(root: string, folders: readonly string[]): string[] {
  const there = folders.filter((folder) => existsSync(join(root, folder)));
  const inFolders = there.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  const besides = readdirSync(root).filter((name) => name.endsWith('.md'));
  return [...besides, ...inFolders].sort();
}

/** The relative links of a page that lead to no file, or to no heading or anchor in it. */
export function deadLinks(root: string, page: string): string[] {
  const text = withoutCode(readFileSync(join(root, page), 'utf8'));
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(root, page, target));
}

/** Whether a file of `root` has the anchor that an address such as `docs/services/rect.md#d14` names. */
export const isThere = (root: string, address: string): boolean => leadsSomewhere(root, 'README.md', address);

function leadsSomewhere(root: string, page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = join(root, path === '' ? page : join(dirname(page), path));
  if (!existsSync(file)) return false;
  return anchor === undefined || (statSync(file).isFile() && anchorsIn(file).has(anchor));
}

const known = new Map<string, ReadonlySet<string>>();

/** What a link into a page can name: its headings, as GitHub writes them, and anchors of its own. */
function anchorsIn(file: string): ReadonlySet<string> {
  const found = known.get(file) ?? new Set(anchorsOf(readFileSync(file, 'utf8')));
  known.set(file, found);
  return found;
}

export function anchorsOf(text: string): string[] {
  const titles = [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
  return [
    ...titles.map((title) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
    ...[...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id),
  ];
}

const withoutFences = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');
/** What stands in code is shown, not followed. */
const withoutCode = (text: string): string => withoutFences(text).replaceAll(/`[^`\n]*`/g, '');
