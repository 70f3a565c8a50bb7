import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { routes, servers, services, wrapperOf, type Service, type WrapperName } from '../../src/contract/index.ts';
import { deref, list } from '../../src/generate/document.ts';
import {
  allOperations,
  at,
  contentOf,
  descriptions,
  nodes,
  operationsOf,
  schemaName,
  schemasOf,
  type Operation,
} from '../support/descriptions.ts';

const JSON_TYPE: Readonly<Record<Service, string>> = { rect: 'application/json', ecf: 'application/vnd.api+json' };
const NOT_SORTED: Readonly<Record<Service, readonly WrapperName[]>> = {
  rect: ['declarations.list', 'statements.list'],
  ecf: ['transfers.list', 'declarations.list', 'statements.list'],
};
/** On `ecf` an unknown participant is an attribute error, so these three never answer 404. */
const ECF_NEVER_404: readonly (WrapperName | null)[] = [
  'participants.defer',
  'participants.resume',
  'participants.withdraw',
];

const isWrite = (one: Operation): boolean => one.method !== 'get';
const wrapper = (one: Operation): WrapperName | null => wrapperOf(one.service, one.method, one.path);

function expectedStatuses(one: Operation): string[] {
  const onOneRecord = one.path.includes('{id}') && !(one.service === 'ecf' && ECF_NEVER_404.includes(wrapper(one)));
  return [
    '200',
    '400',
    '401',
    ...(one.service === 'ecf' ? ['403'] : []),
    ...(onOneRecord ? ['404'] : []),
    ...(isWrite(one) ? ['422'] : []),
    '429',
    '500',
  ];
}

describe.each(services)('%s', (service) => {
  test('has the operations of the wrappers and no other', () => {
    const names = operationsOf(service).map(wrapper);
    expect([...names].sort()).toEqual(Object.keys(routes[service]).sort());
    expect(new Set(operationsOf(service).map(({ operation }) => operation['operationId'])).size).toBe(
      operationsOf(service).length,
    );
  });

  test('names the servers that the client calls', () => {
    const root: unknown = descriptions[service];
    const urls = list(isRecord(root) ? root['servers'] : undefined).map((server) =>
      isRecord(server) ? server['url'] : null,
    );
    expect(urls).toEqual([servers[service].production, servers[service].sandbox]);
  });
});

describe.each(allOperations.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const document = descriptions[one.service];
  const json = JSON_TYPE[one.service];

  test('says what it is', () => {
    for (const key of ['operationId', 'summary', 'description'])
      expect(one.operation[key], key).toEqual(expect.stringMatching(/\w{3}/));
    expect(one.operation['tags']).toHaveLength(1);
    expect(one.operation['x-repeat-safe']).toBeTypeOf('boolean');
    if (!isWrite(one)) expect(one.operation['x-repeat-safe']).toBe(true);
  });

  test('declares every status it can answer with, and no other', () => {
    expect(Object.keys(one.responses)).toEqual(expectedStatuses(one));
  });

  test('declares the bodies those statuses really have', () => {
    const errors = (status: string): unknown => schemaName(contentOf(one.responses[status])[json]);
    expect(Object.keys(contentOf(one.responses['200']))).toEqual([json]);
    expect(errors('400')).toBe('Errors');
    expect(contentOf(one.responses['400'])['text/html']).toMatchObject({ type: 'string', maxLength: 0 });
    expect(errors('401')).toBe('ErrorMessage');
    if (one.responses['403']) expect(contentOf(one.responses['403'])).toEqual({});
    if (one.responses['404']) expect(errors('404')).toBe(one.service === 'rect' ? 'Errors' : 'ErrorMessage');
    if (one.responses['422']) {
      const schema = contentOf(one.responses['422'])[json];
      const branches = schemaName(schema) ?? (isRecord(schema) ? list(schema['anyOf']).map(schemaName) : null);
      expect(one.service === 'rect' ? ['Errors', ['Errors', 'ErrorMessage']] : ['Errors']).toContainEqual(branches);
    }
    expect(Object.keys(contentOf(one.responses['429']))).toEqual(['text/plain']);
    expect(errors('500')).toBe('ErrorMessage');
  });

  test('takes the clock header of the sandbox', () => {
    expect(one.parameters.filter((p) => p['in'] === 'header')).toMatchObject([
      { name: 'X-With-Server-Date', required: false },
    ]);
  });

  test('takes a body that the service reads, exactly when it reads one', () => {
    const body = isRecord(one.operation['requestBody']) ? one.operation['requestBody'] : undefined;
    if (!isWrite(one) || wrapper(one) === 'declarations.void') {
      expect(body).toBeUndefined();
      return;
    }
    expect(body).toMatchObject({ required: true });
    expect(Object.keys(contentOf(body))).toEqual(['application/json']);
  });

  test('tells the limits of pages and the order of a list', () => {
    const name = wrapper(one);
    const query = (parameter: string): unknown =>
      one.parameters.find((p) => p['in'] === 'query' && p['name'] === parameter)?.['schema'];
    const paged = name?.endsWith('.list') === true;
    expect(query('page') !== undefined).toBe(paged);
    if (paged) {
      expect(deref(document, query('page'))['properties']).toMatchObject({
        page: { type: 'integer', minimum: 1, default: 1 },
        per_page: { type: 'integer', minimum: 1, maximum: 3000, default: 100 },
      });
    }
    const sorted = paged && !NOT_SORTED[one.service].includes(name);
    expect(query('sort') !== undefined).toBe(sorted);
    if (sorted) {
      const schema = deref(document, query('sort'));
      const values = schema['enum'] ?? deref(document, schema['items'])['enum'];
      expect(values).toEqual(['created_at', '-created_at', 'updated_at', '-updated_at']);
    }
  });
});

