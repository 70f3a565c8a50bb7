import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SIZE = 'test/support/size.ts';

/** The test files whose size is chosen by `test/support/size.ts`: those that import it, themselves or through others. */
export function sizedFiles(root: string): string[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((path) => path.endsWith('.ts'));
  const imports = new Map(files.map((path) => [path, importsOf(root, path)]));
  const reached = new Set([SIZE]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const [path, named] of imports) if (named.some((one) => reached.has(one))) reached.add(path);
  }
  return [...reached].filter((path) => path.endsWith('.test.ts')).sort();
}

/** What a file imports from the folder of tests, as paths from the root. */
function importsOf(root: string, path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^(?:import|export|\}) .*?'(\.[^']+)';$/gm)].map(([, to = '']) =>
    relative(root, join(root, dirname(path), to)),
  );
}
