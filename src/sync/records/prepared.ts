import { createHash } from 'node:crypto';
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
  return { id: idOf(item.id), cohort: cohort === null ? null : String(cohort), item, raw, rawHash: sha1(raw) };
}

/** The hash of what is served in a record, whatever order it came in. Worked out only when the text differs. */
export const contentHash = (resource: Resource, item: Item): string => sha1(JSON.stringify(normalForm(resource, item)));

export function updatedAt({ attributes }: Item): string | null {
  const at = attributes['updated_at'];
  return typeof at === 'string' ? at : null;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}
