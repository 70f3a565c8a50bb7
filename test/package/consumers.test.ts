import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const consumers = inject('consumers');
const root = fileURLToPath(new URL('../..', import.meta.url));

async function node(consumer: string, script: string, ...args: string[]): Promise<unknown> {
  const { stdout, stderr } = await run(process.execPath, [script, ...args], { cwd: join(consumers, consumer) });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** The doors a user can import, read from the installed package. */
async function doors(): Promise<string[]> {
  const installed: unknown = JSON.parse(
    await readFile(join(consumers, 'node_modules/lead-provider-sdk/package.json'), 'utf8'),
  );
  if (typeof installed !== 'object' || installed === null || !('exports' in installed))
    throw new Error('the installed package has no exports');
  return Object.keys(installed.exports ?? {}).map((key) => key.replace('.', 'lead-provider-sdk'));
}

describe('the installed package', () => {
  test.each([['esm'], ['cjs']])('works in a consumer, beside its copy in the other format (%s)', async (consumer) => {
    expect(await node(consumer, 'main.js')).toEqual({
      name: 'Ada Finch',
      listed: true,
      missing: 404,
      // the ESM and the CommonJS copy have classes of their own; the guard knows both
      foreign: { sameClass: false, recognised: true },
    });
  });

  test('needs no import() in CommonJS: it works where every context refuses one, as in Jest', async () => {
    expect(await node('cjs', 'closed-context.js')).toEqual({
      refused: 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING',
      tom: true,
      listed: true,
      rows: 1,
      outcome: { kind: 'rule', outcome: 'not-sent' },
    });
  });

  test('opens the same doors to import and to require', async () => {
    const names = await doors();
    expect(names).toContain('lead-provider-sdk/mock/server');
    expect(names.filter((name) => name.includes('*'))).toEqual([]);
    const [imported, required] = await Promise.all([
      node('esm', 'doors.js', ...names),
      node('cjs', 'doors.js', ...names),
    ]);
    const withoutManifest = (found: unknown): object => ({
      ...(typeof found === 'object' ? found : {}),
      'lead-provider-sdk/package.json': [],
    });
    expect(withoutManifest(imported)).toEqual(withoutManifest(required));
    expect(imported).toMatchObject({
      'lead-provider-sdk': expect.arrayContaining(['createClient', 'isLeadProviderError', 'HttpError']),
      'lead-provider-sdk/mock': expect.arrayContaining(['createMock', 'defaultScenario', 'ScenarioError']),
      'lead-provider-sdk/mock/msw': ['handlers'],
      'lead-provider-sdk/mock/server': ['loadScenario', 'serve'],
      'lead-provider-sdk/schemas/rect': expect.arrayContaining(['Participant']),
      'lead-provider-sdk/schemas/ecf': expect.arrayContaining(['Participant']),
    });
  });

  // msw's own types need the DOM's, so that door is compiled by itself
  test.each(['tsconfig.json', 'tsconfig.msw.json'])(
    'has types that a strict compiler accepts (%s)',
    async (config) => {
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const { stdout } = await run(process.execPath, [tsc, '-p', join(consumers, 'typescript', config)]).catch(
        (error: unknown) => {
          throw new Error(
            typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : String(error),
          );
        },
      );
      expect(stdout).toBe('');
    },
    120_000,
  );
});
