import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { isFile, pageFiles, placeOf, root, site } from './places.ts';

/** Lays the pages of the project, the first page, and the files that they lead to, as vitepress wants them, into `source`. */
export function writeSource(source: string): void {
  const files = new Set<string>();
  for (const file of pageFiles()) {
    const text = readFileSync(join(root, file), 'utf8');
    if (/<!--\s*@include/.test(text))
      throw new Error(`${file} includes a file, which no other reader of it does. Link to it.`);
    write(join(source, placeOf(file)), text);
    for (const [, address = ''] of text.matchAll(/\]\(([^)\s#]+)/g)) {
      const target = posix.join(posix.dirname(file), address);
      if (!/^[a-z]+:/.test(address) && !target.endsWith('.md') && isFile(target)) files.add(target);
    }
  }
  for (const file of files) {
    mkdirSync(dirname(join(source, placeOf(file))), { recursive: true });
    cpSync(join(root, file), join(source, placeOf(file)));
  }
  write(join(source, 'index.md'), readFileSync(join(site, 'first-page.md'), 'utf8'));
}

/** The configuration and the looks, beside the pages. */
export function writeVitepress(source: string): void {
  const folder = join(source, '.vitepress');
  write(join(folder, 'config.ts'), `export { default } from '../../config.ts';\n`);
  // the fonts of the theme are large, and a reader has some
  write(
    join(folder, 'theme/index.ts'),
    `import Theme from 'vitepress/theme-without-fonts';\nimport '../../../style.css';\nexport default Theme;\n`,
  );
}

export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
