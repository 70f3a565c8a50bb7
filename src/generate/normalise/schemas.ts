import { DocumentError, type Place } from '../document-error.ts';
import { list } from '../document.ts';
import { isNode, walk, type Node } from '../walk.ts';
import { repairBesideReference } from './beside-references.ts';
import { repairKeywords } from './keywords.ts';
import { kindOf } from './kind-of.ts';
import { repairNullable } from './nullable.ts';
import { repairPattern } from './patterns.ts';
import type { RepairLog } from './repairs.ts';

const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const TYPE_SPELLINGS = new Map([
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['bool', 'boolean'],
  ['str', 'string'],
  ['text', 'string'],
  ['list', 'array'],
  ['hash', 'object'],
]);
const FORMAT_SPELLINGS = new Map([
  ['date_time', 'date-time'],
  ['datetime', 'date-time'],
  ['dateTime', 'date-time'],
  ['date time', 'date-time'],
  ['timestamp', 'date-time'],
  ['UUID', 'uuid'],
  ['guid', 'uuid'],
]);

/** Repairs what single schemas have wrong, parents before children. */
export function repairSchemas(document: Node, source: string, log: RepairLog): void {
  walk(document, {
    notASchema: (value, place) => {
      throw new DocumentError(source, place, `a schema has to stand here, not ${kindOf(value)}.`);
    },
    schema: (schema, place) => {
      repairRequired(schema, place, source, log);
      repairType(schema, place, source, log);
      repairEnum(schema, place, log);
      repairKeywords(schema, place, log);
      repairPattern(schema, place, log);
      repairLimits(schema, place, log);
      repairFormat(schema, place, log);
      moveExample(schema, place, log);
      repairNullable(schema, place, log);
      repairBesideReference(schema, place, log);
      refuseEmptyChoice(schema, place, source);
    },
  });
}

/** `required: true` on a property belongs into the list of the object that has it. */
function repairRequired(schema: Node, place: Place, source: string, log: RepairLog): void {
  const properties = isNode(schema['properties']) ? schema['properties'] : null;
  if (typeof schema['required'] === 'boolean') {
    log.add('boolean-required', place, 'of no property');
    delete schema['required'];
  }
  for (const [name, property] of Object.entries(properties ?? {})) {
    if (!isNode(property) || typeof property['required'] !== 'boolean') continue;
    log.add('boolean-required', [...place, 'properties', name], String(property['required']));
    if (property['required']) schema['required'] = [...list(schema['required']), name];
    delete property['required'];
  }
  if (schema['required'] === undefined) return;
  const written = schema['required'];
  if (!Array.isArray(written) || !written.every((name) => typeof name === 'string')) {
    throw new DocumentError(
      source,
      [...place, 'required'],
      `has to be a list of property names, or true or false on a property, not ${kindOf(written)}.`,
    );
  }
  // beside allOf and its like, and in a part of one, a name may belong to a property of another branch
  const isPart = ['allOf', 'anyOf', 'oneOf'].includes(String(place.at(-2)));
  const own =
    properties !== null &&
    !isPart &&
    !['allOf', 'anyOf', 'oneOf', '$ref', 'if', 'patternProperties'].some((key) => key in schema);
  const kept = written.filter(
    (name, index) => written.indexOf(name) === index && (!own || Object.hasOwn(properties, name)),
  );
  if (kept.length === written.length) return;
  log.add(
    'required-unknown',
    place,
    written.filter((name, index) => written.indexOf(name) !== index || !kept.includes(name)).join(', '),
  );
  if (kept.length > 0) schema['required'] = kept;
  else delete schema['required'];
}

function repairType(schema: Node, place: Place, source: string, log: RepairLog): void {
  const written: unknown[] = 'type' in schema ? [schema['type']].flat() : [];
  const types = written.map((type) => {
    if (typeof type === 'string' && TYPES.has(type)) return type;
    const meant =
      typeof type === 'string'
        ? (TYPE_SPELLINGS.get(type.toLowerCase()) ?? (TYPES.has(type.toLowerCase()) ? type.toLowerCase() : undefined))
        : undefined;
    if (meant === undefined)
      throw new DocumentError(
        source,
        [...place, 'type'],
        `${JSON.stringify(type)} is not a type of JSON. There are ${[...TYPES].join(', ')}.`,
      );
    log.add('type-spelling', place, `${String(type)} to ${meant}`);
    schema['type'] = Array.isArray(schema['type'])
      ? schema['type'].map((other: unknown) => (other === type ? meant : other))
      : meant;
    return meant;
  });
  if (types.length === 0) {
    const implied = impliedType(schema);
    if (implied !== null) {
      log.add('type-missing', place, implied);
      schema['type'] = implied;
      types.push(implied);
    }
  }
  if (types.includes('array') && !('items' in schema) && !('prefixItems' in schema)) {
    log.add('array-items', place);
    schema['items'] = {};
  }
  if (Array.isArray(schema['items']))
    throw new DocumentError(source, [...place, 'items'], 'has to be one schema for all items, not a list.');
}

function impliedType(schema: Node): string | null {
  if (['$ref', 'allOf', 'anyOf', 'oneOf', 'const'].some((key) => key in schema)) return null;
  if ('properties' in schema) return 'object';
  if ('items' in schema) return 'array';
  const values = Array.isArray(schema['enum']) ? schema['enum'].filter((value) => value !== null) : [];
  const kinds = new Set(values.map((value) => typeof value));
  const [kind] = kinds;
  return kinds.size === 1 && (kind === 'string' || kind === 'number' || kind === 'boolean') ? kind : null;
}

function repairEnum(schema: Node, place: Place, log: RepairLog): void {
  if (!Object.hasOwn(schema, 'enum')) return;
  const values = schema['enum'];
  // no value at all could be meant by no list, and no tool can write down the others
  if (!Array.isArray(values) || values.length === 0 || values.some((value) => isNode(value) || Array.isArray(value))) {
    log.add('enum-values', place, Array.isArray(values) && values.length === 0 ? 'an empty list' : kindOf(values));
    delete schema['enum'];
    return;
  }
  const kept = [...new Set<unknown>(values)];
  if (kept.length === values.length) return;
  log.add('enum-repeat', place, values.filter((value, index) => values.indexOf(value) !== index).join(', '));
  schema['enum'] = kept;
}

function repairLimits(schema: Node, place: Place, log: RepairLog): void {
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    log.add('exclusive-limit', place, exclusive);
    if (schema[exclusive] && limit in schema) {
      schema[exclusive] = schema[limit];
      Reflect.deleteProperty(schema, limit);
    } else {
      Reflect.deleteProperty(schema, exclusive);
    }
  }
}

function repairFormat(schema: Node, place: Place, log: RepairLog): void {
  const { format } = schema;
  const meant = typeof format === 'string' ? FORMAT_SPELLINGS.get(format) : undefined;
  if (meant === undefined) return;
  log.add('format-spelling', place, `${String(format)} to ${meant}`);
  schema['format'] = meant;
}

function moveExample(schema: Node, place: Place, log: RepairLog): void {
  if (!('example' in schema) || '$ref' in schema) return;
  if (!Array.isArray(schema['examples'])) schema['examples'] = [schema['example']];
  delete schema['example'];
  log.add('example', place);
}

function refuseEmptyChoice(schema: Node, place: Place, source: string): void {
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const branches = schema[key];
    if (key in schema && (!Array.isArray(branches) || branches.length === 0))
      throw new DocumentError(source, [...place, key], 'has to be a list with at least one schema.');
  }
}
