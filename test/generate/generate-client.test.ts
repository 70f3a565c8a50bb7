import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes, services, type OperationTable, type Service } from '../../src/contract/index.ts';
import type { OpenApiDocument } from '../../src/generate/document.ts';
import { coverageOf, generateClient, staleFiles, type ClientFiles } from '../../src/generate/generate-client.ts';
import { writeFiles } from '../../src/generate/generate.ts';
import { prepare, type PreparedDescription } from '../../src/generate/prepare.ts';
import { findSource } from '../../src/generate/source.ts';
import { descriptions } from '../support/descriptions.ts';
import { Project } from './support/project.ts';

let project: Project;
const bundled: Partial<Record<Service, { prepared: PreparedDescription; files: ClientFiles }>> = {};

beforeAll(async () => {
  project = await Project.create();
  for (const service of services) {
    const prepared = await prepare(service, await findSource('bundled', service));
    bundled[service] = { prepared, files: await generateClient(service, prepared) };
  }
}, 300_000);

afterAll(() => project.remove());

function made(service: Service): { prepared: PreparedDescription; files: ClientFiles } {
  const found = bundled[service];
  if (found === undefined) throw new Error('Nothing was generated.');
  return found;
}

const body = (text: string): string => text.slice(text.indexOf('*/'));

describe.each(services)('from the bundled description of %s', (service) => {
  test('comes what stands in generated/, but for the header and where a type is imported from', async () => {
    const { files, prepared } = made(service);
    expect(prepared.repairs).toEqual([]);
    expect(prepared.corrections).toEqual([]);
    for (const name of ['types.ts', 'schemas.ts', 'operations.ts'] as const) {
      const ours = await readFile(`generated/${service}/${name}`, 'utf8');
      // compared as booleans: a difference of thousands of lines helps nobody
      expect(
        content(files[name]) === content(ours.replace("'../../src/contract/operation.ts'", "'lead-provider-sdk'")),
        `${service}/${name}`,
      ).toBe(true);
    }
  });

  test('comes the same each time', async () => {
    expect(await generateClient(service, made(service).prepared)).toEqual(made(service).files);
  }, 120_000);

  test('all operations of the wrappers are covered, and no other', () => {
    expect(coverageOf(service, descriptions[service])).toEqual({ lacking: [], beyond: [] });
  });
});

/** What follows the header. */
function content(text: string): string {
  return body(text).replace(/^\*\/\n+/, '');
}

describe('a check', () => {
  test('names what is stale or missing, and minds no line ends', async () => {
    const { files } = made('rect');
    const folder = project.at('checked');
    expect(await staleFiles(folder, files)).toEqual(Object.keys(files));
    await writeFiles(folder, files);
    expect(await staleFiles(folder, files)).toEqual([]);
    await project.write('checked/index.ts', files['index.ts'].replaceAll('\n', '\r\n'));
    await project.write('checked/types.ts', `${files['types.ts']}// mine\n`);
    expect(await staleFiles(folder, files)).toEqual(['types.ts']);
  });
});

