import { isRecord } from '../../src/base/guards.ts';
import { services } from '../../src/contract/service.ts';
import type { Resource } from '../../src/sync/resources.ts';
import { descriptions } from '../support/descriptions.ts';
import { listPaths } from './lists.ts';

/** The paths of all attributes of a list that either description has; `[]` stands for every element of an array. */
export function described(resource: Resource): readonly string[] {
  const found = new Set<string>();
  for (const service of services) {
    const document: unknown = descriptions[service];
    const operation = inside(document, ['paths', `/api/v3/${listPaths[service][resource]}`]);
    const schema = inside(operation, ['get', 'responses', '200', 'content']);
    const body = isRecord(schema) ? Object.values(schema)[0] : undefined;
    const items = resolved(document, inside(resolved(document, inside(body, ['schema'])), ['properties', 'data']));
    const record = resolved(document, inside(items, ['items']));
    for (const name of pathsIn(document, inside(record, ['properties', 'attributes']), '')) found.add(name);
  }
  return [...found].sort();
}

function inside(value: unknown, [name, ...deeper]: readonly string[]): unknown {
  if (name === undefined) return value;
  return isRecord(value) ? inside(value[name], deeper) : undefined;
}

function resolved(document: unknown, schema: unknown): unknown {
  const reference = inside(schema, ['$ref']);
  return typeof reference === 'string' ? resolved(document, inside(document, reference.slice(2).split('/'))) : schema;
}

function* pathsIn(document: unknown, schema: unknown, at: string): Generator<string> {
  const here = resolved(document, schema);
  if (!isRecord(here)) return;
  for (const part of ['allOf', 'anyOf', 'oneOf'])
    if (Array.isArray(here[part])) for (const one of here[part]) yield* pathsIn(document, one, at);
  if (isRecord(here['items'])) yield* pathsIn(document, here['items'], `${at}[]`);
  const properties = here['properties'];
  if (!isRecord(properties)) {
    if (at !== '' && !('items' in here) && !('allOf' in here) && !('anyOf' in here) && !('oneOf' in here)) yield at;
    return;
  }
  for (const [name, inner] of Object.entries(properties))
    yield* pathsIn(document, inner, at === '' ? name : `${at}.${name}`);
}
