import { isRecord } from '../../src/base/guards.ts';

type Json = Readonly<Record<string, unknown>>;

/** The steps that `spec/mock-control.yaml` describes, in its order; an argument's place is that of its property. */
export function stepsOf(document: unknown): readonly object[] {
  return Object.values(record(record(document)['paths'])).flatMap((item) => {
    const post = record(item)['post'];
    const named = isRecord(post) ? post['x-step'] : undefined;
    if (!isRecord(post) || typeof named !== 'string') return [];
    const [who, step] = named.split('.');
    const [schema] = list(record(path(post, 'requestBody', 'content', 'application/json', 'schema'))['anyOf']);
    return [
      { who, step, summary: post['summary'], only: post['x-service'] ?? null, arguments: partsOf(schema, document) },
    ];
  });
}

function partsOf(schema: unknown, document: unknown): object[] {
  const { properties, required = [] } = record(schema);
  return Object.entries(record(properties)).map(([name, inner]) => ({
    name,
    isRequired: list(required).includes(name),
    ...argumentOf(inner, document),
  }));
}

function argumentOf(written: unknown, document: unknown): object {
  const schema = resolved(written, document);
  const either = schema['anyOf'];
  if (Array.isArray(either)) {
    const [inner] = list(either).filter((one) => record(one)['type'] !== 'null');
    return { ...argumentOf(inner, document), isNullable: true };
  }
  const about = schema['description'];
  if (schema['type'] === 'object')
    return {
      kind: 'group',
      isNullable: false,
      parts: partsOf(schema, document),
      ...(about !== undefined && { about }),
    };
  const kind = schema['x-kind'];
  if (typeof kind !== 'string')
    throw new Error(`spec/mock-control.yaml: an argument has no x-kind: ${JSON.stringify(schema)}`);
  const least = schema['minimum'] ?? schema['minLength'];
  const most = schema['maximum'] ?? schema['maxLength'];
  return {
    kind,
    isNullable: false,
    ...(Array.isArray(schema['enum']) && { values: schema['enum'] as unknown[] }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(about !== undefined && { about }),
  };
}

function resolved(schema: unknown, document: unknown): Json {
  const { $ref: reference } = record(schema);
  if (typeof reference !== 'string') return record(schema);
  return record(path(document, ...reference.replace('#/', '').split('/')));
}

const path = (from: unknown, ...keys: string[]): unknown => keys.reduce<unknown>((at, key) => record(at)[key], from);

function record(value: unknown): Json {
  if (!isRecord(value)) throw new Error(`spec/mock-control.yaml: expected an object, found ${typeof value}`);
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`spec/mock-control.yaml: expected a list, found ${typeof value}`);
  return value;
}