describe('an operation that is gone', () => {
  const removals: [Service, string, string][] = services.flatMap((service) => [
    [service, 'put', routes[service]['participants.withdraw'][1]],
    [service, 'get', routes[service]['schools.list'][1]],
    // the path stays, and with it the other method
    [service, 'post', routes[service]['partnerships.create'][1]],
  ]);
  const name = (service: string, method: string, path: string): string =>
    `${service}-${method}${path.replaceAll(/\W+/g, '-')}`;

  test('is one error of the compiler, which names it, for each service', async () => {
    for (const [service, method, path] of removals) {
      const document = without(descriptions[service], method, path);
      const files = await generateClient(service, { ...made(service).prepared, document });
      await project.write(`${name(service, method, path)}/types.ts`, files['types.ts']);
      await project.write(`${name(service, method, path)}/operations.ts`, files['operations.ts']);
      await project.write(`${name(service, method, path)}/schemas.ts`, 'export const answers = {};\n');
      await project.write(`${name(service, method, path)}/index.ts`, files['index.ts']);
    }
    const errors = project.errors(removals.map((removal) => `${name(...removal)}/index.ts`));
    for (const [service, method, path] of removals) {
      const found = errors.filter((error) => error.startsWith(`${name(service, method, path)}/`));
      expect(found, `${service} ${method} ${path}`).toHaveLength(1);
      expect(found[0]).toContain(`'${path}'`);
      if (method === 'post') expect(found[0]).toContain("'post'");
      expect(found[0]).toContain(service === 'rect' ? 'RectContract' : 'EcfContract');
    }
  }, 300_000);

  test.each(removals)('is told of when the files are made: %s %s %s', (service, method, path) => {
    expect(coverageOf(service, without(descriptions[service], method, path)).lacking).toEqual([
      expect.stringContaining(`${method.toUpperCase()} ${path} (`),
    ]);
  });
});

function without(document: OpenApiDocument, method: string, path: string): OpenApiDocument {
  const item = Object.fromEntries(Object.entries(document.paths[path] ?? {}).filter(([key]) => key !== method));
  const paths = Object.fromEntries(
    Object.entries({ ...document.paths, [path]: item }).filter(([, operations]) => Object.keys(operations).length > 0),
  );
  return { ...document, paths };
}

describe('a new operation', () => {
  test('is told of, and stands in the table under its own id', async () => {
    const path = '/api/v3/mentorship-periods';
    const document: OpenApiDocument = {
      ...descriptions.rect,
      paths: {
        ...descriptions.rect.paths,
        [path]: { get: { operationId: 'listMentorshipPeriods', responses: { 200: { description: 'All.' } } } },
      },
    };
    expect(coverageOf('rect', document)).toEqual({ lacking: [], beyond: [`GET ${path}`] });
    const files = await generateClient('rect', { ...made('rect').prepared, document });
    expect(files['operations.ts']).toContain(`'listMentorshipPeriods': { method: 'GET', path: '${path}'`);
  }, 60_000);
});

