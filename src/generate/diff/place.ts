import { pointerKeys } from '../references.ts';
import { isNode, type Node } from '../walk.ts';
import { ALTERNATIVE } from './align.ts';

/** Where in an operation a change is: what the client sends, what it gets, or how it is refused. */
export type Side = 'operation' | 'parameter' | 'request' | 'answer' | 'refusal';

export interface ChangePlace {
  readonly method: string;
  readonly path: string;
  readonly side: Side;
  /** Status of the answer. */
  readonly status: string | null;
  /** Keys below the schema of the parameter, the request or the answer; null when the place is above a schema. */
  readonly schema: readonly string[] | null;
  /** For people. */
  readonly text: string;
}

/** The place a pointer into a comparable document means; null when it is in no operation. */
export function placeOf(document: unknown, pointer: string): ChangePlace | null {
  const [area, path, method, ...rest] = pointerKeys(pointer);
  if (area !== 'paths' || path === undefined || method === undefined) return null;
  const at = (side: Side, text: string, keys: readonly string[] | null, status: string | null = null): ChangePlace => ({
    method: method.toUpperCase(),
    path,
    side,
    status,
    schema: keys,
    text: keys === null ? text : inside(text, attributePath(keys)),
  });
  const [part, name, ...below] = rest;
  if (part === 'parameters' && name !== undefined)
    return at('parameter', parameterName(document, path, method, name), afterSchema(below));
  if (part === 'requestBody') return at('request', 'request', afterSchema(rest.slice(1)));
  if (part === 'responses' && name !== undefined)
    return at(name.startsWith('2') ? 'answer' : 'refusal', `answer ${name}`, afterSchema(below), name);
  return at('operation', '', null);
}

/** What stands below `schema`, whichever media type it is of. */
function afterSchema(keys: readonly string[]): readonly string[] | null {
  const index = keys[0] === 'content' ? 2 : 0;
  return keys[index] === 'schema' ? keys.slice(index + 1) : null;
}

function parameterName(document: unknown, path: string, method: string, index: string): string {
  const item = isNode(document) && isNode(document['paths']) ? document['paths'][path] : undefined;
  const operation = isNode(item) ? item[method] : undefined;
  const parameters: unknown[] =
    isNode(operation) && Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  const parameter = parameters[Number(index)];
  return isNode(parameter) ? String(parameter['name']) : `parameter ${index}`;
}

/** A place and an attribute path below it: `filter.cohort`, `answer 200 data[].attributes.email`. */
export function inside(place: string, below: string): string {
  const isBody = place === 'request' || /^answer \d*$/.test(place);
  return isBody && below !== '' ? `${place} ${below.replace(/^[. ]/, '')}` : `${place}${below}`;
}

/** `properties/data/items/properties/email` as `.data[].email`. */
function attributePath(keys: readonly string[]): string {
  let text = '';
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const next = keys[i + 1];
    if (key === 'properties' && next !== undefined) {
      text += next.startsWith(ALTERNATIVE) ? ` (${next.slice(ALTERNATIVE.length)})` : `.${next}`;
      i += 1;
    } else if (key === 'items') {
      text += '[]';
    } else if (key === 'additionalProperties') {
      text += '.*';
    }
  }
  return text;
}

/** The node that a pointer's last key stands in. */
export function holderAt(document: unknown, pointer: string, up: number): Node {
  const keys = pointerKeys(pointer).slice(0, up === 0 ? undefined : -up);
  const found = keys.reduce<unknown>(
    (node, key) => (Array.isArray(node) ? node[Number(key)] : isNode(node) ? node[key] : undefined),
    document,
  );
  return isNode(found) ? found : {};
}
