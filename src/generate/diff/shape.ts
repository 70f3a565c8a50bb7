import { isRecord } from '../../base/guards.ts';
import { list } from '../document.ts';
import type { Node } from '../walk.ts';
import type { Choice, Kind, Property, Shape, State } from './form.ts';
import { holding, valuesFor, type Holding } from './leaves.ts';
import { joined, keyOf, limitingKeys } from './limits.ts';
import { NEVER, type Written } from './written.ts';

/** Gives out the state of schemas that hold together. */
export type StateOf = (parts: readonly Node[], kind?: Kind) => State;

/** What may stand at a place where only one kind of value is looked at. */
export function shapeOf(written: Written, parts: readonly Node[], kind: Kind, stateOf: StateOf): Shape {
  const held = holding(written, parts, kind);
  const { schemas } = held;
  const objects = kind === 'object' ? schemas : [];
  const arrays = kind === 'array' ? schemas : [];
  const all = (keys: readonly string[], from: readonly Node[]): State =>
    stateOf(from.flatMap((schema) => keys.flatMap((key) => partsAt(written, schema, key))));
  const rest = all(['additionalProperties', 'unevaluatedProperties'], objects);
  const { properties, origins } = propertiesOf(written, objects, stateOf);
  const length = Math.max(0, ...arrays.map((schema) => list(schema['prefixItems']).length));
  return {
    of: 'shape',
    kind,
    ...joined(schemas, kind),
    properties,
    required: new Set(objects.flatMap(requiredOf)),
    rest,
    prefix: Array.from({ length }, (_none, at) =>
      stateOf(arrays.flatMap((schema) => partsOf(written, list(schema['prefixItems'])[at] ?? schema['items']))),
    ),
    items: all(['items'], arrays),
    opaque: opaqueOf(written, schemas, kind, stateOf),
    choices: choicesOf(written, held, kind, stateOf),
    origins: new Map([...origins, ...originsOf(written, schemas, kind)]),
  };
}

function partsOf(written: Written, value: unknown): Node[] {
  const part = value === undefined ? null : written.part(value);
  return part === null ? [] : [part];
}

function partsAt(written: Written, schema: Node, key: string): Node[] {
  return partsOf(written, schema[key]);
}

function requiredOf(schema: Node): string[] {
  return list(schema['required']).filter((name) => typeof name === 'string');
}

function propertiesOf(written: Written, schemas: readonly Node[], stateOf: StateOf) {
  const properties = new Map<string, Property>();
  const origins = new Map<string, string>();
  const names = new Set(schemas.flatMap((schema) => Object.keys(mapAt(schema, 'properties'))));
  for (const name of [...names].sort()) {
    const parts = schemas.flatMap((schema) => says(written, schema, name));
    const flat = written.flatten(parts);
    const flag = (key: string): boolean => flat.some((schema) => schema[key] === true);
    properties.set(name, {
      state: stateOf(parts),
      readOnly: flag('readOnly'),
      writeOnly: flag('writeOnly'),
      deprecated: flag('deprecated'),
    });
    const from = schemas.filter((schema) => Object.hasOwn(mapAt(schema, 'properties'), name));
    origins.set(`property ${name}`, written.ids(from));
    origins.set(`required ${name}`, written.ids(schemas.filter((schema) => requiredOf(schema).includes(name))));
  }
  return { properties, origins };
}

/** What a schema says about a property: by its name, by a pattern, or, when neither names it, by what it says of all. */
function says(written: Written, schema: Node, name: string): Node[] {
  const own = mapAt(schema, 'properties');
  const named = Object.hasOwn(own, name);
  const byPattern = Object.entries(mapAt(schema, 'patternProperties')).filter(([pattern]) => fits(pattern, name));
  const parts = [...(named ? [own[name]] : []), ...byPattern.map(([, value]) => value)];
  return parts.length > 0
    ? parts.flatMap((value) => partsOf(written, value))
    : partsAt(written, schema, 'additionalProperties');
}

function fits(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}

function mapAt(schema: Node, key: string): Node {
  return isRecord(schema[key]) ? schema[key] : {};
}

function opaqueOf(written: Written, schemas: readonly Node[], kind: Kind, stateOf: StateOf): Shape['opaque'] {
  const one = ['not', 'if', 'then', 'else', ...(kind === 'array' ? ['contains', 'unevaluatedItems'] : [])];
  const maps = kind === 'object' ? ['patternProperties', 'dependentSchemas'] : [];
  const found = schemas
    .filter((schema) => schema !== NEVER)
    .flatMap((schema) => [
      ...[...one, ...(kind === 'object' ? ['propertyNames'] : [])]
        .filter((key) => key in schema)
        .map((key) => [key, stateOf(partsAt(written, schema, key))] as const),
      ...maps.flatMap((key) =>
        Object.entries(mapAt(schema, key)).map(
          ([name, value]) => [`${key} ${name}`, stateOf(partsOf(written, value))] as const,
        ),
      ),
      ...(kind === 'object' && 'dependentRequired' in schema
        ? [[`dependentRequired ${keyOf(schema['dependentRequired'])}`, stateOf([])] as const]
        : []),
    ]);
  return schemas.includes(NEVER) ? [...found, ['never', stateOf([])]] : found;
}

function choicesOf(written: Written, { schemas, choices }: Holding, kind: Kind, stateOf: StateOf): Choice[] {
  const chosen = choices.map((choice): Choice => {
    const property = choice.discriminator?.['propertyName'];
    return {
      discriminator: typeof property === 'string' ? property : null,
      branches: choice.branches.map((branch) => ({
        state: stateOf([branch], kind),
        values: valuesFor(written, choice, branch),
      })),
    };
  });
  return [...chosen, ...(kind === 'object' ? subtypes(written, schemas, stateOf) : [])];
}

/** A discriminator beside no choice tells which of the schemas that build upon this one is meant. */
function subtypes(written: Written, schemas: readonly Node[], stateOf: StateOf): Choice[] {
  return schemas.flatMap((schema) => {
    const discriminator = mapAt(schema, 'discriminator');
    const mapping = Object.entries(mapAt(discriminator, 'mapping'));
    if (mapping.length === 0 || written.choices(schema).length > 0) return [];
    const branches = mapping.flatMap(([value, to]) => {
      const branch = written.mapped(to);
      return branch === null ? [] : [{ branch, value }];
    });
    // within one of them, which one it is is settled
    if (branches.some(({ branch }) => branch !== schema && schemas.includes(branch))) return [];
    return [
      {
        discriminator: String(discriminator['propertyName']),
        branches: branches.map(({ branch, value }) => ({ state: stateOf([branch], 'object'), values: [value] })),
      },
    ];
  });
}

function originsOf(written: Written, schemas: readonly Node[], kind: Kind): [string, string][] {
  return [...limitingKeys(kind), 'additionalProperties'].flatMap((key) => {
    const from = schemas.filter((schema) => key in schema);
    return from.length === 0 ? [] : [[key, written.ids(from)]];
  });
}
