import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutSchema } from '../../src/generate/emit-answers.ts';
import { generateClient, readyToGenerate, type ClientFiles } from '../../src/generate/generate-client.ts';
import { prepare, type PreparedDescription } from '../../src/generate/prepare.ts';
import { Project } from './support/project.ts';

const folder = 'test/generate/fixtures/wild';
const kinds = readdirSync(folder);

let project: Project;
const made = new Map<string, { readonly prepared: PreparedDescription; readonly files: ClientFiles }>();

beforeAll(async () => {
  project = await Project.create();
  for (const kind of kinds) {
    const source = { location: `${folder}/${kind}`, name: kind, bundled: false };
    const prepared = readyToGenerate(await prepare('rect', source, { corrections: false }));
    made.set(kind, { prepared, files: await generateClient('rect', prepared) });
  }
}, 300_000);

afterAll(() => project.remove());

function of(kind: string): { readonly prepared: PreparedDescription; readonly files: ClientFiles } {
  const found = made.get(kind);
  if (found === undefined) throw new Error(`There is no ${kind}.`);
  return found;
}

interface Schema {
  safeParse(value: unknown): { readonly success: boolean };
}

async function answersOf(kind: string): Promise<(operation: string, value: unknown) => boolean> {
  const { answers } = await project.load(`schemas-${kind}.ts`, of(kind).files['schemas.ts']);
  return (operation, value) => {
    const schema: unknown = Object.getOwnPropertyDescriptor(answers, operation)?.value;
    if (!isSchema(schema)) throw new Error(`${operation} has no schema.`);
    return schema.safeParse(value).success;
  };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'safeParse' in value;
}

describe('files of descriptions as others write them', () => {
  test('compile under strict, whatever the traits', async () => {
    const paths: string[] = [];
    for (const [kind, { files }] of made) {
      for (const name of ['types.ts', 'schemas.ts', 'operations.ts'] as const) {
        const path = `${kind.replace('.yaml', '')}/${name}`;
        await project.write(path, files[name]);
        paths.push(path);
      }
    }
    expect(paths).toHaveLength(33);
    expect(project.errors(paths)).toEqual([]);
  }, 120_000);

  test('do nothing when they are loaded', async () => {
    for (const [kind, { files }] of made) {
      for (const name of ['schemas.ts', 'operations.ts'] as const)
        await project.load(`load-${kind}-${name}`, files[name]);
    }
    expect('RAN' in globalThis).toBe(false);
  });

  test.each<[string, readonly string[]]>([
    ['responses.yaml', ['DELETE /c', 'GET /d']],
    ['free-form.yaml', ['GET /files/{id}']],
    ['spring.yaml', []],
    ['dotnet.yaml', []],
  ])('%s: operations whose answers cannot be checked are named', (kind, named) => {
    expect(withoutSchema(of(kind).prepared.document, 'rect')).toEqual(named);
  });
});

test('what default alone refers to is kept, and what nothing refers to is not', () => {
  expect(Object.keys(of('responses.yaml').prepared.document.components?.schemas ?? {})).toContain('Problem');
  expect(of('responses.yaml').files['schemas.ts']).toContain('export const Problem = ');
  expect(of('responses.yaml').prepared.repairs.filter(({ kind }) => kind === 'unused')).toEqual([]);
});

describe('answers', () => {
  test('are checked though they are given in place, by reference, as 201 or 2XX, or after another type', async () => {
    const takes = await answersOf('responses.yaml');
    expect([takes('a', { data: { id: 'x' } }), takes('a', { data: { id: 1 } }), takes('a', {})]).toEqual([
      true,
      false,
      false,
    ]);
    expect([takes('b', { data: {} }), takes('b', { data: 1 })]).toEqual([true, false]);
    expect([takes('e', { id: 'x' }), takes('e', { id: 1 })]).toEqual([true, false]);
    const dotted = await answersOf('dotnet.yaml');
    expect([dotted('getApiUsers', { total: 5 }), dotted('getApiUsers', { total: '5' })]).toEqual([true, false]);
    expect(dotted('getApiUsers', { items: null })).toBe(true);
  });

  test('of schemas called Error or Date are checked by those schemas, and so are those called class or __proto__', async () => {
    const takes = await answersOf('globals.yaml');
    expect([takes('error', { code: 1, at: { year: 2 } }), takes('error', { code: 1, at: {} })]).toEqual([true, false]);
    expect([takes('date', { year: 1 }), takes('date', new Date())]).toEqual([true, false]);
    expect([takes('constructor', { string: {} }), takes('constructor', {})]).toEqual([true, false]);
    const value: unknown = JSON.parse('{"__proto__": "a", "constructor": "b"}');
    expect([takes('__proto__', value), takes('__proto__', {})]).toEqual([true, false]);
  });

  test('are held against what stands beside a reference, and against what a reference leads to inside', async () => {
    const takes = await answersOf('deep-references.yaml');
    expect([takes('a', { same: { extra: 1 } }), takes('a', { same: {} })]).toEqual([true, false]);
    expect([takes('b', { owner: { name: 'x' } }), takes('b', { owner: {} })]).toEqual([true, false]);
    expect([takes('c', { owner: { name: 'x' } }), takes('c', { owner: {} })]).toEqual([true, false]);
  });

  test('are held against patterns of Ruby as Ruby means them; one that cannot be said is told of and left out', async () => {
    const takes = await answersOf('ruby.yaml');
    const list = 'statements.list';
    expect([takes(list, { trn: '1234567' }), takes(list, { trn: 'A1234567' })]).toEqual([true, false]);
    expect([takes(list, { trn: '1234567', name: 'Zoë' }), takes(list, { trn: '1234567', name: '1' })]).toEqual([
      true,
      false,
    ]);
    expect([takes(list, { trn: '1234567', code: 'aBC' }), takes(list, { trn: '1234567', odd: '?' })]).toEqual([
      true,
      true,
    ]);
    expect(of('ruby.yaml').prepared.repairs.filter(({ kind }) => kind === 'pattern-left-out')).toHaveLength(1);
  });
});

describe('the table of operations', () => {
  test('has filters and sorts that are put together', async () => {
    const { operations } = await project.load('operations-ruby.ts', of('ruby.yaml').files['operations.ts']);
    expect(operations).toMatchObject({
      'statements.list': {
        filters: { cohort: { kind: 'year' }, updated_since: { kind: 'instant' } },
        sort: ['created_at', '-created_at'],
        paged: true,
      },
    });
  });

  test('has texts as they are written, apostrophes and new lines included', async () => {
    const { operations } = await project.load('operations-texts.ts', of('texts.yaml').files['operations.ts']);
    const name = "list a provider's things";
    expect(operations).toEqual({ [name]: expect.objectContaining({ method: 'GET' }) });
  });
});
