import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { DocumentError } from '../../src/generate/document-error.ts';
import { readDocument } from '../../src/generate/document.ts';
import { fetchDocument } from '../../src/generate/fetch-document.ts';
import { liftSchemas } from '../../src/generate/lift.ts';
import { normalise, repairKinds, type Repair, type RepairKind } from '../../src/generate/normalise.ts';
import { rough, roughFile } from './support/rough.ts';

const refused = 'test/generate/fixtures/refused';

describe('a rough description', () => {
  test.each(rough)('$file: each repair is told of, with its place', async ({ file, repairs }) => {
    const { repairs: made } = normalise(await fetchDocument(roughFile(file)), file);
    // the version, and where an example stands, change in nearly all of them and are held by the tests below
    const told = made.filter(
      ({ kind }) => kind !== 'version' && (kind !== 'example' || repairs.some(([known]) => known === 'example')),
    );
    expect(told.map(({ kind, place, detail }) => [kind, place, ...(detail === '' ? [] : [detail])])).toEqual(repairs);
  });

  test.each(rough)('$file: comes out clean, and the one that went in is as it was', async ({ file }) => {
    const written = await fetchDocument(roughFile(file));
    const before = structuredClone(written);
    const { document } = normalise(written, file);
    expect(written).toEqual(before);
    expect(document.openapi).toMatch(/^3\.1/);
    expect(normalise(document, file)).toEqual({ document, repairs: [] });
  });

  test('in a part of allOf, a required name may belong to another part', () => {
    const named = { type: 'object', required: ['id'], properties: { name: { type: 'string' } } };
    const schemas = (schema: object): object => ({
      openapi: '3.1.0',
      info: { title: 't', version: '1' },
      paths: {
        '/it': {
          get: {
            operationId: 'it',
            responses: {
              200: {
                description: 'it',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/It' } } },
              },
            },
          },
        },
      },
      components: { schemas: { It: schema } },
    });
    const dropped = (schema: object): RepairKind[] =>
      normalise(schemas(schema), 'small.yaml').repairs.map(({ kind }) => kind);
    expect(dropped({ allOf: [named, { type: 'object', properties: { id: { type: 'string' } } }] })).toEqual([]);
    expect(dropped(named)).toEqual(['required-unknown']);
  });

  test('the fixtures show every kind of repair', async () => {
    const shown = new Set<RepairKind>();
    for (const file of readdirSync('test/generate/fixtures/rough'))
      for (const { kind } of await allRepairs(file)) shown.add(kind);
    expect([...shown].sort()).toEqual(Object.keys(repairKinds).sort());
    expect(readdirSync('test/generate/fixtures/rough').sort()).toEqual(rough.map(({ file }) => file).sort());
  });

  test('ids and examples of documents are mended, not those of users', async () => {
    const { document } = normalise(await fetchDocument(roughFile('uuid-examples.json')), 'x');
    const text = JSON.stringify(document);
    expect(text).toContain('1a2b3c4d-1111-4111-8111-aaaaaaaaaaaa');
    expect(text).toContain('22222222-2222-4222-8222-222222222220');
    expect(text).toContain('33333333-3333-4333-8333-333333333333');
    expect(text).not.toContain('no id at all');
  });
});

async function allRepairs(file: string): Promise<readonly Repair[]> {
  const { document, repairs } = normalise(await fetchDocument(roughFile(file)), file);
  return [...repairs, ...liftSchemas(document).repairs];
}

describe('our own descriptions', () => {
  test.each(services)('%s needs no repair and comes out as it went in', async (service) => {
    const written = await readDocument(`spec/${service}-v3.yaml`);
    const { document, repairs } = normalise(written, service);
    expect(repairs).toEqual([]);
    expect(isDeepStrictEqual(document, written)).toBe(true);
  });
});

describe('a description that cannot be repaired is refused, with file, place and reason', () => {
  test.each<[string, string, RegExp]>([
    [
      'unknown-type.yaml',
      "$.paths['/things'].get.responses['200'].content['application/json'].schema.type",
      /"wibble" is not a type of JSON/,
    ],
    [
      'dangling-response.yaml',
      "$.paths['/things'].get.responses['200'].$ref",
      /#\/components\/responses\/Nowhere, where nothing stands/,
    ],
    [
      'not-a-schema.yaml',
      "$.paths['/things'].get.responses['200'].content['application/json'].schema.properties.a",
      /a schema has to stand here, not "text"/,
    ],
    [
      'remote-ref.yaml',
      "$.paths['/things'].get.responses['200'].content['application/json'].schema.$ref",
      /leads out of the document.*--allow-remote-refs/,
    ],
    ['no-paths.yaml', '$.paths', /there are no paths/],
    ['no-slash.yaml', '$.paths.things', /begin with a slash, and \/things is there as well/],
    ['all-of-loop.yaml', '$.components.schemas.A.allOf[0]', /put together from itself.*Take out the part/],
    [
      'own-alias.yaml',
      "$.paths['/a'].get.responses['200'].content['application/json'].schema.properties.child",
      /alias .* has no end.*\$ref/,
    ],
    ['repeated-key.json', "$.paths['/a'].get", /the key "operationId" stands here twice \(again in line 8\)/],
    ['latin-1.yaml', '$', /is not UTF-8 \(see line 5\); it may be Latin-1/],
    ['repeated-key.yaml', '$', /Map keys must be unique at line 5/],
    ['swagger.yaml', '$.swagger', /is Swagger 2\.0\. Only OpenAPI 3\.0 and 3\.1/],
    ['later-version.yaml', '$.openapi', /is version 3\.2\.0/],
    ['cut-off.json', '$', /neither YAML nor JSON/],
    ['page.html', '$', /a page of HTML or XML/],
    [
      'circle.yaml',
      "$.paths['/a'].get.responses['200'].content['application/json'].schema.$ref",
      /leads back to itself/,
    ],
  ])('%s', async (file, place, words) => {
    const source = `${refused}/${file}`;
    const error: unknown = await fetchDocument(source)
      .then((written) => normalise(written, source))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DocumentError);
    if (!(error instanceof DocumentError)) return;
    expect(error.message.startsWith(source)).toBe(true);
    expect({ source: error.source, place: error.place }).toEqual({ source, place });
    expect(error.message).toMatch(words);
  });

  test('all of the folder are tried', () => {
    expect(readdirSync(refused)).toHaveLength(16);
  });

  test.each([
    [null],
    [[]],
    ['text'],
    [{}],
    [{ openapi: '3.0.0', paths: { '/a': 1 } }],
    [{ openapi: '3.0.0', paths: { '/a': { get: [] } } }],
  ])('%j', (written) => {
    expect(() => normalise(written, 'x.yaml')).toThrow(DocumentError);
  });
});
