import type { Place } from './document-error.ts';

/** A key that stands twice in one object of a JSON text: of the two, a parser keeps one and says nothing. */
export interface RepeatedKey {
  readonly key: string;
  readonly place: Place;
  readonly line: number;
}

interface Level {
  /** Keys so far; null in a list. */
  readonly keys: Set<string> | null;
  /** The key, or the position in a list, of what is being read. */
  at: string | number;
}

/** Finds the first repeated key. The text is valid JSON. */
export function repeatedKey(text: string): RepeatedKey | null {
  const levels: Level[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;
  let isKey = false;
  for (const { 0: found, index } of text.matchAll(token)) {
    const level = levels.at(-1);
    if (found === '{' || found === '[') {
      levels.push({ keys: found === '{' ? new Set() : null, at: 0 });
      isKey = found === '{';
    } else if (found === '}' || found === ']') {
      levels.pop();
      isKey = false;
    } else if (found === ',') {
      isKey = level?.keys !== null;
      if (level?.keys === null && typeof level.at === 'number') level.at += 1;
    } else if (found === ':') isKey = false;
    else if (isKey && level?.keys) {
      const key: unknown = JSON.parse(found);
      if (typeof key !== 'string') continue;
      if (level.keys.has(key))
        return { key, place: levels.slice(0, -1).map(({ at }) => at), line: text.slice(0, index).split('\n').length };
      level.keys.add(key);
      level.at = key;
    }
  }
  return null;
}
