import { compareTexts } from '../base/compare-texts.ts';
import { isRecord } from '../base/guards.ts';
import {
  isWrapperName,
  wrapperOf,
  type FilterInfo,
  type HttpMethod,
  type OperationInfo,
  type Service,
} from '../contract/index.ts';
import { deref, list, type OpenApiDocument } from './document.ts';

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Node = Readonly<Record<string, unknown>>;

/**
 * Writes `operations.ts`: one row per operation, by wrapper name, or by operation id where the wrappers know none.
 * `typeFrom` is where the file imports the type of a row from.
 */
export function emitOperations(
  document: OpenApiDocument,
  service: Service,
  typeFrom = '../../src/contract/operation.ts',
): string {
  const rows: [string, OperationInfo][] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method.toLowerCase()];
      if (!isRecord(operation)) continue;
      const parameters = [...list(item['parameters']), ...list(operation['parameters'])].map((p) => deref(document, p));
      const id = typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method} ${path}`;
      rows.push([wrapperOf(service, method, path) ?? id, describe(document, method, path, operation, parameters)]);
    }
  }
  rows.sort(([a], [b]) => Number(isWrapperName(b)) - Number(isWrapperName(a)) || compareTexts(a, b));
  const body = rows.map(([name, info]) => `  '${name}': ${literal(info)},\n`).join('');
  return `import type { OperationInfo } from '${typeFrom}';\n\nexport const operations = {\n${body}} as const satisfies Readonly<Record<string, OperationInfo>>;\n`;
}

function describe(
  document: OpenApiDocument,
  method: HttpMethod,
  path: string,
  operation: Node,
  parameters: readonly Node[],
): OperationInfo {
  const query = (name: string): Node | undefined => parameters.find((p) => p['in'] === 'query' && p['name'] === name);
  const filter = query('filter');
  const bodyType = bodyTypeOf(document, operation);
  const mediaType = mediaTypeOf(document, operation);
  // what is usual is left out: the tables are a fifth of what a client loads
  return {
    method,
    path,
    ...(query('page') !== undefined && { paged: true }),
    filters: filter === undefined ? {} : filtersOf(document, filter),
    sort: sortValues(document, query('sort')),
    ...((operation['x-repeat-safe'] === true || method === 'GET') && { repeatSafe: true }),
    ...(bodyType !== null && { bodyType }),
    ...(mediaType !== 'application/json' && { mediaType }),
  };
}

function filtersOf(document: OpenApiDocument, filter: Node): Record<string, FilterInfo> {
  const schema = deref(document, filter['schema']);
  const required = filter['required'] === true ? list(schema['required']) : [];
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, written]) => {
      const property = deref(document, written);
      const many =
        (isRecord(written) && written['x-comma-separated'] === true) || property['x-comma-separated'] === true;
      const values = list(property['enum']).filter((value) => typeof value === 'string');
      return [
        name,
        {
          kind: kindOf(name, property, values),
          ...(many && { many }),
          ...(required.includes(name) && { required: true }),
          ...(values.length > 0 && { values }),
        },
      ];
    }),
  );
}

function kindOf(name: string, property: Node, values: readonly string[]): FilterInfo['kind'] {
  if (values.length > 0) return 'enum';
  if (property['format'] === 'date-time' || name === 'updated_since') return 'instant';
  if (property['format'] === 'uuid' || name.endsWith('_id')) return 'uuid';
  return name === 'cohort' ? 'year' : 'text';
}

function sortValues(document: OpenApiDocument, sort: Node | undefined): readonly string[] {
  const schema = deref(document, sort?.['schema']);
  const values = list(schema['enum'] ?? deref(document, schema['items'])['enum']);
  return values.filter((value) => typeof value === 'string');
}

function bodyTypeOf(document: OpenApiDocument, operation: Node): string | null {
  const content = deref(document, operation['requestBody'])['content'];
  const media = isRecord(content) ? Object.values(content)[0] : undefined;
  const body = deref(document, isRecord(media) ? media['schema'] : undefined);
  const data = deref(document, isRecord(body['properties']) ? body['properties']['data'] : undefined);
  // published documents put the branches of a declaration around the whole of `data`
  const branches = [data, ...list(data['anyOf']).map((branch) => deref(document, branch))];
  for (const branch of branches) {
    const type = deref(document, isRecord(branch['properties']) ? branch['properties']['type'] : undefined);
    const value = list(type['enum'])[0] ?? type['const'];
    if (typeof value === 'string') return value;
  }
  return null;
}

function mediaTypeOf(document: OpenApiDocument, operation: Node): string {
  const responses = operation['responses'];
  const content = deref(document, isRecord(responses) ? responses['200'] : undefined)['content'];
  const types = isRecord(content) ? Object.keys(content) : [];
  return types.find((type) => /[/+]json$/.test(type)) ?? 'application/json';
}

/** A value as TypeScript source, one row a line. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (isRecord(value)) {
    const inside = Object.entries(value)
      .map(([key, inner]) => `${key}: ${literal(inner)}`)
      .join(', ');
    return inside === '' ? '{}' : `{ ${inside} }`;
  }
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);
}
