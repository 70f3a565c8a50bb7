import { isNested } from '../../../base/guards.ts';
import { isHash } from '../../http/incoming.ts';
import { Crash } from '../../http/page.ts';
import { refuseRequest, type Reply } from '../../http/reply.ts';

/** What arrives in `data.attributes`: known attributes with single values, whatever they are. */
export type Attributes<K extends string> = Readonly<Partial<Record<K, unknown>>>;

type Read<K extends string> = { readonly attributes: Attributes<K> } | { readonly bad: Reply };

/**
 * Reads `data.attributes` of a request body. Attributes the operation does not know, and values that are objects or
 * lists, are dropped; when nothing is left the request is bad. `data.type` is never looked at.
 */
export function readAttributes<K extends string>(body: unknown, known: readonly K[]): Read<K> {
  const data = isHash(body) ? body['data'] : undefined;
  if (!isPresent(data)) return { bad: refuseRequest('rect', '9a') };
  if (!isHash(data)) throw new Crash('data is no object', 'rect.request.9b');
  const sent: unknown = data['attributes'];
  if (!isHash(sent)) return { bad: refuseRequest('rect', '9a') };
  const kept = known.filter((name) => Object.hasOwn(sent, name) && !isNested(sent[name]));
  if (kept.length === 0)
    return {
      bad: refuseRequest('rect', '9a', `The attributes hold nothing that this operation knows: ${known.join(', ')}.`),
    };
  const attributes: Partial<Record<K, unknown>> = {};
  for (const name of kept) attributes[name] = sent[name];
  return { attributes };
}

/** Ruby on Rails' notion of present: empty texts, lists and objects are not. */
function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}
