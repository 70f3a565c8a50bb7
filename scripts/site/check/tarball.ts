import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchorsOf } from '../../../test/support/markdown.ts';
import { root } from '../places.ts';

/** The files that the package ships, as npm counts them. */
export function shipped(): ReadonlySet<string> {
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = [...told.matchAll(/^\s*"path": ("[^"]+"),?$/gm)].map(([, path = '""']): unknown => JSON.parse(path));
  return new Set(paths.filter((path) => typeof path === 'string'));
}

/** The relative links of a page outside of code. */
export function relativeLinks(markdown: string): string[] {
  const text = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [
    ...[...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/^\[[^\]]+\]:\s*<?([^\s>]+)/gm)].map(([, target = '']) => target),
    ...[...text.matchAll(/<(?:a|img)\s[^>]*(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target),
  ];
  return targets.filter((target) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target));
}

/** Links of Markdown in the tarball that lead to no file in it, or to no anchor of that file; a line for each. */
export function deadInTarball(
  files: ReadonlySet<string>,
  read = (file: string): string => readFileSync(join(root, file), 'utf8'),
): string[] {
  const isFolder = (path: string): boolean => [...files].some((file) => file.startsWith(`${path}/`));
  return [...files]
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) =>
      relativeLinks(read(page)).flatMap((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : posix.join(posix.dirname(page), path).replace(/\/$/, '');
        if (!files.has(target) && !isFolder(target)) return [`${page}: ${link} is not in the tarball`];
        if (anchor === undefined) return [];
        return anchorsOf(read(target)).includes(anchor) ? [] : [`${page}: ${link} has no such anchor`];
      }),
    );
}

/**
 * Links of README that would be dead where a registry shows it: it has no folder to resolve them in but the root of the repository
 * that package.json names (`npm run release:check` asks for one), and shows headings without anchors of our own making.
 */
export function deadOnRegistry(files: ReadonlySet<string>, read?: (file: string) => string): string[] {
  const own = (read ?? ((file: string): string => readFileSync(join(root, file), 'utf8')))('README.md');
  const outside = relativeLinks(own)
    .filter((link) => /^(?:\.\.?\/|\/)/.test(link))
    .map((link) => `README.md: ${link} is not written from the root of the project`);
  return [...outside, ...deadInTarball(files, read).filter((line) => line.startsWith('README.md: '))];
}
