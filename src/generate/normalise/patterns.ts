import type { Place } from '../document-error.ts';
import type { Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';
import { asJavaScript } from './ruby-pattern.ts';

/** A pattern that JavaScript cannot read is translated; one that cannot be translated is left out, and any text passes. */
export function repairPattern(schema: Node, place: Place, log: RepairLog): void {
  const { pattern } = schema;
  if (typeof pattern !== 'string') return;
  const made = asJavaScript(pattern);
  if (made === pattern) return;
  if (made === null) {
    log.add('pattern-left-out', [...place, 'pattern'], pattern);
    delete schema['pattern'];
    return;
  }
  log.add('pattern', [...place, 'pattern'], `${pattern} to ${made}`);
  schema['pattern'] = made;
}
