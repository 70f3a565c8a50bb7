import { list } from '../document.ts';
import { pointerKeys, target } from '../references.ts';
import { isNode, type Node } from '../walk.ts';
import { kinds, type Kind } from './form.ts';

/** A choice as it is written. */
export interface WrittenChoice {
  readonly branches: readonly Node[];
  readonly discriminator: Node | null;
  /** What each branch is called in the document, for a discriminator that lists no values. */
  readonly names: ReadonlyMap<Node, string>;
}

/** The schema that no value fits. */
export const NEVER: Node = Object.freeze({ not: {} });

/** What says nothing about the values on the wire. */
const PROSE = new Set([
  'title',
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'default',
  'xml',
  '$defs',
  'definitions',
  '$comment',
  '$schema',
  '$id',
  '$anchor',
]);

/** The schemas of one document as they are written, followed through references and `allOf`. */
export class Written {
  readonly #root: unknown;
  readonly #kinds = new Map<Node, ReadonlySet<Kind>>();
  readonly #choices = new Map<Node, readonly WrittenChoice[]>();
  readonly #working = new Set<Node>();
  readonly #ids = new Map<Node, number>();
  readonly #numbers: { next: number };

  /** @param numbers what the schemas are numbered by; two documents that are compared share it */
  constructor(root: unknown, numbers: { next: number }) {
    this.#root = root;
    this.#numbers = numbers;
  }

  /** A text that stands for some written schemas, in whichever order. */
  ids(schemas: readonly Node[]): string {
    const ids = schemas.map((schema) => {
      const known = this.#ids.get(schema);
      if (known !== undefined) return known;
      this.#numbers.next += 1;
      this.#ids.set(schema, this.#numbers.next);
      return this.#numbers.next;
    });
    return [...new Set(ids)].sort((a, b) => a - b).join(' ');
  }

  /** The schema that is meant, or null for one that any value fits. */
  part(value: unknown): Node | null {
    let at = value;
    for (let hops = 0; isNode(at) && typeof at['$ref'] === 'string' && isBare(at); hops += 1) {
      if (hops > 50) return null;
      at = target(this.#root, at['$ref']);
    }
    if (at === false) return NEVER;
    return isNode(at) && !saysNothing(at) ? at : null;
  }

  /** Schemas that hold together with everything that `$ref`, `allOf` and choices of one add to them, each once. */
  flatten(parts: readonly Node[]): readonly Node[] {
    const found = new Set<Node>(parts);
    // a set gives out what is added while it is gone through
    for (const schema of found) {
      const inner = [
        ...(typeof schema['$ref'] === 'string' ? [target(this.#root, schema['$ref'])] : []),
        ...list(schema['allOf']),
        ...['anyOf', 'oneOf'].flatMap((key) => (list(schema[key]).length === 1 ? list(schema[key]) : [])),
      ];
      for (const value of inner) {
        const part = this.part(value);
        if (part !== null) found.add(part);
      }
    }
    return [...found];
  }

  choices(schema: Node): readonly WrittenChoice[] {
    const known = this.#choices.get(schema);
    if (known !== undefined) return known;
    const found = ['anyOf', 'oneOf'].flatMap((key): WrittenChoice[] => {
      const written = list(schema[key]);
      if (written.length < 2) return [];
      const names = new Map<Node, string>();
      const branches = written.map((branch) => {
        const part = this.part(branch) ?? {};
        if (isNode(branch) && typeof branch['$ref'] === 'string')
          names.set(part, pointerKeys(branch['$ref']).at(-1) ?? '');
        return part;
      });
      const { discriminator } = schema;
      return [{ branches, discriminator: isNode(discriminator) ? discriminator : null, names }];
    });
    this.#choices.set(schema, found);
    return found;
  }

  /** The schema that a discriminator's value leads to: by reference or by name. */
  mapped(value: unknown): Node | null {
    if (typeof value !== 'string') return null;
    return this.part({ $ref: value.startsWith('#') ? value : `#/components/schemas/${value}` });
  }

  /** The kinds of value that some schemas let through together. */
  kinds(parts: readonly Node[]): ReadonlySet<Kind> {
    const schemas = this.flatten(parts);
    if (schemas.includes(NEVER)) return new Set();
    const said = schemas.flatMap((schema) => [
      ...saidKinds(schema),
      ...this.choices(schema).map(({ branches }) => this.#anyOf(branches)),
    ]);
    const allowed = kinds.filter((kind) => said.every((some) => some.has(kind)));
    if (said.length > 0) return new Set(allowed);
    const implied = new Set<Kind>(schemas.flatMap(impliedKind));
    return implied.size > 0 ? implied : new Set(kinds);
  }

  #anyOf(branches: readonly Node[]): ReadonlySet<Kind> {
    return new Set(branches.flatMap((branch) => [...this.#branchKinds(branch)]));
  }

  #branchKinds(branch: Node): ReadonlySet<Kind> {
    const known = this.#kinds.get(branch);
    if (known !== undefined) return known;
    // an alternative that is the choice itself adds nothing to it
    if (this.#working.has(branch)) return new Set();
    this.#working.add(branch);
    const found = this.kinds([branch]);
    this.#working.delete(branch);
    this.#kinds.set(branch, found);
    return found;
  }
}

/** Whether a reference stands for nothing but what it leads to. */
function isBare(schema: Node): boolean {
  return Object.keys(schema).every((key) => key === '$ref' || PROSE.has(key) || key.startsWith('x-'));
}

function saysNothing(schema: Node): boolean {
  return !('$ref' in schema) && isBare(schema);
}

function saidKinds(schema: Node): ReadonlySet<Kind>[] {
  const types = 'type' in schema ? [new Set([schema['type']].flat().flatMap(kindNamed))] : [];
  const values = valuesOf(schema);
  return values === null ? types : [...types, new Set(values.map(kindOfValue))];
}

function kindNamed(type: unknown): Kind[] {
  return kinds.filter((kind) => kind === (type === 'integer' ? 'number' : type));
}

function impliedKind(schema: Node): Kind[] {
  if ('properties' in schema) return ['object'];
  return 'items' in schema ? ['array'] : [];
}

/** The values that a schema lists by `enum` or `const`; null when it lists none. */
export function valuesOf(schema: Node): readonly unknown[] | null {
  const values = Array.isArray(schema['enum']) ? list(schema['enum']) : null;
  if (!('const' in schema)) return values;
  const only = JSON.stringify(schema['const']);
  return values === null ? [schema['const']] : values.filter((value) => JSON.stringify(value) === only);
}

export function kindOfValue(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object';
}

/** Whether a schema lets of all numbers only integers through. */
export function isInteger(schema: Node): boolean {
  const types = [schema['type']].flat();
  return types.includes('integer') && !types.includes('number');
}
