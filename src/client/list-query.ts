import { isRecord } from '../base/guards.ts';
import { isUuid } from '../base/uuid.ts';
import type { FilterInfo, OperationInfo } from '../contract/index.ts';
import type { Issue } from '../errors/index.ts';
import { refuse, toInstant } from './input.ts';

/** `filter` and `sort` as they go into the query string. */
export interface WireQuery {
  readonly filter: Readonly<Record<string, string>>;
  readonly sort: string | null;
}

/**
 * Turns a list's first argument into query parameters. Both services ignore a filter they do not know, and answer many
 * wrong values with an empty or a full list. So a query that cannot be right is refused here.
 */
export function toWireQuery(name: string, info: OperationInfo, query: unknown): WireQuery {
  const given = query ?? {};
  if (!isRecord(given))
    refuse(name, [
      { title: 'query', detail: 'The first argument is an object of filters, for example { cohort: 2025 }.' },
    ]);
  const issues: Issue[] = [];
  const filter: Record<string, string> = {};
  let sort: string | null = null;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const result = key === 'sort' ? sortValue(info, value) : filterValue(info.filters[key], value, info);
    if (result.problem !== null) issues.push({ title: key, detail: result.problem });
    else if (key === 'sort') sort = result.value;
    else filter[key] = result.value;
  }
  for (const [key, { required }] of Object.entries(info.filters)) {
    if (required && filter[key] === undefined && !issues.some((issue) => issue.title === key)) {
      issues.push({
        title: key,
        detail: `Is required for this list, for example { ${key}: ${key === 'cohort' ? '2025' : '…'} }.`,
      });
    }
  }
  if (issues.length > 0) refuse(name, issues);
  return { filter, sort };
}

type Result = { readonly value: string; readonly problem: null } | { readonly value: null; readonly problem: string };
const good = (value: string): Result => ({ value, problem: null });
const bad = (problem: string): Result => ({ value: null, problem });

function filterValue(info: FilterInfo | undefined, value: unknown, operation: OperationInfo): Result {
  if (info === undefined) {
    const known = Object.keys(operation.filters).join(', ');
    return bad(
      `This operation has no such filter; the service would ignore it. It has ${known === '' ? 'none' : known}.`,
    );
  }
  const list = Array.isArray(value) ? value : typeof value === 'string' && info.many ? value.split(',') : [value];
  if (list.length === 0)
    return bad('Is an empty list, which the service would read as no filter at all. Leave it out, or do not ask.');
  if (list.length > 1 && !info.many)
    return bad('Takes a single value; the service would use only the first. Ask once per value.');
  const parts: string[] = [];
  for (const item of list) {
    const part = scalar(info, item);
    if (part.problem !== null) return part;
    parts.push(part.value);
  }
  return good(parts.join(','));
}

function scalar(info: FilterInfo, value: unknown): Result {
  if (info.kind === 'instant') {
    const instant = toInstant(value);
    return instant === null
      ? bad(
          'Is not an instant with a zone. Pass a Date, or a text such as "2026-01-31T09:00:00Z"; a bare date is ' +
            'refused by the service.',
        )
      : good(instant);
  }
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (text === '') return bad('Is empty or of the wrong type.');
  switch (info.kind) {
    case 'year':
      return /^2\d{3}$/.test(text) ? good(text) : bad('Is not a cohort; cohorts are years such as 2025.');
    case 'uuid':
      return isUuid(text) ? good(text) : bad('Is not a UUID; ids of this API are UUIDs.');
    case 'enum':
      return info.values?.includes(text) ? good(text) : bad(`Has to be one of ${info.values?.join(', ') ?? ''}.`);
    case 'text':
      return /[,]/.test(text) && !info.many ? bad('Takes a single value without a comma.') : good(text);
  }
}

function sortValue(info: OperationInfo, value: unknown): Result {
  if (info.sort.length === 0) return bad('This list cannot be sorted; the service would ignore it.');
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  const parts: string[] = [];
  for (const item of list) {
    if (typeof item !== 'string' || !info.sort.includes(item)) return bad(`Has to be one of ${info.sort.join(', ')}.`);
    parts.push(item);
  }
  return parts.length === 0 ? bad('Is an empty list.') : good(parts.join(','));
}

/** Checks an id that goes into a path. The value is not repeated in the error: people paste TRNs and e-mails. */
export function checkId(name: string, id: unknown, title = 'id'): string {
  if (typeof id !== 'string' || !isUuid(id)) {
    refuse(name, [{ title, detail: 'Is not a UUID. Pass the `id` of the record as the API serves it.' }]);
  }
  return id;
}
