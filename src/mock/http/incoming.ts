import { isRecord } from '../../base/guards.ts';

/** What the mock reads of a request. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export function incomingOf(request: Request): IncomingRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: request.headers,
    text: () => request.text(),
  };
}

export type Body =
  { readonly kind: 'none' } | { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'malformed' };

const NO_BODY: Body = { kind: 'none' };

/** Reads a request body as the service would: only the content types it parses. Other bodies are not read. */
export function readBody(text: string, contentType: string | null, jsonTypes: readonly string[]): Body {
  if (text === '') return NO_BODY;
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') {
    const params = parseParams(text);
    return params === null ? { kind: 'malformed' } : { kind: 'read', value: params };
  }
  if (!jsonTypes.includes(type)) return NO_BODY;
  try {
    return { kind: 'read', value: JSON.parse(text) };
  } catch {
    return { kind: 'malformed' };
  }
}

/** The token in an Authorization header: `Bearer x`, `Token x` or `Token token="x"`; the scheme is case-sensitive. */
export function tokenOf(header: string | null): string | null {
  const found = /^(?:Bearer|Token)\s+(.+)$/.exec(header?.trim() ?? '')?.[1];
  if (found === undefined) return null;
  return /^token\s*=\s*"?([^",]*)"?/.exec(found)?.[1] ?? found.replace(/^"|"$/g, '');
}

/** Query strings and forms as Rack reads them: `a[b]=1` nests, `a[]=1` collects, `a=1&a[b]=2` contradicts itself. */

export type Param = string | Param[] | { [key: string]: Param };
export type Params = Record<string, Param>;

/** Most requests have none, and a record without inherited members costs much to make. */
const NO_PARAMS: Params = Object.freeze(bare());

/** Rack reads no deeper nesting than this; the name itself counts. */
const MOST_DEEP = 32;

/**
 * Null when the text cannot be decoded or contradicts itself; the services then answer 400 with no body. A bare name
 * without `=` has no value, which the services treat as if the name were not there.
 */
export function parseParams(text: string): Params | null {
  if (text === '') return NO_PARAMS;
  const root: Params = bare();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const key = decode(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? '' : decode(pair.slice(at + 1));
    if (key === null || value === null) return null;
    if (at === -1 && !key.includes('[')) continue;
    if (!assign(root, key, value)) return null;
  }
  return root;
}

/**
 * The parameters of a request: those of its body and those of its query, which win. Only names that lists read are
 * taken from a body, because nothing else is looked for there.
 */
export function withBody(params: Params, body: unknown): Params {
  if (!isHash(body)) return params;
  let merged = params;
  for (const name of ['filter', 'page', 'sort']) {
    if (Object.hasOwn(params, name) || !Object.hasOwn(body, name)) continue;
    const value = asParam(body[name]);
    if (value === null) continue;
    if (merged === params) merged = Object.assign(bare(), params);
    merged[name] = value;
  }
  return merged;
}

/** A JSON value as a parameter. `null` is none. */
function asParam(value: unknown): Param | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.flatMap((one: unknown) => asParam(one) ?? []);
  if (!isHash(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const inner = bare();
  for (const [name, one] of Object.entries(value)) {
    const read = asParam(one);
    if (read !== null) inner[name] = read;
  }
  return inner;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return null;
  }
}

function assign(root: Params, key: string, value: string): boolean {
  const head = /^[^[\]]+/.exec(key)?.[0];
  if (head === undefined) return true;
  const rest = key.slice(head.length);
  if (rest !== '' && !/^(\[[^[\]]*\])+$/.test(rest)) {
    root[key] = value;
    return true;
  }
  const path = [...rest.matchAll(/\[([^[\]]*)\]/g)].map((m) => m[1] ?? '');
  return path.length < MOST_DEEP && place(root, head, path, value);
}

function place(into: { [key: string]: Param }, key: string, path: readonly string[], value: string): boolean {
  const [next, ...rest] = path;
  const there = into[key];
  if (next === undefined) {
    if (typeof there === 'object') return false;
    into[key] = value;
    return true;
  }
  if (next === '') {
    if (there !== undefined && !Array.isArray(there)) return false;
    const list = there ?? [];
    into[key] = list;
    if (rest.length === 0) list.push(value);
    return true;
  }
  if (there !== undefined && (typeof there === 'string' || Array.isArray(there))) return false;
  const inner = there ?? bare();
  into[key] = inner;
  return place(inner, next, rest, value);
}

/** A record without inherited members, so that no parameter is mistaken for one. */
function bare(): Params {
  const made: unknown = Object.create(null);
  return isHash(made) ? made : {};
}

export function isHash(value: unknown): value is { [key: string]: Param } {
  return isRecord(value);
}
