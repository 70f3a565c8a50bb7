import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, inject, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const consumers = inject('consumers');
const project = join(consumers, 'fresh');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(file: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(file, [...args], { cwd: project }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const leadProvider = (...args: string[]): Promise<Ended> =>
  run(join(consumers, 'node_modules/.bin/lead-provider'), args);
const tsc = (): Promise<Ended> =>
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', '.']);

beforeAll(async () => {
  await mkdir(join(project, 'src'), { recursive: true });
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await writeFile(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'NodeNext',
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        types: ['node'],
        noEmit: true,
      },
      include: ['src'],
    }),
  );
  await writeFile(
    join(project, 'src/main.ts'),
    `
    import { createClient, type Client } from './dfe/index.js';
    const dfe: Client = createClient({ service: 'rect', environment: 'sandbox', token: 'abc' });
    export const names = async (): Promise<string[]> => (await dfe.participants.list({ cohort: 2025 }).collect({ max: 10 })).map(({ attributes }) => attributes.full_name);
  `,
  );
});

describe('without the tools that generate', () => {
  test.each<[string, string[], RegExp]>([
    [
      'generate',
      ['generate', '--service', 'rect', '--out', 'src/dfe'],
      /generate needs openapi-typescript, typescript, @hey-api\/openapi-ts, jsonpath-rfc9535, which are not installed\..*npm install --save-dev openapi-typescript@7 typescript@5/,
    ],
    [
      'diff',
      ['diff', 'bundled', 'live', '--service', 'rect'],
      /diff needs jsonpath-rfc9535, which is not installed\..*npm install --save-dev jsonpath-rfc9535@1/,
    ],
  ])('%s says what to install', async (_name, args, words) => {
    const { code, err } = await leadProvider(...args);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(words) });
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('in a fresh project with the tools', () => {
  beforeAll(async () => {
    for (const name of ['openapi-typescript', 'typescript', '@hey-api/openapi-ts', 'jsonpath-rfc9535']) {
      await mkdir(dirname(join(consumers, 'node_modules', name)), { recursive: true });
      await symlink(join(root, 'node_modules', name), join(consumers, 'node_modules', name), 'dir');
    }
  });

  test('generate writes a client that compiles, and --check agrees until something changes', async () => {
    const made = await leadProvider('generate', '--service', 'rect', '--out', 'src/dfe');
    expect(made).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(/wrote types\.ts, schemas\.ts, operations\.ts, index\.ts to src\/dfe \(\d+\.\d s\)/),
    });
    expect(await tsc()).toEqual({ code: 0, out: '', err: '' });
    expect(await leadProvider('generate', '--service', 'rect', '--out', 'src/dfe', '--check')).toEqual({
      code: 0,
      err: '',
      out: expect.stringContaining('src/dfe is up to date'),
    });
    await writeFile(join(project, 'src/dfe/operations.ts'), '// mine\n');
    const stale = await leadProvider('generate', '--service', 'rect', '--out', 'src/dfe', '--check');
    expect(stale).toEqual({
      code: 1,
      err: '',
      out: expect.stringMatching(/src\/dfe is stale: operations\.ts\. Run the command without --check/),
    });
    expect(await readFile(join(project, 'src/dfe/operations.ts'), 'utf8')).toBe('// mine\n');
  }, 180_000);

  test('generate ends quietly when nobody reads what it prints, and has written its files', async () => {
    const command = `${join(consumers, 'node_modules/.bin/lead-provider')} generate --service rect --out src/piped`;
    const { code, out, err } = await run('bash', ['-o', 'pipefail', '-c', `${command} | head -1`]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^lead-provider generate: rect from .*\n$/);
    expect((await leadProvider('generate', '--service', 'rect', '--out', 'src/piped', '--check')).code).toBe(0);
  }, 120_000);

  test('generate never writes over a file that is not its own', async () => {
    await mkdir(join(project, 'src/mine'), { recursive: true });
    await writeFile(join(project, 'src/mine/index.ts'), 'export const mine = 1;\n');
    const { code, err } = await leadProvider('generate', '--service', 'rect', '--out', 'src/mine');
    expect(code).toBe(1);
    expect(err).toMatch(/mine\/index\.ts was not made by this command.*Move it away/);
    expect(await readFile(join(project, 'src/mine/index.ts'), 'utf8')).toBe('export const mine = 1;\n');
  }, 120_000);

  test('a description from a file is repaired, corrected and told of', async () => {
    const { out, code } = await leadProvider(
      'generate',
      '--service',
      'rect',
      '--spec',
      join(root, 'test/generate/fixtures/rough/lists.yaml'),
      '--out',
      'src/rough',
    );
    expect(code).toBe(0);
    expect(out).toContain('rect from lists.yaml (OpenAPI 3.1.0)');
    expect(out).toContain('$.components.schemas.Thing: id, gone');
    expect(out).toContain('0 corrections from spec/rect.overlay.yaml');
    expect(out).toContain('warning: the description has no PUT /api/v3/participants/{id}/defer (participants.defer)');
  }, 120_000);

  test('diff compares, in three formats, and fails when that is asked for', async () => {
    const files = ['base.yaml', 'base.yaml'].map((file) => join(root, 'test/generate/fixtures/revisions', file));
    const same = await leadProvider('diff', ...files, '--fail-on', 'warning');
    expect(same).toEqual({ code: 0, err: '', out: 'rect: base.yaml to base.yaml: nothing changed for a client\n' });
    const old = files[0] ?? '';
    const json = await leadProvider('diff', old, 'bundled', '--format', 'json');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({ service: 'rect', old: 'base.yaml' });
    expect(await leadProvider('diff', old, 'bundled', '--fail-on', 'breaking', '--format', 'markdown')).toEqual({
      code: 1,
      err: '',
      out: expect.stringContaining('## Breaking'),
    });
  }, 180_000);

  test.each<[string, string[], number, RegExp]>([
    ['no service', ['generate', '--out', 'src/dfe'], 2, /--service rect or --service ecf/],
    ['no folder', ['generate', '--service', 'rect'], 2, /--out src\/dfe/],
    ['an unknown option', ['generate', '--servcie', 'rect'], 2, /--servcie/],
    [
      'another extension',
      ['generate', '--service', 'rect', '--out', 'x', '--import-extension', 'mjs'],
      2,
      /--import-extension is js, ts or none/,
    ],
    [
      'a description that is not there',
      ['generate', '--service', 'rect', '--out', 'x', '--spec', 'nowhere.yaml'],
      1,
      /nowhere\.yaml: cannot be read/,
    ],
    [
      'plain http',
      ['generate', '--service', 'rect', '--out', 'x', '--spec', 'http://example.org/a.yaml'],
      1,
      /only https: is/,
    ],
    [
      'live where it is not known',
      ['generate', '--service', 'ecf', '--out', 'x', '--spec', 'live'],
      1,
      /ecf publishes its description is not known/,
    ],
    ['one description to compare', ['diff', 'bundled'], 2, /give two descriptions/],
    [
      'a format that is none',
      ['diff', 'bundled', 'bundled', '--format', 'html'],
      2,
      /--format is text, markdown or json/,
    ],
    [
      'a level that is none',
      ['diff', 'bundled', 'bundled', '--fail-on', 'all'],
      2,
      /--fail-on is breaking, warning or none/,
    ],
    ['no service to tell from', ['diff', 'bundled', 'bundled'], 2, /Say --service rect or --service ecf/],
  ])(
    '%s is refused',
    async (_name, args, code, words) => {
      const ended = await leadProvider(...args);
      expect(ended.code).toBe(code);
      expect(ended.err).toMatch(words);
      expect(ended.err).not.toMatch(/\n\s+at /);
    },
    60_000,
  );
});
