import { list, type OpenApiDocument } from './document.ts';
import { resolveRef } from './references.ts';
import { isNode, METHODS, type Node } from './walk.ts';

/** What a description says of one place in an answer, a request body or the query. Alternatives are taken together. */
export interface Fact {
  readonly types: Set<string>;
  readonly formats: Set<string>;
  /** Documented values; meaningless when `open`. */
  readonly values: Set<string>;
  /** Whether a branch allows any value of the type. */
  open: boolean;
  nullable: boolean;
  /**
   * Whether it is always there when what holds it is; null where alternatives leave that open, and for what nothing
   * holds.
   */
  required: boolean | null;
  /** Whether several values may be given, joined by commas. */
  many: boolean;
}

/**
 * The facts of one operation by side and place: `200 data[].attributes.full_name`, `request data.type`,
 * `filter.cohort`.
 */
export type Facts = ReadonlyMap<string, Fact>;

/** The facts of every operation, by `GET /path`. `document` is normalised. */
export function factsOf(document: OpenApiDocument): ReadonlyMap<string, Facts> {
  const root: Node = { ...document };
  const all = new Map<string, Facts>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (isNode(operation)) all.set(`${method.toUpperCase()} ${path}`, operationFacts(root, item, operation));
    }
  }
  return all;
}

function operationFacts(root: Node, item: Node | Readonly<Record<string, unknown>>, operation: Node): Facts {
  const facts = new Map<string, Fact>();
  for (const written of [item['parameters'], operation['parameters']].flat()) {
    const parameter = resolveRef(root, written);
    if (parameter?.['in'] === 'query' && typeof parameter['name'] === 'string') {
      collect(root, parameter['schema'], parameter['name'], parameter['required'] === true, facts, []);
    }
  }
  collect(root, jsonSchema(root, operation['requestBody']), 'request', null, facts, []);
  const responses = isNode(operation['responses']) ? operation['responses'] : {};
  for (const [status, response] of Object.entries(responses)) {
    if (status.startsWith('2')) collect(root, jsonSchema(root, response), status, null, facts, []);
  }
  return facts;
}

function jsonSchema(root: Node, holder: unknown): unknown {
  const content = resolveRef(root, holder)?.['content'];
  const media = isNode(content) ? Object.entries(content).find(([type]) => /[/+]json$/.test(type))?.[1] : undefined;
  return isNode(media) ? media['schema'] : undefined;
}

function collect(
  root: Node,
  written: unknown,
  place: string,
  required: boolean | null,
  facts: Map<string, Fact>,
  above: readonly Node[],
): void {
  const schema = resolveRef(root, written);
  if (schema === null || above.includes(schema)) return;
  const fact = facts.get(place) ?? {
    types: new Set(),
    formats: new Set(),
    values: new Set(),
    open: false,
    nullable: false,
    required,
    many: false,
  };
  if (fact.required !== required) fact.required = null;
  facts.set(place, fact);
  read(schema, fact);
  if (isNode(written) && written['x-comma-separated'] === true) fact.many = true;
  const inside = [...above, schema];
  const branches = ['anyOf', 'oneOf'].flatMap((key) => list(schema[key])).filter((branch) => !isNull(branch));
  for (const branch of branches) collect(root, branch, place, required, facts, inside);
  for (const part of list(schema['allOf'])) collect(root, part, place, required, facts, inside);
  const names = list(schema['required']);
  const alternatives = branches.length > 1;
  for (const [name, property] of Object.entries(isNode(schema['properties']) ? schema['properties'] : {})) {
    collect(root, property, `${place}.${name}`, alternatives ? null : names.includes(name), facts, inside);
  }
  if (isNode(schema['items'])) collect(root, schema['items'], `${place}[]`, null, facts, inside);
}

function read(schema: Node, fact: Fact): void {
  const types: unknown[] = 'type' in schema ? [schema['type']].flat() : [];
  for (const type of types) {
    if (type === 'null') fact.nullable = true;
    else if (typeof type === 'string') fact.types.add(type === 'integer' ? 'number' : type);
  }
  if (['anyOf', 'oneOf'].some((key) => Array.isArray(schema[key]) && schema[key].some(isNull))) fact.nullable = true;
  if (typeof schema['format'] === 'string') fact.formats.add(schema['format']);
  if (schema['x-comma-separated'] === true) fact.many = true;
  const values = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : null;
  if (values === null) fact.open ||= types.some((type) => type === 'string' || type === 'number' || type === 'integer');
  for (const value of values ?? []) {
    if (value === null) fact.nullable = true;
    else fact.values.add(String(value));
  }
}

function isNull(schema: unknown): boolean {
  return isNode(schema) && schema['type'] === 'null';
}
