import { deref, list, type OpenApiDocument } from './document.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A schema that contains itself would never end. */
const DEEPEST = 16;
const MOST = 500;

/** Schemas that a schema is put together from, itself included. */
export function partsOf(
  document: OpenApiDocument,
  schema: unknown,
  words: readonly string[] = ['allOf', 'anyOf', 'oneOf'],
): readonly Schema[] {
  const found: Schema[] = [];
  const collect = (written: unknown, depth: number): void => {
    // each once: alternatives of alternatives would otherwise be gone through as often as there are ways to them
    const own = deref(document, written);
    if (depth > DEEPEST || found.length > MOST || found.includes(own)) return;
    found.push(own);
    for (const word of words) for (const branch of list(own[word])) collect(branch, depth + 1);
  };
  collect(schema, 0);
  return found;
}

/** The properties of all parts of a schema, each with every schema it has. */
export function propertiesOf(document: OpenApiDocument, schema: unknown): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const { properties } of partsOf(document, schema)) {
    if (typeof properties !== 'object' || properties === null) continue;
    for (const [name, property] of Object.entries(properties)) found.set(name, [...(found.get(name) ?? []), property]);
  }
  return found;
}
