/**
 * JSON without keys that could reach a prototype when a record is merged into another object. Undefined when the text
 * is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return isSuspect(text) ? JSON.parse(text, withoutPrototypes) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Searches the text first, because a reviver is slow. A key can also be written with escapes, which no encoder does for
 * these letters.
 */
function isSuspect(text: string): boolean {
  // one pass for most answers; a second one where there are escapes at all
  return /__proto__|constructor|\\u00/.test(text) && /__proto__|"constructor"|\\u00(?:5f|6[3ef]|7[0-5])/i.test(text);
}

function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined;
  return key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype')
    ? undefined
    : value;
}
