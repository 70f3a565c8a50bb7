import { hyphenated, isUuid } from '../../base/uuid.ts';
import type { Uuid } from '../ids.ts';

const LOOSE = /^(?:[0-9a-f]{4}-?){8}$/i;

/** An id as the database reads it: in upper or lower case, with or without hyphens. Null when it cannot be an id. */
export function readUuid(text: string): Uuid | null {
  if (isUuid(text)) return text.toLowerCase();
  if (!LOOSE.test(text)) return null;
  const hex = text.replaceAll('-', '').toLowerCase();
  return hyphenated(hex);
}
