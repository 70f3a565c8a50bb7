import type { Place } from '../document-error.ts';
import { list } from '../document.ts';
import { isNode, type Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';

/** What describes a schema and says nothing about its values; it stays outside when a schema is wrapped. */
export const ANNOTATIONS = new Set([
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'example',
  'examples',
  'externalDocs',
]);

/** OpenAPI 3.0's `nullable` as 3.1 says it, wherever it stands: beside a type, an enum, anyOf or a reference. */
export function repairNullable(schema: Node, place: Place, log: RepairLog): void {
  if (!('nullable' in schema)) return;
  const { nullable } = schema;
  delete schema['nullable'];
  if (nullable !== true && nullable !== 'true') return;
  log.add('nullable', place);
  if ('$ref' in schema || 'allOf' in schema) return wrap(schema);
  for (const key of ['anyOf', 'oneOf']) {
    const branches = schema[key];
    if (Array.isArray(branches) && !branches.some((branch) => isNode(branch) && admitsNull(branch)))
      schema[key] = [...list(branches), { type: 'null' }];
  }
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(null)) schema['enum'] = [...list(schema['enum']), null];
  if ('const' in schema && schema['const'] !== null) {
    schema['enum'] = [schema['const'], null];
    delete schema['const'];
  }
  if (typeof schema['type'] === 'string' && schema['type'] !== 'null') schema['type'] = [schema['type'], 'null'];
  else if (Array.isArray(schema['type']) && !schema['type'].includes('null'))
    schema['type'] = [...list(schema['type']), 'null'];
}

function wrap(schema: Node): void {
  const keys = Object.keys(schema).filter((key) => !ANNOTATIONS.has(key) && !key.startsWith('x-'));
  const inner: Node = Object.fromEntries(keys.map((key) => [key, schema[key]]));
  for (const key of keys) Reflect.deleteProperty(schema, key);
  schema['anyOf'] = [inner, { type: 'null' }];
}

function admitsNull(schema: Node): boolean {
  return schema['type'] === 'null' || (Array.isArray(schema['type']) && schema['type'].includes('null'));
}
