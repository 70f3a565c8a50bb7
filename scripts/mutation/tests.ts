import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What needs a build, a browser, a server of its own, or is about this folder; and what measures nothing but itself. */
const notAsked = /^test\/(package|browser|redis|cli|mutation|console|docs|examples|types|generate)\/|\/crash\//;

/** The files of tests that are asked about mutants. */
export function testFiles(root: string): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name}`)
    .filter((path) => path.endsWith('.test.ts') && !notAsked.test(path))
    .sort();
}
