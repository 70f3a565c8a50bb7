import { isRecord } from '../../base/guards.ts';
import { CopyError } from '../store/copy-error.ts';
import type { Value } from '../store/steps.ts';

/** A statement in PostgreSQL's words, and which of its values are lists or maps. */
export interface Translated {
  readonly text: string;
  readonly lists: ReadonlySet<number>;
}

/** The longest name that PostgreSQL keeps, in bytes; it cuts off the rest, and two schemas could be one. */
const LONGEST = 63;

/** The name of a schema as it stands in SQL. */
export function quotedSchema(name: string): string {
  const bytes = typeof name === 'string' ? Buffer.byteLength(name) : 0;
  if (bytes === 0 || bytes > LONGEST || name.includes('\u0000'))
    throw new CopyError(`The name of a schema is a text of 1 to ${LONGEST} bytes without U+0000, for example "dfe".`);
  return `"${name.replaceAll('"', '""')}"`;
}

/** What is read as a whole: quoted texts and names, and comments, in which nothing is replaced; then our own words. */
const WORDS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[^]*?\*\/|\{(?:list|map|array|lock|now|each [\w.]+)\}|\?|(?<![\w.$])(?:ix_)?dfe_\w+/g;

const NOW = 'CAST(floor(extract(epoch FROM clock_timestamp()) * 1000) AS bigint)';

/** Our words in PostgreSQL's; every table, view and index by its schema, so no search path can lead elsewhere. */
export function translated(sql: string, schema: string): Translated {
  const makesIndex = /^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\b/i.test(sql);
  const lists = new Set<number>();
  let values = 0;
  const text = sql.replace(WORDS, (word) => {
    switch (word) {
      case '?':
        values += 1;
        return `$${values}`;
      case '{list}':
        lists.add(values);
        values += 1;
        return `(SELECT json_array_elements_text($${values}::json))`;
      case '{map}':
        lists.add(values);
        values += 1;
        return `json_each_text($${values}::json)`;
      case '{array}':
        return 'json_agg';
      case '{lock}':
        return 'FOR UPDATE';
      case '{now}':
        return NOW;
    }
    if (word.startsWith('{each ')) return `json_array_elements_text(${word.slice(6, -1)}::json)`;
    if (word.startsWith('ix_')) return makesIndex ? word : `${schema}.${word}`;
    return word.startsWith('dfe_') ? `${schema}.${word}` : word;
  });
  return { text, lists };
}

/** A value as PostgreSQL can keep it. It has no U+0000, and half of a pair is no sign of UTF-8. */
export function storable(value: Value): Value {
  return typeof value === 'string' ? value.replace(/\u0000|\p{Surrogate}/gu, '\ufffd') : value;
}

/** The same for a list or a map, in which such signs are escaped. */
export function storableList(value: Value): Value {
  if (typeof value !== 'string' || !/\\u(?:0000|d[89a-f])/i.test(value)) return value;
  const list: unknown = JSON.parse(value);
  if (Array.isArray(list)) return JSON.stringify(list.map((one) => storable(String(one))));
  if (!isRecord(list)) return value;
  const clean = (text: unknown): string => String(storable(String(text)));
  return JSON.stringify(Object.fromEntries(Object.entries(list).map(([key, one]) => [clean(key), clean(one)])));
}
