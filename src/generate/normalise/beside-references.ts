import type { Place } from '../document-error.ts';
import { list } from '../document.ts';
import type { Node } from '../walk.ts';
import { ANNOTATIONS } from './nullable.ts';
import type { RepairLog } from './repairs.ts';

/**
 * OpenAPI 3.1 lets a schema say more beside a `$ref`. The tools read the reference alone, so both become parts of one
 * `allOf`, which means the same.
 */
export function repairBesideReference(schema: Node, place: Place, log: RepairLog): void {
  if (typeof schema['$ref'] !== 'string') return;
  const more = Object.keys(schema).filter(
    (key) => key !== '$ref' && !ANNOTATIONS.has(key) && !key.startsWith('x-') && !key.startsWith('$'),
  );
  if (more.length === 0) return;
  const beside = Object.fromEntries(more.map((key) => [key, schema[key]]));
  const { allOf: parts, ...rest } = beside;
  const own = Object.keys(rest).length > 0 ? [rest] : [];
  schema['allOf'] = [{ $ref: schema['$ref'] }, ...list(parts), ...own];
  for (const key of ['$ref', ...more.filter((key) => key !== 'allOf')]) Reflect.deleteProperty(schema, key);
  log.add('beside-reference', place, more.join(', '));
}
