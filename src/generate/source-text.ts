/**
 * How a value of a description becomes TypeScript source. Nothing of a document may reach a written file on another
 * way: a description is bytes from outside, and a quote in it must not end a text of ours.
 */

/** Names that every object has already; as plain keys they would be set, found or hidden by accident. */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A text in single quotes. */
function text(value: string): string {
  return `'${escaped(value).replaceAll("'", "\\'")}'`;
}

/** A text in double quotes, as JSON has it. */
export function quoted(value: string): string {
  return `"${escaped(value).replaceAll('"', '\\"')}"`;
}

/** Backslashes and everything that is not plain, half characters of UTF-16 included. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      unit,
    );
}

function unit(found: string): string {
  return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A key of an object literal that makes a property of its own, `__proto__` too. */
export function propertyKey(name: string): string {
  if (INHERITED.has(name)) return `[${text(name)}]`;
  return IDENTIFIER.test(name) ? name : text(name);
}

/** A value as source on one line: lists, plain objects, texts, numbers, true, false and null. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const inside = Object.entries(value).map(([key, inner]) => `${propertyKey(key)}: ${literal(inner)}`);
    return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
  }
  if (typeof value === 'string') return text(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'null';
}

/** A text as it may stand inside a comment: it cannot end it, and has no character that would not be seen. */
export function comment(value: string): string {
  return value
    .replaceAll('*/', '* /')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, ' ');
}

/** The same on one line. */
export function commentLine(value: string): string {
  return comment(value).replace(/\s*\n\s*/g, ' ');
}

/**
 * A name that TypeScript takes, made of another one: itself when it is fine and free, otherwise as near as can be.
 * `taken` holds names in lower case, so that no two made names differ by capitals alone.
 */
export function identifier(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w$]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = words === '' ? 'Schema' : /^\d/.test(words) ? `_${words}` : words;
  for (let number = 1; ; number += 1) {
    const made = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(made.toLowerCase())) return made;
  }
}

/** Whether a name can stand in source as it is, words of the language aside. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}
