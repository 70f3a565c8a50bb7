import { isNode, type Node } from './walk.ts';

/** The node that a `$ref` inside the document leads to, itself when it is not a reference, null when it leads nowhere. */
export function resolveRef(document: object, node: unknown): Node | null {
  let at = node;
  for (let hops = 0; isNode(at) && typeof at['$ref'] === 'string'; hops += 1) {
    if (hops > 50) return null;
    at = target(document, at['$ref']);
  }
  return isNode(at) ? at : null;
}

/** What stands at a pointer such as `#/components/schemas/School`; undefined when nothing does. */
export function target(document: unknown, ref: string): unknown {
  if (ref === '#') return document;
  if (!ref.startsWith('#/')) return undefined;
  return pointerKeys(ref).reduce<unknown>((inside, key) => {
    if (Array.isArray(inside)) return inside[Number(key)];
    return isNode(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined;
  }, document);
}

export function pointerKeys(ref: string): string[] {
  return ref
    .slice(2)
    .split('/')
    .map((key) => decodeKey(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

export function pointer(keys: readonly string[]): string {
  return `#/${keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
