import type { Place } from './document-error.ts';
import { list } from './document.ts';
import { pointerKeys, target } from './references.ts';
import { isNode, type Node } from './walk.ts';

/** A reference that leads back to the schema it stands in, with no object on the way. */
export interface TypeLoop {
  readonly reference: Node;
  readonly place: Place;
}

/**
 * References by which a list holds itself, such as the items of `Json: anyOf [string, array of Json]`. As the type of
 * a property TypeScript cannot resolve that; through the property of an object it can.
 */
export function typeLoops(document: Node): readonly TypeLoop[] {
  const loops: TypeLoop[] = [];
  const sound = new Set<Node>();
  const visit = (schema: unknown, place: Place, above: ReadonlySet<Node>, from: TypeLoop | null): void => {
    if (!isNode(schema) || sound.has(schema)) return;
    if (above.has(schema)) {
      if (from !== null && !loops.some(({ reference }) => reference === from.reference)) loops.push(from);
      return;
    }
    const inside = new Set([...above, schema]);
    const ref = schema['$ref'];
    if (typeof ref === 'string') visit(target(document, ref), pointerKeys(ref), inside, { reference: schema, place });
    for (const word of ['allOf', 'anyOf', 'oneOf', 'prefixItems'])
      list(schema[word]).forEach((part, index) => {
        visit(part, [...place, word, index], inside, null);
      });
    visit(schema['items'], [...place, 'items'], inside, null);
    sound.add(schema);
  };
  const components = isNode(document['components']) ? document['components'] : {};
  const schemas = isNode(components['schemas']) ? components['schemas'] : {};
  for (const [name, schema] of Object.entries(schemas)) visit(schema, ['components', 'schemas', name], new Set(), null);
  return loops;
}
