import { isRecord } from '../../base/guards.ts';
import type { Node } from '../walk.ts';
import type { Kind } from './form.ts';
import { limits } from './limits.ts';
import { isInteger, NEVER, valuesOf, type Written, type WrittenChoice } from './written.ts';

const OF_OBJECTS = [
  'properties',
  'required',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedProperties',
  'discriminator',
];
const OF_ARRAYS = ['items', 'prefixItems', 'contains', 'unevaluatedItems'];
const OF_ALL = ['not', 'if', 'then', 'else'];

/** What holds for values of one kind: single schemas, and what is still to be chosen among. */
export interface Holding {
  readonly schemas: readonly Node[];
  readonly choices: readonly WrittenChoice[];
}

/** Whether a schema says anything about values of a kind, apart from its choices. */
export function isAbout(schema: Node, kind: Kind): boolean {
  if (schema === NEVER || limits(schema, kind)) return true;
  const keys = [...(kind === 'object' ? OF_OBJECTS : kind === 'array' ? OF_ARRAYS : []), ...OF_ALL];
  return keys.some((key) => key in schema);
}

/**
 * What some schemas say about values of one kind. A choice of which one alternative alone takes that kind is no choice:
 * so a type of null beside a reference, or a list of types, comes out as if it had been written in one schema.
 */
export function holding(written: Written, parts: readonly Node[], kind: Kind): Holding {
  const all = new Set<Node>(written.flatten(parts));
  const choices = new Map<WrittenChoice, WrittenChoice>();
  for (const schema of all) {
    for (const choice of written.choices(schema)) {
      const branches = merged(written, leaves(written, choice, kind), kind);
      const [only] = branches;
      if (branches.length !== 1 || only === undefined) choices.set(choice, { ...choice, branches });
      else for (const inner of written.flatten([only])) all.add(inner);
    }
  }
  return {
    schemas: [...all].filter((schema) => isAbout(schema, kind)),
    choices: [...choices.values()].filter(({ branches }) => branches.length > 1),
  };
}

/** The alternatives that take a kind; those of an alternative that is nothing but a choice stand in its place. */
function leaves(written: Written, { branches, discriminator }: WrittenChoice, kind: Kind): Node[] {
  const open = new Set<Node>(branches);
  const found: Node[] = [];
  for (const branch of open) {
    if (!written.kinds([branch]).has(kind)) continue;
    const schemas = written.flatten([branch]);
    const [choice, ...more] = schemas.flatMap((schema) => written.choices(schema));
    const isNested =
      choice !== undefined &&
      more.length === 0 &&
      discriminator === null &&
      choice.discriminator === null &&
      !schemas.some((schema) => isAbout(schema, kind));
    if (isNested) for (const inner of choice.branches) open.add(inner);
    else found.push(branch);
  }
  return found;
}

/** Alternatives that only list values are one list; integers beside all numbers add nothing. */
function merged(written: Written, branches: readonly Node[], kind: Kind): readonly Node[] {
  if (branches.length < 2 || kind === 'object' || kind === 'array') return branches;
  const says = (branch: Node): Node[] => written.flatten([branch]).filter((schema) => isAbout(schema, kind));
  const plain = branches.map((branch) => ({
    branch,
    says: says(branch),
    isPlain: written.flatten([branch]).every((schema) => written.choices(schema).length === 0),
  }));
  const free = plain.find((one) => one.isPlain && one.says.length === 0);
  if (free !== undefined && plain.every((one) => one.says.every(isOnlyInteger))) return [free.branch];
  const lists = plain.filter((one) => one.isPlain && one.says.length === 1 && one.says.every(isOnlyList));
  if (lists.length < 2) return branches;
  const values = lists.flatMap((one) => one.says.flatMap((schema) => valuesOf(schema) ?? []));
  return [...plain.filter((one) => !lists.includes(one)).map(({ branch }) => branch), { enum: values }];
}

function isOnlyInteger(schema: Node): boolean {
  return isInteger(schema) && !['enum', 'const', 'minimum', 'maximum', 'multipleOf'].some((key) => key in schema);
}

function isOnlyList(schema: Node): boolean {
  if (valuesOf(schema) === null) return false;
  const { enum: values, const: only, ...rest } = schema;
  return (
    values !== only && (['string', 'number', 'boolean'] as const).every((kind) => !isAbout(withoutType(rest), kind))
  );
}

function withoutType(schema: Node): Node {
  const { type, ...rest } = schema;
  return type === undefined ? schema : rest;
}

/** The values of a discriminator that lead to an alternative. */
export function valuesFor(written: Written, choice: WrittenChoice, branch: Node): string[] {
  const { discriminator, names } = choice;
  if (discriminator === null) return [];
  const mapping = isRecord(discriminator['mapping']) ? Object.entries(discriminator['mapping']) : [];
  const said = mapping.filter(([, to]) => written.mapped(to) === branch).map(([value]) => value);
  if (said.length > 0) return said.sort();
  const name = names.get(branch);
  return name === undefined || pinned(written, branch, String(discriminator['propertyName'])) ? [] : [name];
}

/** Whether an alternative itself lists the values of the property that tells the alternatives apart. */
function pinned(written: Written, branch: Node, property: string): boolean {
  const inside = written.flatten([branch]).flatMap((schema) => {
    const properties = isRecord(schema['properties']) ? schema['properties'] : {};
    const part = Object.hasOwn(properties, property) ? written.part(properties[property]) : null;
    return part === null ? [] : [part];
  });
  return written.flatten(inside).some((schema) => valuesOf(schema) !== null);
}
