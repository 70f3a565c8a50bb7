import * as z from 'zod';
import { isRecord } from '../../base/guards.ts';
import type { Service } from '../../contract/index.ts';
import type { Resource } from '../../sync/resources.ts';

/** What the description says of a value, as far as it matters for what may stay in it. */
export interface Described {
  /** What a text may be; null when it is not enumerated. */
  readonly values: ReadonlySet<string> | null;
  readonly format: 'date' | 'date-time' | null;
  readonly isNumber: boolean;
  /** What is inside an object by name, and in a list under `[]`; empty for neither. */
  readonly inside: ReadonlyMap<string, Described>;
}

export type Descriptions = Readonly<Record<Resource, Described>>;

const answers: Readonly<Record<Service, () => Promise<Readonly<Record<string, z.ZodType>>>>> = {
  rect: async () => (await import('../../../generated/rect/schemas.ts')).answers,
  ecf: async () => (await import('../../../generated/ecf/schemas.ts')).answers,
};

/** What a service's description says of a record of each list. */
export async function descriptionsOf(service: Service): Promise<Descriptions> {
  const schemas = await answers[service]();
  const of = (resource: Resource): Described => {
    const schema = schemas[`${resource}.list`];
    if (schema === undefined) throw new TypeError(`The description of ${service} has no list of ${resource}.`);
    const body = described(z.toJSONSchema(schema));
    const row = body.inside.get('data')?.inside.get('[]');
    if (row === undefined) throw new TypeError(`The list of ${resource} of ${service} holds no records.`);
    return row;
  };
  return {
    deliveryPartners: of('deliveryPartners'),
    statements: of('statements'),
    partnerships: of('partnerships'),
    schools: of('schools'),
    participants: of('participants'),
    unfundedMentors: of('unfundedMentors'),
    transfers: of('transfers'),
    declarations: of('declarations'),
  };
}

function described(schema: unknown): Described {
  const values = new Set<string>();
  const inside = new Map<string, Described>();
  let format: Described['format'] = null;
  let isNumber = false;
  for (const one of alternatives(schema)) {
    if (Array.isArray(one['enum'])) for (const value of one['enum']) if (typeof value === 'string') values.add(value);
    if (typeof one['const'] === 'string') values.add(one['const']);
    if (one['format'] === 'date' || one['format'] === 'date-time') format = one['format'];
    const types: unknown = one['type'];
    for (const type of Array.isArray(types) ? types : [types]) isNumber ||= type === 'number' || type === 'integer';
    if (isRecord(one['properties']))
      for (const [name, property] of Object.entries(one['properties'])) inside.set(name, described(property));
    if (one['items'] !== undefined) inside.set('[]', described(one['items']));
  }
  return { values: values.size === 0 ? null : values, format, isNumber, inside };
}

function alternatives(schema: unknown): Readonly<Record<string, unknown>>[] {
  if (!isRecord(schema)) return [];
  const either = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(either) ? either.flatMap(alternatives) : [schema];
}
