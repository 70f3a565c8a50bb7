import { DocumentError, type Place } from '../document-error.ts';
import { resolveRef } from '../references.ts';
import { isNode, walk, type Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';

/** Schema keywords that older habits put straight on a parameter. */
const LOOSE = ['type', 'format', 'enum', 'items', 'minimum', 'maximum', 'pattern', 'nullable', 'default'];

export function repairParameters(document: Node, source: string, log: RepairLog): void {
  walk(document, {
    parameter: (parameter, place) => {
      if ('$ref' in parameter) return;
      if (typeof parameter['name'] !== 'string' || typeof parameter['in'] !== 'string') {
        throw new DocumentError(source, place, 'a parameter needs a name and where it goes (in).');
      }
      if (!('schema' in parameter) && !('content' in parameter)) giveSchema(parameter, place, log);
      if (parameter['in'] === 'path' && parameter['required'] !== true) {
        parameter['required'] = true;
        log.add('path-parameter', place, `${parameter['name']} is required`);
      }
    },
  });
  walk(document, {
    operation: (operation, place, path, _method, item) => {
      if (place[0] !== 'paths') return;
      dropRepeats(document, operation, place, source, log);
      joinFilters(document, operation, place, log);
      addPathParameters(document, operation, item, path, place, log);
    },
  });
}

function giveSchema(parameter: Node, place: Place, log: RepairLog): void {
  const schema: Node = {};
  for (const key of LOOSE) {
    if (!(key in parameter)) continue;
    schema[key] = parameter[key];
    Reflect.deleteProperty(parameter, key);
  }
  parameter['schema'] = Object.keys(schema).length > 0 ? schema : { type: 'string' };
  log.add('parameter-schema', place, String(parameter['name']));
}

function parametersOf(holder: Node): unknown[] {
  return Array.isArray(holder['parameters']) ? holder['parameters'] : [];
}

function dropRepeats(document: Node, operation: Node, place: Place, source: string, log: RepairLog): void {
  const seen = new Map<string, string>();
  const kept = parametersOf(operation).filter((written, index) => {
    const parameter = resolveRef(document, written);
    const key = `${String(parameter?.['in'])} ${String(parameter?.['name'])}`;
    const text = JSON.stringify(parameter);
    const before = seen.get(key);
    if (before === undefined) return seen.set(key, text);
    if (before !== text)
      throw new DocumentError(
        source,
        [...place, 'parameters', index],
        `there are two different parameters ${String(parameter?.['name'])} in ${String(parameter?.['in'])}; only ` +
          'one can be meant.',
      );
    log.add('parameter-duplicate', [...place, 'parameters', index], String(parameter?.['name']));
    return false;
  });
  if (kept.length < parametersOf(operation).length) operation['parameters'] = kept;
}

/**
 * `filter[cohort]` and `filter[urn]` as parameters of their own are one `filter` object, as every other list has it.
 */
function joinFilters(document: Node, operation: Node, place: Place, log: RepairLog): void {
  const parameters = parametersOf(operation);
  const parts = parameters.flatMap((written) => {
    const parameter = resolveRef(document, written);
    const name =
      parameter?.['in'] === 'query' ? /^filter\[([^\]]+)\]$/.exec(String(parameter['name']))?.[1] : undefined;
    return parameter !== null && name !== undefined ? [{ written, parameter, name }] : [];
  });
  if (parts.length === 0 || parameters.some((written) => resolveRef(document, written)?.['name'] === 'filter')) return;
  const required = parts.filter(({ parameter }) => parameter['required'] === true).map(({ name }) => name);
  const filter: Node = {
    name: 'filter',
    in: 'query',
    style: 'deepObject',
    explode: true,
    required: required.length > 0,
    schema: {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(
        parts.map(({ parameter, name }) => [name, schemaOfPart(document, parameter, name)]),
      ),
    },
  };
  const first = parameters.findIndex((written) => parts.some((part) => part.written === written));
  const rest = parameters.filter((written) => !parts.some((part) => part.written === written));
  operation['parameters'] = [...rest.slice(0, first), filter, ...rest.slice(first)];
  log.add('split-filter', [...place, 'parameters'], parts.map(({ name }) => name).join(', '));
}

/** Some documents give each part the schema of the whole filter; the property of that name is meant then. */
function schemaOfPart(document: Node, parameter: Node, name: string): Node {
  const schema = resolveRef(document, parameter['schema']) ?? {};
  const properties = isNode(schema['properties']) ? schema['properties'] : {};
  const own = isNode(properties[name]) ? properties[name] : schema;
  const description = typeof parameter['description'] === 'string' ? { description: parameter['description'] } : {};
  return { ...structuredClone(own), ...('$ref' in own ? {} : description) };
}

function addPathParameters(
  document: Node,
  operation: Node,
  item: Node,
  path: string,
  place: Place,
  log: RepairLog,
): void {
  const known = [...parametersOf(item), ...parametersOf(operation)].map((written) => resolveRef(document, written));
  for (const [, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
    if (known.some((parameter) => parameter?.['in'] === 'path' && parameter['name'] === name)) continue;
    operation['parameters'] = [
      { name, in: 'path', required: true, schema: { type: 'string' } },
      ...parametersOf(operation),
    ];
    log.add('path-parameter', place, name);
  }
}
