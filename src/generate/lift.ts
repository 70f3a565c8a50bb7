import { deref, isDocument, type OpenApiDocument } from './document.ts';
import { jsonOf, successesOf } from './media.ts';
import { RepairLog, type Repair } from './normalise/repairs.ts';
import { pointer, pointerKeys, target } from './references.ts';
import { identifier } from './source-text.ts';
import { typeLoops } from './type-loops.ts';
import { uncheckable } from './uncheckable.ts';
import { isNode, METHODS, walk, type Node } from './walk.ts';

/** A description in which every schema that generated files have to call by name has one. */
export interface LiftedDescription {
  readonly document: OpenApiDocument;
  readonly repairs: readonly Repair[];
}

/**
 * Gives a name to each schema that an operation answers with and that is written out in place, and to each place
 * inside another schema that a reference leads to. The tools and the table of answers know schemas by name alone.
 */
export function liftSchemas(written: OpenApiDocument): LiftedDescription {
  const log = new RepairLog();
  const document: unknown = structuredClone(written);
  if (!isDocument(document) || !isNode(document)) return { document: written, repairs: [] };
  liftAnswers(document, document, log);
  liftDeepReferences(document, log);
  walk(document, {
    schema: (schema, place) => {
      for (const name of uncheckable(schema)) log.add('unchecked-property', [...place, 'properties', name]);
    },
  });
  for (const { place } of typeLoops(document)) log.add('type-loop', place);
  return { document, repairs: log.repairs };
}

function liftAnswers(document: OpenApiDocument, root: Node, log: RepairLog): void {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      const successes = isNode(operation) ? successesOf(document, operation) : [];
      const [success] = successes;
      if (!isNode(operation) || success === undefined) continue;
      const schemas = distinct(successes.map(({ schema }) => soleReference(schema)));
      if (schemas.length === 1 && isNamed(schemas[0]) && schemas[0] === success.schema) continue;
      const place = ['paths', path, method, 'responses', success.status];
      const [only] = schemas;
      const named =
        schemas.length === 1 && isNamed(only) ? only : name(root, answerName(operation, method, path), schemas);
      // a response of its own for this operation: others may share the one it refers to
      const response = structuredClone(deref(document, { ...responseOf(operation, success.status) }));
      const media = jsonOf(response['content']);
      if (media === null || !isNode(media[1])) continue;
      media[1]['schema'] = { ...named };
      if (isNode(operation['responses'])) operation['responses'][success.status] = response;
      log.add('schema-named', place, pointerKeys(named.$ref).at(-1));
    }
  }
}

function responseOf(operation: Node, status: string): Node {
  const responses = isNode(operation['responses']) ? operation['responses'] : {};
  const response = responses[status];
  return isNode(response) ? response : {};
}

interface Reference {
  readonly $ref: string;
}

/** `allOf: [$ref]` with nothing beside it says what the reference says. */
function soleReference(schema: unknown): unknown {
  if (!isNode(schema)) return schema;
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[word];
    const others = Object.keys(schema).filter((key) => key !== word && key !== 'description' && key !== 'title');
    if (Array.isArray(parts) && parts.length === 1 && others.length === 0) return soleReference(parts[0]);
  }
  return schema;
}

function isNamed(schema: unknown): schema is Reference {
  if (!isNode(schema) || typeof schema['$ref'] !== 'string' || !schema['$ref'].startsWith('#/')) return false;
  const [area, section, ...rest] = pointerKeys(schema['$ref']);
  return area === 'components' && section === 'schemas' && rest.length === 1;
}

function distinct(schemas: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  return schemas.filter((schema) => {
    const text = JSON.stringify(schema);
    return seen.has(text) ? false : seen.add(text);
  });
}

/** Several successes with schemas of their own are one answer that is either of them. */
function name(root: Node, wanted: string, schemas: readonly unknown[]): Reference {
  return add(root, wanted, schemas.length === 1 ? schemas[0] : { anyOf: schemas });
}

function add(root: Node, wanted: string, schema: unknown): Reference {
  const components = isNode(root['components']) ? root['components'] : {};
  const schemas = isNode(components['schemas']) ? components['schemas'] : {};
  const made = identifier(wanted, new Set(Object.keys(schemas).map((known) => known.toLowerCase())));
  root['components'] = { ...components, schemas: { ...schemas, [made]: structuredClone(schema) } };
  return { $ref: pointer(['components', 'schemas', made]) };
}

function answerName(operation: Node, method: string, path: string): string {
  const id = typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method} ${path}`;
  const words = id.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return `${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}Answer`;
}

/** One place at a time: what is given a name may itself refer to places. */
function liftDeepReferences(root: Node, log: RepairLog): void {
  const made = new Map<string, Reference>();
  for (let found = true; found;) {
    found = false;
    walk(root, {
      schema: (schema, place) => {
        const ref = schema['$ref'];
        if (typeof ref !== 'string' || isNamed(schema)) return;
        const known = made.get(ref);
        const named = known ?? add(root, pointerKeys(ref).slice(-2).join(' '), target(root, ref));
        if (known === undefined) log.add('schema-named', place, `${ref} to ${named.$ref}`);
        made.set(ref, named);
        schema['$ref'] = named.$ref;
        found = true;
      },
    });
  }
}
