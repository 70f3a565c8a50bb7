import { isRecord } from '../base/guards.ts';
import type { Place } from './document-error.ts';

/** An object of a document that may be changed in place. */
export type Node = Record<string, unknown>;

export function isNode(value: unknown): value is Node {
  return isRecord(value);
}

/** What a walk tells about. A node that is only a `$ref` is told as such and not followed. */
export interface Visitor {
  readonly schema?: (schema: Node, place: Place) => void;
  readonly parameter?: (parameter: Node, place: Place) => void;
  /** Called for what stands where a schema should, but is neither an object nor a boolean. */
  readonly notASchema?: (value: unknown, place: Place) => void;
  /** Holders of `example` and `examples` beside a `schema`: parameters, headers and media types. */
  readonly exampleHolder?: (holder: Node, place: Place) => void;
  readonly operation?: (operation: Node, place: Place, path: string, method: string, item: Node) => void;
}

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

const ONE = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];

/**
 * Goes through a document by the meaning of its parts, so that a property called `required` is never taken for a
 * keyword. Parents come before children.
 */
export function walk(document: Node, visitor: Visitor): void {
  const components = isNode(document['components']) ? document['components'] : {};
  each(components['schemas'], ['components', 'schemas'], (value, place) => walkSchema(value, place, visitor));
  each(components['parameters'], ['components', 'parameters'], (value, place) => parameter(value, place, visitor));
  each(components['headers'], ['components', 'headers'], (value, place) => header(value, place, visitor));
  each(components['requestBodies'], ['components', 'requestBodies'], (value, place) => body(value, place, visitor));
  each(components['responses'], ['components', 'responses'], (value, place) => response(value, place, visitor));
  each(components['callbacks'], ['components', 'callbacks'], (value, place) => pathItems(value, place, visitor));
  pathItems(components['pathItems'], ['components', 'pathItems'], visitor);
  pathItems(document['paths'], ['paths'], visitor);
  pathItems(document['webhooks'], ['webhooks'], visitor);
}

function walkSchema(value: unknown, place: Place, visitor: Visitor): void {
  if (typeof value === 'boolean') return;
  if (!isNode(value)) {
    visitor.notASchema?.(value, place);
    return;
  }
  visitor.schema?.(value, place);
  for (const key of ONE) if (key in value) walkSchema(value[key], [...place, key], visitor);
  for (const key of LISTS)
    if (key in value) eachOf(value[key], [...place, key], (part, at) => walkSchema(part, at, visitor), visitor);
  for (const key of MAPS) {
    if (!(key in value)) continue;
    if (!isNode(value[key])) visitor.notASchema?.(value[key], [...place, key]);
    each(value[key], [...place, key], (part, at) => walkSchema(part, at, visitor));
  }
}

function pathItems(items: unknown, place: Place, visitor: Visitor): void {
  each(items, place, (item, at) => {
    if (!isNode(item)) return;
    eachOf(item['parameters'], [...at, 'parameters'], (value, inner) => parameter(value, inner, visitor));
    for (const method of METHODS) {
      const operation = item[method];
      if (isNode(operation)) walkOperation(operation, [...at, method], String(at.at(-1)), method, item, visitor);
    }
  });
}

function walkOperation(
  operation: Node,
  place: Place,
  path: string,
  method: string,
  item: Node,
  visitor: Visitor,
): void {
  visitor.operation?.(operation, place, path, method, item);
  eachOf(operation['parameters'], [...place, 'parameters'], (value, at) => parameter(value, at, visitor));
  body(operation['requestBody'], [...place, 'requestBody'], visitor);
  each(operation['responses'], [...place, 'responses'], (value, at) => response(value, at, visitor));
  each(operation['callbacks'], [...place, 'callbacks'], (value, at) => pathItems(value, at, visitor));
}

function parameter(value: unknown, place: Place, visitor: Visitor): void {
  if (!isNode(value)) return;
  visitor.parameter?.(value, place);
  header(value, place, visitor);
}

function header(value: unknown, place: Place, visitor: Visitor): void {
  if (!isNode(value) || '$ref' in value) return;
  visitor.exampleHolder?.(value, place);
  if ('schema' in value) walkSchema(value['schema'], [...place, 'schema'], visitor);
  content(value, place, visitor);
}

function body(value: unknown, place: Place, visitor: Visitor): void {
  if (isNode(value)) content(value, place, visitor);
}

function response(value: unknown, place: Place, visitor: Visitor): void {
  if (!isNode(value)) return;
  each(value['headers'], [...place, 'headers'], (part, at) => header(part, at, visitor));
  content(value, place, visitor);
}

function content(holder: Node, place: Place, visitor: Visitor): void {
  each(holder['content'], [...place, 'content'], (media, at) => {
    if (!isNode(media)) return;
    visitor.exampleHolder?.(media, at);
    if ('schema' in media) walkSchema(media['schema'], [...at, 'schema'], visitor);
  });
}

function each(map: unknown, place: Place, visit: (value: unknown, place: Place) => void): void {
  if (isNode(map)) for (const [key, value] of Object.entries(map)) visit(value, [...place, key]);
}

function eachOf(list: unknown, place: Place, visit: (value: unknown, place: Place) => void, visitor?: Visitor): void {
  if (Array.isArray(list)) list.forEach((value: unknown, index) => visit(value, [...place, index]));
  else if (list !== undefined) visitor?.notASchema?.(list, place);
}
