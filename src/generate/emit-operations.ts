import { isRecord } from '../base/guards.ts';
import type { FilterInfo, OperationInfo, Service } from '../contract/index.ts';
import { deref, list, type OpenApiDocument } from './document.ts';
import { key } from './emit-answers.ts';
import { jsonOf, successesOf } from './media.ts';
import { operationRows, type OperationRow } from './operation-rows.ts';
import { partsOf, propertiesOf } from './parts.ts';
import { literal } from './source-text.ts';

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
  const body = operationRows(document, service)
    .map((row) => `  ${key(row.name)}: ${literal(describe(document, row))},\n`)
    .join('');
  return `import type { OperationInfo } from '${typeFrom}';\n\nexport const operations = {\n${body}} as const satisfies Readonly<Record<string, OperationInfo>>;\n`;
}

function describe(document: OpenApiDocument, { method, path, item, operation }: OperationRow): OperationInfo {
  const parameters = [...list(operation['parameters']), ...list(item['parameters'])].map((p) => deref(document, p));
  const query = (name: string): Node | undefined => parameters.find((p) => p['in'] === 'query' && p['name'] === name);
  const filter = query('filter');
  const bodyType = bodyTypeOf(document, operation);
  const mediaType = successesOf(document, operation)[0]?.mediaType ?? 'application/json';
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
  const parts = partsOf(document, filter['schema'], ['allOf']);
  const required = filter['required'] === true ? parts.flatMap((part) => list(part['required'])) : [];
  return Object.fromEntries(
    [...propertiesOf(document, filter['schema'])].map(([name, written]) => {
      // what stands beside a reference counts too
      const property = written.flatMap((one) => [...(isRecord(one) ? [one] : []), ...partsOf(document, one)]);
      const many = property.some((part) => part['x-comma-separated'] === true);
      const values = [...new Set(property.flatMap(valuesOf))];
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

function kindOf(name: string, parts: readonly Node[], values: readonly string[]): FilterInfo['kind'] {
  const isOf = (format: string): boolean => parts.some((part) => part['format'] === format);
  if (values.length > 0) return 'enum';
  if (isOf('date-time') || name === 'updated_since') return 'instant';
  if (isOf('uuid') || name.endsWith('_id')) return 'uuid';
  return name === 'cohort' ? 'year' : 'text';
}

function valuesOf(part: Node): readonly string[] {
  const values = 'const' in part ? [part['const']] : list(part['enum']);
  return values.filter((value) => typeof value === 'string');
}

function sortValues(document: OpenApiDocument, sort: Node | undefined): readonly string[] {
  const parts = partsOf(document, sort?.['schema']);
  const all = [...parts, ...parts.flatMap(({ items }) => (items === undefined ? [] : partsOf(document, items)))];
  return [...new Set(all.flatMap(valuesOf))];
}

function bodyTypeOf(document: OpenApiDocument, operation: Node): string | null {
  const media = jsonOf(deref(document, operation['requestBody'])['content'])?.[1];
  const data = propertiesOf(document, isRecord(media) ? media['schema'] : undefined).get('data') ?? [];
  // published documents put the branches of a declaration around the whole of `data`
  const types = data.flatMap((one) => propertiesOf(document, one).get('type') ?? []);
  return types.flatMap((type) => partsOf(document, type).flatMap(valuesOf))[0] ?? null;
}
