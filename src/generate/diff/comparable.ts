import { compareTexts } from '../../base/compare-texts.ts';
import { list, type OpenApiDocument } from '../document.ts';
import { resolveRef } from '../references.ts';
import { isNode, METHODS, type Node } from '../walk.ts';

/** What says nothing about the values on the wire. */
const PROSE = new Set([
  'title',
  'summary',
  'description',
  'tags',
  'example',
  'examples',
  'externalDocs',
  'default',
  'operationId',
  'discriminator',
  'xml',
  'callbacks',
  'servers',
]);

/** Lists whose order means nothing. */
const SETS = new Set(['required', 'enum', 'type']);

/**
 * A document with nothing in it but what goes over the wire, everything written out in place and in one order. Two
 * descriptions that name and arrange their schemas differently but say the same come out equal, and each difference of
 * the rest stands at the operation it touches.
 */
export function comparable(document: OpenApiDocument): Node {
  const root: Node = { ...document };
  const paths: Node = {};
  const schemes: Node = {};
  for (const path of Object.keys(document.paths).sort()) {
    const item = document.paths[path];
    const operations: Node = {};
    for (const method of METHODS) {
      const operation = item?.[method];
      if (isNode(operation)) operations[method] = comparableOperation(root, item?.['parameters'], operation, schemes);
    }
    paths[path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'compared', version: '1' },
    paths,
    components: { securitySchemes: schemes },
  };
}

function comparableOperation(root: Node, shared: unknown, operation: Node, schemes: Node): Node {
  const { parameters, security, ...rest } = operation;
  const written = [shared, parameters].flat().flatMap((parameter) => {
    const node = resolveRef(root, parameter);
    // what a request is authorised by does not concern the wrappers' arguments
    return node === null || node['in'] === 'header' ? [] : [node];
  });
  const byKey = new Map(
    written.map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, withStyle(parameter)]),
  );
  const inOrder = [...byKey].sort(([a], [b]) => compareTexts(a, b)).map(([, parameter]) => parameter);
  const compared = inline(root, { parameters: inOrder, ...rest }, []);
  return {
    ...(isNode(compared) ? compared : {}),
    security: comparableSecurity(root, security ?? root['security'], schemes),
  };
}

/** OpenAPI's defaults written out, so that saying them does not count as a change. */
function withStyle(parameter: Node): Node {
  const style = parameter['style'] ?? (parameter['in'] === 'query' ? 'form' : 'simple');
  // deepObject has but one way to be written, whatever `explode` says
  const explode = style === 'deepObject' ? true : (parameter['explode'] ?? style === 'form');
  return { ...parameter, style, explode, required: parameter['required'] === true };
}

/** Security schemes by what they are instead of by what they are called. */
function comparableSecurity(root: Node, security: unknown, schemes: Node): unknown[] {
  const components = isNode(root['components']) ? root['components'] : {};
  const known = isNode(components['securitySchemes']) ? components['securitySchemes'] : {};
  return (Array.isArray(security) ? security : []).filter(isNode).map((requirement) =>
    Object.fromEntries(
      Object.entries(requirement).map(([name, scopes]) => {
        const scheme = resolveRef(root, known[name]) ?? {};
        const what = [scheme['type'], scheme['scheme'], scheme['in'], scheme['name']]
          .filter((part) => typeof part === 'string')
          .join('-')
          .toLowerCase();
        schemes[what] = {
          type: scheme['type'],
          ...(scheme['scheme'] !== undefined && { scheme: scheme['scheme'] }),
          ...(scheme['in'] !== undefined && { in: scheme['in'], name: scheme['name'] }),
        };
        return [what, scopes];
      }),
    ),
  );
}

function inline(root: Node, written: unknown, above: readonly Node[], key = '', isMap = false): unknown {
  if (Array.isArray(written)) {
    const list = written.map((item: unknown) => inline(root, item, above));
    return SETS.has(key) ? sorted(list) : list;
  }
  if (!isNode(written)) return written;
  const node = '$ref' in written && !isMap ? resolveRef(root, written) : written;
  // a schema that contains itself is compared at its first level; deeper down it says the same again
  if (node === null || above.includes(node)) return {};
  const inside = [...above, node];
  const entries = Object.entries(node)
    .filter(([name]) => isMap || !(PROSE.has(name) || name.startsWith('x-')))
    .map(
      ([name, value]) =>
        [
          isMap && key === 'content' ? mediaType(name) : name,
          inline(
            root,
            value,
            inside,
            name,
            !isMap && (name === 'properties' || name === 'content' || name === 'responses'),
          ),
        ] as const,
    );
  return isMap ? Object.fromEntries(entries) : simple(Object.fromEntries(entries));
}

/** JSON by any name: the client reads all of them alike. */
function mediaType(type: string): string {
  return /[/+]json\b/.test(type) ? 'application/json' : type;
}

/** One way to write what can be written in several: null beside alternatives, a choice of one, parts taken together. */
function simple(schema: Node): Node {
  for (const key of ['anyOf', 'oneOf']) {
    const branches = schema[key];
    if (!Array.isArray(branches)) continue;
    const rest = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
    const values = branches.filter((branch) => !(isNode(branch) && branch['type'] === 'null'));
    const only: unknown = values[0];
    if (values.length === 1 && isNode(only))
      return { ...rest, ...only, ...(values.length < branches.length && nullable(only)) };
  }
  const { allOf, ...rest } = schema;
  return Array.isArray(allOf) && allOf.every(isNode) ? allOf.reduce<Node>(together, rest) : schema;
}

function nullable(schema: Node): Node {
  const type = 'type' in schema ? { type: sorted([...new Set([schema['type'], 'null'].flat())]) } : {};
  const values = Array.isArray(schema['enum']) ? { enum: sorted([...new Set([...list(schema['enum']), null])]) } : {};
  return { ...type, ...values };
}

function together(whole: Node, part: Node): Node {
  const properties = {
    ...(isNode(whole['properties']) && whole['properties']),
    ...(isNode(part['properties']) && part['properties']),
  };
  const required = [whole['required'], part['required']].flat().filter((name) => typeof name === 'string');
  return {
    ...whole,
    ...part,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required: sorted([...new Set(required)]) }),
  };
}

function sorted(list: readonly unknown[]): unknown[] {
  return [...list].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
