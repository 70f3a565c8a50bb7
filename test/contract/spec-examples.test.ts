import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { services } from '../../src/contract/index.ts';
import { list } from '../../src/generate/document.ts';
import { allOperations, contentOf, descriptions, nodes, schemaName, schemasOf } from '../support/descriptions.ts';

const RESOURCES = [
  'Participant',
  'ParticipantTransfers',
  'UnfundedMentor',
  'Declaration',
  'Partnership',
  'School',
  'DeliveryPartner',
  'Statement',
];

describe.each(services)('%s', (service) => {
  const document = descriptions[service];
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats(ajv);
  ajv.addVocabulary(['x-comma-separated', ...Object.keys(document)]);
  ajv.addSchema({ ...document, $id: service });
  const found = [...nodes(document)].flatMap(({ pointer, node }) =>
    list(node['examples']).map((example, index) => ({ pointer, index, example })),
  );

  test.each(Object.keys(schemasOf(document)))('schema %s compiles', (name) => {
    expect(ajv.compile({ $ref: `${service}#/components/schemas/${name}` })).toBeTypeOf('function');
  });

  test.each(found.map(({ pointer, index, example }) => [`${pointer} ${index}`, pointer, example] as const))(
    'example %s',
    (_, pointer, example) => {
      const validate = ajv.compile({ $ref: `${service}#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}` });
      validate(example);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  test('examples stand nowhere but in schemas, where they are checked', () => {
    const elsewhere = [...nodes(document)].filter(
      ({ pointer, node }) =>
        'example' in node ||
        ('examples' in node && (!Array.isArray(node['examples']) || !/\/(schemas|schema)(\/|$)/.test(pointer))),
    );
    expect(elsewhere.map(({ pointer }) => pointer)).toEqual([]);
  });

  test('every resource and every request has an example', () => {
    const requests = allOperations
      .filter((one) => one.service === service)
      .flatMap(({ operation }) =>
        Object.values(contentOf(isRecord(operation['requestBody']) ? operation['requestBody'] : undefined)).map(
          schemaName,
        ),
      );
    expect(requests).toHaveLength(7);
    for (const name of [...RESOURCES, ...requests]) {
      expect(
        found.filter(({ pointer }) => pointer === `/components/schemas/${String(name)}`),
        String(name),
      ).not.toEqual([]);
    }
  });

  test('served examples write date-times as the service does', () => {
    const times: [string, string][] = [];
    const walk = (value: unknown, key: string): void => {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) times.push([key, value]);
      else if (typeof value === 'object' && value !== null)
        for (const [inner, part] of Object.entries(value)) walk(part, inner);
    };
    for (const { pointer, example } of found)
      if (RESOURCES.some((name) => pointer === `/components/schemas/${name}`)) walk(example, '');
    expect(times.length).toBeGreaterThan(20);
    for (const [key, time] of times) {
      expect(time, key).toMatch(key === 'challenged_at' ? /T\d\d:\d\d:\d\d\.\d{3}Z$/ : /T\d\d:\d\d:\d\dZ$/);
    }
  });
});
