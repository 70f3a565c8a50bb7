import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { operations as ecf } from '../../generated/ecf/operations.ts';
import { operations as rect } from '../../generated/rect/operations.ts';
import { routes, services, type OperationTable, type Service } from '../../src/contract/index.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { scenarioJsonSchema } from '../../src/mock/scenario/json-schema.ts';
import { descriptions } from '../support/descriptions.ts';

const tables: Readonly<Record<Service, OperationTable>> = { rect, ecf };
const read = (file: string): Promise<string> => readFile(file, 'utf8');

describe.each(services)('generated/%s', (service) => {
  const source = `spec/${service}-v3.yaml`;

  test('is what `npm run generate` makes of the description, byte for byte', async () => {
    const made = await generateFiles(service, source, source);
    expect((await readdir(`generated/${service}`)).sort()).toEqual(Object.keys(made).sort());
    for (const [name, text] of Object.entries(made)) {
      // compared as booleans: a difference of thousands of lines helps nobody
      expect(
        (await read(`generated/${service}/${name}`)) === text,
        `generated/${service}/${name} is stale; run npm run generate`,
      ).toBe(true);
    }
  });

  test('says how it was made, and ends its lines cleanly', async () => {
    for (const name of ['types.ts', 'schemas.ts', 'operations.ts']) {
      const text = await read(`generated/${service}/${name}`);
      expect(text.split('\n')[0]).toBe(
        `/* Made from ${source} (${descriptions[service].info.title}) by \`npm run generate\`.`,
      );
      expect(text).not.toMatch(/[ \t]$/m);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  test('holds every operation of the description under its wrapper', () => {
    const rows = Object.entries(tables[service]);
    expect(rows.map(([name, { method, path }]) => `${name}: ${method.toLowerCase()} ${path}`).sort()).toEqual(
      Object.entries(routes[service])
        .map(([name, [method, path]]) => `${name}: ${method} ${path}`)
        .sort(),
    );
  });

  test('has lists, and lists only, in pages, and offers several values where the service splits at commas', () => {
    for (const [name, { paged, filters }] of Object.entries(tables[service])) {
      expect(paged, name).toBe(name.endsWith('.list') || undefined);
      for (const [filter, { many }] of Object.entries(filters)) {
        const schools = name.startsWith('schools.');
        expect(many, `${name} ${filter}`).toBe(
          (filter === 'cohort' && !schools) ||
            filter === 'participant_id' ||
            filter === 'delivery_partner_id' ||
            undefined,
        );
      }
    }
  });
});

test('generated/scenario.schema.json is fresh', async () => {
  expect(
    (await read('generated/scenario.schema.json')) === scenarioJsonSchema(),
    'generated/scenario.schema.json is stale; run npm run generate',
  ).toBe(true);
});
