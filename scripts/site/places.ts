import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groups } from './pages.ts';

/** The folder of the project, and that of the site in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const site = fileURLToPath(new URL('.', import.meta.url));

/** Pages beside README.md that the site shows. */
const beside = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];

/** The Markdown files of the project that are pages of the site, by path. */
export function pageFiles(): string[] {
  const inFolders = ['docs', 'decisions', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return [...beside, ...inFolders].sort();
}

/**
 * Where a file of the project stands in the source of the site: `docs/mock.md` is `mock.md`, `decisions/README.md` is
 * `decisions/index.md`. What is no page (an example, a picture) keeps its place in `files/`, but pictures of docs/ stand
 * beside their pages.
 */
export function placeOf(file: string): string {
  if (file === 'README.md') return 'overview.md';
  if (beside.includes(file)) return file.toLowerCase();
  if (/^docs\/.+\.(?:md|webp|svg)$/.test(file)) return file.slice('docs/'.length);
  if (/^(?:decisions|examples)\/.+\.md$/.test(file)) return file.replace(/README\.md$/, 'index.md');
  return `public/files/${file}`;
}

/** Whether a link of a page may lead there: a file of the project that is kept in git, and goes to users. */
export const isFile = (file: string): boolean => {
  const at = join(root, file);
  return !file.startsWith('..') && existsSync(at) && statSync(at).isFile();
};

/** One public door of the package: the name that is imported, the file that it is made from, its page. */
export interface Door {
  readonly name: string;
  readonly source: string;
  readonly page: string;
}

/** The public doors, read off package.json; which file each is made from is read off the build. */
export async function doors(): Promise<readonly Door[]> {
  const { exports } = manifest();
  const { default: build } = await import('../../tsup.config.ts');
  const entry = !Array.isArray(build) && typeof build === 'object' ? build.entry : undefined;
  if (entry === undefined || Array.isArray(entry)) throw new Error('tsup.config.ts has no table of entries any more.');
  return Object.keys(exports)
    .filter((door) => door !== './package.json')
    .map((door) => {
      const short = door === '.' ? 'index' : door.slice(2);
      const source = entry[short];
      if (source === undefined) throw new Error(`package.json exports ${door}, and tsup.config.ts does not build it.`);
      const name = door === '.' ? 'lead-provider-sdk' : `lead-provider-sdk/${short}`;
      return { name, source, page: `api/${name}.md` };
    });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What the site reads of package.json. */
export function manifest(): {
  readonly exports: object;
  readonly files: readonly string[];
} {
  const read: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (!isObject(read)) throw new Error('package.json is no object.');
  const { exports, files } = read;
  if (!isObject(exports) || !Array.isArray(files)) throw new Error('package.json has no exports, or no files.');
  return { exports, files: files.filter((file): file is string => typeof file === 'string') };
}

interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly SidebarItem[];
}

/** The sidebar as vitepress takes it: the table of pages, then the doors. */
export async function sidebar(): Promise<readonly SidebarItem[]> {
  const link = (place: string): string => `/${place.replace(/(?:^|(?<=\/))index\.md$|\.md$/, '')}`;
  const api = (await doors()).map(({ name, page }) => ({
    text: name.replace(/^lead-provider-sdk\//, '…/'),
    link: link(page),
  }));
  return [
    ...groups.map(({ title, folded, pages }) => ({
      text: title,
      ...(folded === undefined ? {} : { collapsed: folded }),
      items: pages.map(([file, text]) => ({ text, link: link(placeOf(file)) })),
    })),
    {
      text: 'API',
      collapsed: false,
      items: [
        { text: 'All doors', link: '/api/' },
        ...api,
        { text: 'Types that are not exported', link: '/api/Types-that-are-not-exported' },
      ],
    },
  ];
}
