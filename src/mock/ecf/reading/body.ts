import { isNested, isRecord } from '../../../base/guards.ts';
import { UnreadableRequest } from '../../http/reply.ts';

/** `data.attributes` of a write: single values only, whatever their names. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Reads the structure of a body (docs/services/ecf.md 2.2); attributes that are no object count as none.
 *
 * @throws {UnreadableRequest} with 400 when there is nothing under `data`, with 500 when it or the attributes are of a kind
 * that the service trips over
 */
export function readAttributes(body: unknown): Attributes {
  const data = isRecord(body) ? body['data'] : undefined;
  if (isEmpty(data)) throw new UnreadableRequest('6a');
  if (!isRecord(data)) throw new UnreadableRequest('6b');
  const attributes = data['attributes'];
  if (Array.isArray(attributes)) throw new UnreadableRequest('6b');
  if (!isRecord(attributes)) return {};
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => !isNested(value)));
}

function isEmpty(data: unknown): boolean {
  if (data === undefined || data === null) return true;
  if (typeof data === 'string') return data.trim() === '';
  return typeof data === 'object' && Object.keys(data).length === 0;
}
