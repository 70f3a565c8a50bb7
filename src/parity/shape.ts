import { isUuid } from '../base/uuid.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const WORD = /^[a-z][a-z0-9_-]{0,60}$/;

/** What a value looks like, without saying what it is. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (typeof value === 'object') return 'object';
  if (typeof value !== 'string') return typeof value;
  if (value === '') return 'empty text';
  if (isUuid(value)) return value === value.toLowerCase() ? 'uuid' : 'uuid in upper case';
  if (DATE_TIME.test(value)) return value.includes('.') ? 'date-time with a fraction' : 'date-time';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return 'date';
  if (/^\d+$/.test(value)) return 'digits';
  return WORD.test(value) ? 'word' : 'text';
}

/** Both shapes; when they are the same, the second says that the value is another one. */
export function shapesOf(server: unknown, mock: unknown): readonly [string, string] {
  const shapes = [shapeOf(server), shapeOf(mock)] as const;
  return shapes[0] === shapes[1] ? [shapes[0], `another ${shapes[1]}`] : shapes;
}
