import { isRecord } from '../base/guards.ts';
import { wrapperOf, type Service } from '../contract/index.ts';
import { deref, list, type OpenApiDocument } from './document.ts';
import { jsonOf } from './media.ts';
import { partsOf } from './parts.ts';
import { INHERITED, propertyKey, quoted } from './source-text.ts';

const METHODS = ['post', 'put', 'patch'];

/**
 * Writes which values the enumerated attributes of each write take, so that a check knows a value that is newer than
 * its rules from one that does not exist.
 */
export function emitValues(document: OpenApiDocument, service: Service): string {
  const rows: [string, string][] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const name = wrapperOf(service, method, path);
      const body = isRecord(item[method]) ? bodyOf(document, item[method]) : undefined;
      const values =
        name === null ? new Map<string, Set<string>>() : attributeValues(document, body, ['data', 'attributes']);
      if (name !== null && values.size > 0) rows.push([name, literal(values)]);
    }
  }
  if (rows.length === 0) return '';
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = rows.map(([name, values]) => `    ${quoted(name)}: ${values}`).join(',\n');
  return (
    '\n/**\n * The values that enumerated attributes of each write take.\n */\nexport const values = ' +
    `{\n${text}\n};\n`
  );
}

function bodyOf(document: OpenApiDocument, operation: Readonly<Record<string, unknown>>): unknown {
  const media = jsonOf(deref(document, operation['requestBody'])['content'])?.[1];
  return isRecord(media) ? media['schema'] : undefined;
}

/** The values of each attribute that has some, over all branches of the body. */
function attributeValues(
  document: OpenApiDocument,
  schema: unknown,
  path: readonly string[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const [next, ...rest] = path;
  for (const part of partsOf(document, schema)) {
    const properties = isRecord(part['properties']) ? part['properties'] : {};
    const inside =
      next === undefined
        ? new Map(Object.entries(properties).map(([name, property]) => [name, valuesOf(document, property)]))
        : attributeValues(document, properties[next], rest);
    for (const [name, values] of inside) {
      if (values.size > 0) found.set(name, new Set([...(found.get(name) ?? []), ...values]));
    }
  }
  return found;
}

function valuesOf(document: OpenApiDocument, schema: unknown): Set<string> {
  const values = partsOf(document, schema).flatMap((part) => ('const' in part ? [part['const']] : list(part['enum'])));
  return new Set(values.filter((value) => typeof value === 'string'));
}

function literal(values: ReadonlyMap<string, ReadonlySet<string>>): string {
  const rows = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  const inside = rows.map(([name, its]) => `${key(name)}: [${[...its].map(quoted).join(',')}]`).join(', ');
  return `{ ${inside} }`;
}

/** As JSON has it; names that every object has are computed, so that they are properties of its own. */
function key(name: string): string {
  return INHERITED.has(name) ? propertyKey(name) : quoted(name);
}
