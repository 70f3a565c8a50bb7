import { list } from './document.ts';
import { INHERITED } from './source-text.ts';
import { isNode, type Node } from './walk.ts';

/**
 * Properties that zod cannot hold values against: `__proto__`, which it loses, and those that may be missing and are called as what every object inherits. There it would find the inherited function in
 * the place of the missing value and refuse a right answer.
 *
 * @param meant what a key stands for, where it is a stand-in
 */
export function uncheckable(schema: Node, meant = (key: string): string => key): readonly string[] {
  const properties = isNode(schema['properties']) ? Object.keys(schema['properties']) : [];
  return properties.filter(
    (name) => meant(name) === '__proto__' || (INHERITED.has(meant(name)) && !list(schema['required']).includes(name)),
  );
}
