import { DocumentError, type Place } from '../document-error.ts';
import { list } from '../document.ts';
import { target } from '../references.ts';
import { isNode, walk, type Node } from '../walk.ts';

/**
 * Refuses schemas that are put together from themselves: no value could ever be held against one. A schema that has
 * itself as a property or an item is fine.
 */
export function refuseLoops(document: Node, source: string): void {
  const sound = new Set<Node>();
  walk(document, {
    schema: (schema, place) => {
      visit(schema, place, new Set());
    },
  });

  function visit(schema: unknown, place: Place, above: ReadonlySet<Node>): void {
    if (!isNode(schema) || sound.has(schema)) return;
    if (above.has(schema))
      throw new DocumentError(
        source,
        place,
        'the schema is put together from itself ($ref, allOf, anyOf or oneOf lead back to it), so it has no end. Take ' +
          'out the part that leads back, or make it a property.',
      );
    const inside = new Set([...above, schema]);
    if (typeof schema['$ref'] === 'string') visit(target(document, schema['$ref']), place, inside);
    for (const word of ['allOf', 'anyOf', 'oneOf'])
      list(schema[word]).forEach((part, index) => {
        visit(part, above.size === 0 ? [...place, word, index] : place, inside);
      });
    sound.add(schema);
  }
}
