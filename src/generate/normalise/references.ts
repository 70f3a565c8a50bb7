import { DocumentError, type Place } from '../document-error.ts';
import { pointer, pointerKeys, target } from '../references.ts';
import { isNode, walk, type Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';

/** Sections whose parts are used by reference alone. Security schemes are used by name and stay. */
const SECTIONS = [
  'schemas',
  'responses',
  'parameters',
  'requestBodies',
  'headers',
  'examples',
  'pathItems',
  'callbacks',
];

/** Deals with references that lead nowhere: mends a slip, and lets a schema that is not there stand for anything. */
export function repairReferences(document: Node, source: string, log: RepairLog): void {
  walk(document, {
    schema: (schema, place) => {
      const ref = schema['$ref'];
      if (ref === undefined) return;
      if (typeof ref !== 'string') throw new DocumentError(source, [...place, '$ref'], 'has to be a text.');
      // one that leads out of the document is refused below
      if (!ref.startsWith('#') || target(document, ref) !== undefined) return;
      const meant = closeSchema(document, ref);
      if (meant === null) {
        delete schema['$ref'];
        log.add('ref-dangling', place, ref);
      } else {
        schema['$ref'] = meant;
        log.add('ref-mended', place, `${ref} to ${meant}`);
      }
    },
  });
  for (const { ref, place } of references(document)) {
    if (!ref.startsWith('#'))
      throw new DocumentError(
        source,
        [...place, '$ref'],
        `leads out of the document, to ${ref}. Such references are only followed with --allow-remote-refs.`,
      );
    if (target(document, ref) === undefined)
      throw new DocumentError(source, [...place, '$ref'], `leads to ${ref}, where nothing stands.`);
    if (isCircle(document, ref))
      throw new DocumentError(source, [...place, '$ref'], `leads to ${ref}, which leads back to itself.`);
  }
}

/** The schema of the same name in other capitals, or in the section where older documents keep schemas. */
function closeSchema(document: Node, ref: string): string | null {
  if (!ref.startsWith('#/')) return null;
  const name = pointerKeys(ref).at(-1)?.toLowerCase();
  const components = isNode(document['components']) ? document['components'] : {};
  const schemas = isNode(components['schemas']) ? Object.keys(components['schemas']) : [];
  const close = schemas.filter((schema) => schema.toLowerCase() === name);
  return close.length === 1 && close[0] !== undefined ? pointer(['components', 'schemas', close[0]]) : null;
}

function isCircle(document: Node, ref: string): boolean {
  let at = target(document, ref);
  for (let hops = 0; isNode(at) && typeof at['$ref'] === 'string'; hops += 1) {
    if (hops > 50) return true;
    at = target(document, at['$ref']);
  }
  return false;
}

/** Drops components that no operation reaches, whatever the dropped ones refer to included. */
export function dropUnused(document: Node, log: RepairLog): void {
  const { components, ...rest } = document;
  if (!isNode(components)) return;
  const reached = new Set<string>();
  const queue: unknown[] = [rest];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const { ref } of references(node)) {
      const [area, section, name] = pointerKeys(ref);
      if (area !== 'components' || section === undefined || name === undefined) continue;
      const key = pointer([area, section, name]);
      if (reached.has(key)) continue;
      reached.add(key);
      queue.push(target(document, key) ?? {});
    }
  }
  for (const section of SECTIONS) {
    const parts = components[section];
    if (!isNode(parts)) continue;
    for (const name of Object.keys(parts)) {
      if (reached.has(pointer(['components', section, name]))) continue;
      Reflect.deleteProperty(parts, name);
      log.add('unused', ['components', section, name]);
    }
    if (Object.keys(parts).length === 0) Reflect.deleteProperty(components, section);
  }
}

/** Keywords whose keys are names of the document's own. */
const BY_NAME = new Set([
  ...SECTIONS,
  'paths',
  'webhooks',
  'content',
  'properties',
  'patternProperties',
  '$defs',
  'dependentSchemas',
  'links',
  'variables',
  'encoding',
  'securitySchemes',
]);
/** Keywords that hold data, in which nothing is a reference. */
const DATA = new Set(['example', 'default', 'enum', 'const', 'value', 'mapping']);

/**
 * Every reference in a node, those of discriminators included; what stands in examples and extensions is data and no
 * reference. `byName` tells that the keys of the node are names, and no keywords.
 */
function* references(node: unknown, place: Place = [], byName = false): Generator<{ ref: string; place: Place }> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* references(item, [...place, index]);
    return;
  }
  if (!isNode(node)) return;
  if (!byName) yield* ownReferences(node, place);
  for (const [key, value] of Object.entries(node)) {
    const isData = !byName && (key.startsWith('x-') || DATA.has(key) || (key === 'examples' && Array.isArray(value)));
    if (!isData) yield* references(value, [...place, key], !byName && BY_NAME.has(key) && isNode(value));
  }
}

function* ownReferences(node: Node, place: Place): Generator<{ ref: string; place: Place }> {
  if (typeof node['$ref'] === 'string') yield { ref: node['$ref'], place };
  const discriminator = isNode(node['discriminator']) ? node['discriminator'] : {};
  const mapping = isNode(discriminator['mapping']) ? discriminator['mapping'] : {};
  for (const value of Object.values(mapping)) {
    if (typeof value === 'string' && value.startsWith('#'))
      yield { ref: value, place: [...place, 'discriminator', 'mapping'] };
  }
}