describe.each(services)('schemas of %s', (service) => {
  const document = descriptions[service];
  const everywhere = [...nodes(document)];

  test('are closed to what generators read in different ways', () => {
    expect(
      everywhere
        .filter(({ node }) => node['additionalProperties'] === true || 'oneOf' in node)
        .map(({ pointer }) => pointer),
    ).toEqual([]);
  });

  test('mark every key of an answer as required, because the service sends each one always', () => {
    const seen = new Set<string>();
    const visit = (schema: unknown): void => {
      const name = schemaName(schema);
      if (name !== null) {
        if (seen.has(name)) return;
        seen.add(name);
      }
      const node = deref(document, schema);
      if (isRecord(node['properties']))
        expect([...list(node['required'])].sort(), name ?? '').toEqual(Object.keys(node['properties']).sort());
      for (const part of [
        ...Object.values(isRecord(node['properties']) ? node['properties'] : {}),
        node['items'],
        ...list(node['anyOf']),
      ]) {
        if (part !== undefined) visit(part);
      }
    };
    for (const { responses } of operationsOf(service))
      for (const response of Object.values(responses)) Object.values(contentOf(response)).forEach(visit);
    expect(seen.size).toBeGreaterThan(40);
  });

  test('give the meaning of every value of every enum', () => {
    for (const { pointer, node } of everywhere) {
      const values = list(node['enum']);
      if (values.length < 2) continue;
      for (const value of values)
        expect(node['description'], pointer).toMatch(new RegExp(`^- \`${String(value)}\`: \\S.{5,}`, 'm'));
    }
  });

  test('describe every schema, every property and every parameter', () => {
    const bare = everywhere.filter(({ pointer, node }) => {
      const isNamed =
        /^\/components\/(schemas|parameters|responses)\/[^/]+$/.test(pointer) || /\/properties\/[^/]+$/.test(pointer);
      const isEnvelope =
        /\/properties\/(data|attributes|errors)$/.test(pointer) ||
        /Declaration(Before|From)2025\w+\/properties/.test(pointer);
      return isNamed && !isEnvelope && deref(document, node)['description'] === undefined;
    });
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });
});

describe.each(services)('declaration request of %s', (service) => {
  const document = descriptions[service];
  const PLAIN = ['training-event-attended', 'self-study-material-completed', 'other'];
  const ENGAGEMENT = [
    'training-event-attended',
    'self-study-material-completed',
    'materials-engaged-with-offline',
    'other',
  ];
  const THRESHOLD = ['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction'];
  const TYPES = [
    'started',
    'retained-1',
    'retained-2',
    'retained-3',
    'retained-4',
    'completed',
    'extended-1',
    'extended-2',
    'extended-3',
  ];

  /** Rule set, role, type, evidence allowed, whether it must be given. */
  const rows = [
    ...['Ect', 'Mentor'].flatMap((role) =>
      TYPES.map((type) => ['Before2025', role, type, type === 'started' ? [] : PLAIN, type !== 'started'] as const),
    ),
    ...TYPES.map(
      (type) =>
        [
          'From2025',
          'Ect',
          type,
          type === 'retained-2' ? THRESHOLD : type === 'completed' ? [...THRESHOLD, 'one-term-induction'] : ENGAGEMENT,
          service === 'rect' || type !== 'started',
        ] as const,
    ),
    ['From2025', 'Mentor', 'started', ENGAGEMENT, service === 'rect'] as const,
    ['From2025', 'Mentor', 'completed', THRESHOLD, true] as const,
  ];
  const nameOf = (ruleSet: string, role: string, type: string): string =>
    `Declaration${ruleSet}${role}${type.charAt(0).toUpperCase()}${type.slice(1).replace('-', '')}`;

  test('is any of one named schema per rule set, role and type', () => {
    const attributes = at(
      document,
      '/components/schemas/CreateDeclarationRequest/properties/data/properties/attributes',
    );
    expect(list(attributes['anyOf']).map(schemaName)).toEqual(
      rows.map(([ruleSet, role, type]) => nameOf(ruleSet, role, type)),
    );
  });

  test.each(rows)('%s %s %s', (ruleSet, role, type, evidence, required) => {
    const schema = deref(document, schemasOf(document)[nameOf(ruleSet, role, type)]);
    const properties = isRecord(schema['properties']) ? schema['properties'] : {};
    expect(properties['declaration_type']).toMatchObject({ enum: [type] });
    expect(properties['course_identifier']).toMatchObject({ enum: [role === 'Ect' ? 'ecf-induction' : 'ecf-mentor'] });
    expect(list(deref(document, properties['evidence_held'])['enum'])).toEqual(evidence);
    expect(list(schema['required'])).toEqual([
      'participant_id',
      'declaration_type',
      'declaration_date',
      'course_identifier',
      ...(required ? ['evidence_held'] : []),
    ]);
  });
});
