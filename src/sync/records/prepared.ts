import { hash } from 'node:crypto';
import type { Item, Resource } from '../resources.ts';
import { idOf } from './ids.ts';
import { normalForm } from './normal-form.ts';

/** A record as it was read, ready to be written. What goes into it is made before the transaction begins. */
export interface Prepared {
  readonly id: string;
  /** The cohort of a school; null of every other record. */
  readonly cohort: string | null;
  readonly item: Item;
  readonly raw: string;
  readonly rawHash: string;
}

export function prepare(item: Item, cohort: number | null): Prepared {
  const raw = JSON.stringify(item);
  return {
    id: idOf(item.id),
    cohort: cohort === null ? null : String(cohort),
    item,
    raw,
    rawHash: hash('sha1', raw, 'base64url'),
  };
}

/** Whether the same is served in two states of a record, whatever order it came in. Asked only when the texts differ. */
export const sameContent = (resource: Resource, a: Item, b: Item): boolean =>
  JSON.stringify(normalForm(resource, a)) === JSON.stringify(normalForm(resource, b));

export function updatedAt({ attributes }: Item): string | null {
  const at = attributes['updated_at'];
  return typeof at === 'string' ? at : null;
}
