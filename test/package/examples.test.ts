import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

describe.each<Example>(['browser', 'commonjs', 'crm'])('examples/%s', (example) => {
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

describe('examples/crm', () => {
  let folder = '';
  let crm = '';

  beforeAll(async () => {
    folder = await installExample('crm', inject('tarball'), base);
    crm = await readFile(join(folder, 'src/crm.ts'), 'utf8');
  });

  /** Runs its tests. Answers which failed, by their titles, and what was said. */
  async function runs(): Promise<{ code: number; failed: string[]; said: string }> {
    const { code, out, err } = await ended(folder, 'npm', ['test'], { NO_COLOR: '1' });
    const failed = [...out.matchAll(/^ +× (.*?)(?: \d+ms)?$/gm)].map(([, title = '']) => title);
    return { code, failed, said: `${out}${err}` };
  }

  test('npm test passes', async () => {
    const { code, failed, said } = await runs();
    expect({ code, failed }, said).toEqual({ code: 0, failed: [] });
    expect(said).toMatch(/Tests +9 passed \(9\)/);
  });

  test.each([
    ['dates declarations outside the milestone', '`${person.attended}T00:00:00Z`', "'2025-05-31T00:00:00Z'", 'once'],
    ['declares people who have left', "status === 'active' && ", '', 'deferred or withdrawn'],
    ['does not follow ids on writes', 'follow: true', 'follow: false', 'retired since the pull is followed'],
    [
      'does not follow ids on reads',
      'rename(from_participant_id, id);',
      'void from_participant_id;',
      'a pull moves a record',
    ],
    ['does not look what became of a write', ", onUnknown: 'settle'", '', '503'],
  ])('npm test fails when the CRM %s', async (_fault, line, broken, title) => {
    expect(crm.split(line)).toHaveLength(2);
    await writeFile(join(folder, 'src/crm.ts'), crm.replace(line, broken));
    const { code, failed, said } = await runs().finally(() => writeFile(join(folder, 'src/crm.ts'), crm));
    expect(code, said).toBe(1);
    expect(failed.join('\n'), said).toContain(title);
  });
});