describe('what users read', () => {
  test('the samples of docs/when-the-spec-changes.md compile against a generated client', async () => {
    const text = await readFile('docs/when-the-spec-changes.md', 'utf8');
    const samples = [...text.matchAll(/```typescript\n([\s\S]*?)```/g)].map(([, code = '']) => code);
    expect(samples.length).toBeGreaterThan(0);
    for (const [file, written] of Object.entries(made('rect').files)) await project.write(`docs/dfe/${file}`, written);
    for (const [i, code] of samples.entries()) await project.write(`docs/sample-${i}.ts`, code);
    expect(project.errors(samples.map((_, i) => `docs/sample-${i}.ts`))).toEqual([]);
  }, 120_000);

  test('files name their source without secrets, paths of this machine or a way out of the comment', async () => {
    const { prepared } = made('rect');
    const { 'index.ts': index } = await generateClient('rect', {
      ...prepared,
      source: { location: 'x', name: 'odd */ name.yaml', bundled: false },
    });
    expect(index.split('\n')[0]).toBe('/* Made from odd * / name.yaml by `lead-provider generate --service rect`.');
    expect((await findSource('https://user:secret@example.org/a.yaml?key=1', 'rect')).name).toBe(
      'https://example.org/a.yaml',
    );
    expect((await findSource('/somewhere/else/a.yaml', 'rect')).name).toBe('a.yaml');
    expect((await findSource('spec/rect-v3.yaml', 'rect')).name).toBe('spec/rect-v3.yaml');
  }, 60_000);

  test.each(['.js', '.ts', ''] as const)(
    'files import each other with %j',
    async (extension) => {
      const { 'index.ts': index } = await generateClient('rect', made('rect').prepared, extension);
      expect([...index.matchAll(/'\.\/(\w+)([^']*)'/g)].map(([, , end]) => end)).toEqual(Array(4).fill(extension));
    },
    60_000,
  );
});

describe('a source', () => {
  test('live is what the service publishes, where that is known', async () => {
    expect(await findSource('live', 'rect')).toEqual(
      expect.objectContaining({
        location: 'https://www.register-early-career-teachers.education.gov.uk/api/docs/v3/swagger.yaml',
        bundled: false,
      }),
    );
    await expect(findSource('live', 'ecf')).rejects.toThrow(/ecf publishes its description is not known/);
  });

  test('our own description by another name is not corrected again', async () => {
    const { corrections, document } = await prepare('rect', await findSource('spec/rect-v3.yaml', 'rect'));
    expect(corrections).toEqual([]);
    expect(document).toEqual(made('rect').prepared.document);
  });
});

describe('a published description', () => {
  // as the services publish theirs: attributes without `required`, filters without a word about commas
  const published = {
    openapi: '3.0.1',
    info: { title: 'Published', version: '1' },
    paths: {
      '/api/v3/statements': {
        get: {
          operationId: 'getStatements',
          parameters: [
            {
              name: 'filter',
              in: 'query',
              style: 'deepObject',
              schema: { $ref: '#/components/schemas/StatementsFilter' },
            },
            { name: 'page', in: 'query', schema: { type: 'object' } },
          ],
          responses: {
            200: {
              description: 'All.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Statement' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        StatementsFilter: {
          type: 'object',
          properties: { cohort: { type: 'string' }, updated_since: { type: 'string' } },
        },
        Statement: {
          type: 'object',
          properties: {
            attributes: {
              properties: { month: { type: 'string' }, paid: { type: 'boolean' }, new_one: { type: 'string' } },
            },
          },
        },
      },
    },
  };
  const source = (name: string): PreparedDescription['source'] => ({
    location: project.at(name),
    name,
    bundled: false,
  });

  test('is corrected: what is always sent is not optional, what splits at commas takes several', async () => {
    await project.write('published.json', JSON.stringify(published));
    const prepared = await prepare('rect', source('published.json'));
    expect(prepared.corrections).toEqual([expect.objectContaining({ overlay: 'spec/rect.overlay.yaml' })]);
    expect(prepared.corrections[0]?.missed.length).toBeGreaterThan(0);
    const files = await generateClient('rect', prepared);
    expect(files['types.ts']).toMatch(/month: string;/);
    // what nobody knows of yet stays as it is published, and what is not there is not asked for
    expect(files['types.ts']).toMatch(/new_one\?: string;/);
    expect(files['types.ts']).not.toContain('cut_off_date');
    const { operations }: { operations?: OperationTable } = await project.load('operations.ts', files['operations.ts']);
    expect(operations?.['statements.list']?.filters).toEqual({
      cohort: { kind: 'year', many: true },
      updated_since: { kind: 'instant' },
    });
  }, 60_000);

  test('is left as it is when that is asked for', async () => {
    await project.write('published.json', JSON.stringify(published));
    const prepared = await prepare('rect', source('published.json'), { corrections: false });
    expect(prepared.corrections).toEqual([]);
    expect((await generateClient('rect', prepared))['types.ts']).toMatch(/month\?: string;/);
  }, 60_000);

  test('takes corrections of the user as well', async () => {
    await project.write('published.json', JSON.stringify(published));
    await project.write(
      'own.yaml',
      "overlay: 1.0.0\ninfo: { title: own, version: '1' }\nactions: [{ target: $.components.schemas.Statement.properties.attributes, update: { required: [new_one] } }]\n",
    );
    const prepared = await prepare('rect', source('published.json'), { overlays: [project.at('own.yaml')] });
    expect((await generateClient('rect', prepared))['types.ts']).toMatch(/new_one: string;/);
  }, 60_000);
});
