import { isNested } from '../../../base/guards.ts';
import { isHash } from '../../http/incoming.ts';
import { Crash } from '../../http/page.ts';
import { UnreadableRequest } from '../../http/reply.ts';

/** What arrives in `data.attributes`: known attributes with single values, whatever they are. */
export type Attributes<K extends string> = Readonly<Partial<Record<K, unknown>>>;

/**
 * Reads `data.attributes` of a request body. Attributes the operation does not know, and values that are objects or
 * lists, are dropped; when nothing is left the request is bad. `data.type` is never looked at.
 *
 * @throws {UnreadableRequest} with 400 when there is nothing to read
 * @throws {Crash} when `data` is a text or a list, over which the service fails
 */
export function readAttributes<K extends string>(body: unknown, known: readonly K[]): Attributes<K> {
  const data = isHash(body) ? body['data'] : undefined;
  if (!isPresent(data)) throw new UnreadableRequest('9a');
  if (!isHash(data)) throw new Crash('data is no object', 'rect.request.9b');
  const sent: unknown = data['attributes'];
  if (!isHash(sent)) throw new UnreadableRequest('9a');
  const kept = known.filter((name) => Object.hasOwn(sent, name) && !isNested(sent[name]));
  if (kept.length === 0)
    throw new UnreadableRequest('9a', `The attributes hold nothing that this operation knows: ${known.join(', ')}.`);
  const attributes: Partial<Record<K, unknown>> = {};
  for (const name of kept) attributes[name] = sent[name];
  return attributes;
}

/** Ruby on Rails' notion of present: empty texts, lists and objects are not. */
function isPresent(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' ? Object.keys(value).length > 0 : true;
}
