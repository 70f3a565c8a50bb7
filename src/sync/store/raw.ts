import { isRecord } from '../../base/guards.ts';
import type { Item } from '../resources.ts';
import { damaged, jsonOf } from './damaged.ts';

/** A record that the copy holds, as it was served. */
export function itemOf(raw: string): Item {
  const value: unknown = jsonOf(raw);
  if (!isRecord(value) || !isRecord(value['attributes'])) throw damaged('a record that is none');
  const { id, type, attributes } = value;
  return { id: String(id), type: String(type), attributes };
}
