import { isRecord } from '../../base/guards.ts';

/** Query strings and forms as Rack reads them: `a[b]=1` nests, `a[]=1` collects, `a=1&a[b]=2` contradicts itself. */

export type Param = string | Param[] | { [key: string]: Param };
export type Params = Record<string, Param>;

/** Rack reads no deeper, counting the name itself. */
const MOST_DEEP = 32;

/** Null when the text cannot be decoded or contradicts itself; the services then answer 400 with no body. */
export function parseParams(text: string): Params | null {
  const root: Params = bare();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const key = decode(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? '' : decode(pair.slice(at + 1));
    if (key === null || value === null || !assign(root, key, value)) return null;
  }
  return root;
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
