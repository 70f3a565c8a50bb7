import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { installExample, manifestOf, type Example } from './example.ts';
import { ended } from './fresh/consumer.ts';

/**
 * The projects of `examples/` that are copied as they are: each is installed from the tarball in an empty folder, and
 * its one command is run there.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whom `lp1` trains in the default world, by the table in docs/mock.md. */
const ofProvider1 = [
  'Ada Finch: cohort 2025, active',
  'Ben Ortiz: cohort 2025, active',
  'Cara Singh: cohort 2025, deferred',
  'Dan Moss: cohort 2025, withdrawn',
  'Fay Doyle: cohort 2024, active',
  'Gil Brandt: cohort 2025, active',
  'Hal Ito: cohort 2024, active',
  'Joan Lyle: cohort 2025, active',
  'Mia Larsen: cohort 2025, active',
  'Tom Adeyemi: cohort 2025, active',
];

let base = '';

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'lead-provider-examples-'));
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe.each<Example>(['commonjs'])('examples/%s', (example) => {
  test('asks for this package by its version, and for tools of the versions that it was tried with', async () => {
    const [ours, theirs] = await Promise.all([manifestOf(root), manifestOf(join(root, 'examples', example))]);
    expect(theirs.dependencies).toEqual({ 'lead-provider-sdk': '^0.1.0' });
    for (const [name, version] of Object.entries(theirs.devDependencies))
      expect(version, name).toBe(`^${String(ours.devDependencies[name]).replace('^', '')}`);
  });
});

test('examples/commonjs: npm start tells what became of a declaration, and of the second one', async () => {
  const folder = await installExample('commonjs', inject('tarball'), base);
  const { code, out, err } = await ended(folder, 'npm', ['start', '--silent']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.split('\n');
  expect(lines.slice(0, 10).sort()).toEqual(ofProvider1);
  expect(lines.slice(10)).toEqual([
    'May Ben be declared as started? clear',
    'Declared: started, eligible',
    'Again? not-sent, by rect.declaration.D8',
    '',
  ]);
});
