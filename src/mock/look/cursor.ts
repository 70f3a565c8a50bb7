import { isUuid } from '../../base/uuid.ts';
import type { Uuid } from '../ids.ts';
import { outOfRange } from '../kit/shapes.ts';

/** The place of a record in a list, which holds when the record itself is gone. */
export interface Place {
  readonly id: Uuid;
  readonly key: number | string;
}

const ID = 36;
const marks = { number: '#', string: '"' } as const;
const broken = (): Error =>
  outOfRange('cursor', 'is no cursor of this list. Pass the `next` of its page before, as it is, or leave it out.');

/** Writes a place as an opaque text: the list, the id, then the key, by code units, so that every text survives. */
export function writeCursor(list: string, { id, key }: Place): string {
  const text = `${list}${id}${typeof key === 'number' ? marks.number : marks.string}${key}`;
  const bytes = Array.from({ length: text.length * 2 }, (_, i) => {
    const unit = text.charCodeAt(i >> 1);
    return String.fromCharCode(i % 2 === 0 ? unit >> 8 : unit & 255);
  });
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws {RangeError} in words, for what is no cursor of the list */
export function readCursor(list: string, keyIs: 'number' | 'string', cursor: string): Place {
  const text = decode(cursor);
  const id = text.slice(list.length, list.length + ID);
  const kind = text.charAt(list.length + ID);
  const rest = text.slice(list.length + ID + 1);
  if (!text.startsWith(list) || !isUuid(id) || kind !== marks[keyIs]) throw broken();
  if (keyIs === 'string') return { id, key: rest };
  if (!/^-?\d{1,16}$/.test(rest)) throw broken();
  return { id, key: Number(rest) };
}

function decode(cursor: string): string {
  if (!/^[\w-]{1,200}$/.test(cursor) || cursor.length % 4 === 1) throw broken();
  const bytes = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes.length % 2 === 1) throw broken();
  let text = '';
  for (let i = 0; i < bytes.length; i += 2)
    text += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
  return text;
}
