import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sizedFiles } from '../../scripts/tests/sized-files.ts';
import { apart } from './apart.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('no property says for itself how often it is tried', () => {
  const files = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(150);
  const own = files.filter((name) => /numRuns: [\d_]/.test(readFileSync(`${root}/test/${name}`, 'utf8')));
  expect(own).toEqual([]);
});

test('the long suites are those that ask for their size, themselves or through a helper', () => {
  const sized = sizedFiles(root);
  expect(sized).toContain('test/paging/paged.test.ts');
  expect(sized).toContain('test/fuzz/rect.test.ts');
  expect(sized).toContain('test/rules/rect/properties.test.ts');
  expect(sized).not.toContain('test/rules/rect/declaration.test.ts');
});

test('what changes what all of a process share has a process of its own, and most files do not', () => {
  expect(apart()).toContain('test/mock/shared/late.test.ts');
  expect(apart()).toContain('test/client/places.test.ts');
  expect(apart()).not.toContain('test/rules/rect/declaration.test.ts');
  const all = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  expect(apart().length).toBeLessThan(all.length / 4);
});
