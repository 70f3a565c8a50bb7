import { exec, type JsonValue } from 'jsonpath-rfc9535';
import { reason } from '../base/reason.ts';
import { valueAt } from '../base/value-at.ts';
import { DocumentError, type Place } from './document-error.ts';
import { list } from './document.ts';
import { isNode, type Node } from './walk.ts';

/** What became of an overlay. */
export interface OverlayResult {
  readonly document: unknown;
  /** Actions that found their target. */
  readonly applied: number;
  /** Targets that were not found: what they correct has been renamed or removed. */
  readonly missed: readonly string[];
}

interface Action {
  readonly target: string;
  readonly remove: boolean;
  readonly update: unknown;
}

/**
 * Applies an OpenAPI Overlay 1.0 to a copy of a document: `update` merges objects, appends to lists and replaces
 * everything else; `remove` takes the target away. Actions are carried out in order.
 *
 * @param source how errors call the overlay
 * @throws {DocumentError} when the overlay is none, or a target is not JSONPath
 */
export function applyOverlay(document: unknown, overlay: unknown, source: string): OverlayResult {
  const actions = readActions(overlay, source);
  const copy: unknown = structuredClone(document);
  const missed: string[] = [];
  actions.forEach((action, index) => {
    const places = find(copy, action.target, source, index);
    if (places.length === 0) missed.push(action.target);
    // from the end, so that taking away one item of a list does not move the next
    for (const place of places.reverse()) {
      if (action.remove) removeAt(copy, place);
      else updateAt(copy, place, action.update, source, index);
    }
  });
  return { document: copy, applied: actions.length - missed.length, missed };
}

function readActions(overlay: unknown, source: string): Action[] {
  if (!isNode(overlay) || typeof overlay['overlay'] !== 'string' || !overlay['overlay'].startsWith('1.')) {
    throw new DocumentError(source, [], 'is not an OpenAPI Overlay of version 1 (overlay: 1.0.0).');
  }
  const actions: unknown = overlay['actions'];
  if (!Array.isArray(actions)) throw new DocumentError(source, ['actions'], 'has to be a list.');
  return actions.map((action: unknown, index) => {
    if (!isNode(action) || typeof action['target'] !== 'string')
      throw new DocumentError(source, ['actions', index], 'an action needs a target.');
    const remove = action['remove'] === true;
    if (!remove && !('update' in action))
      throw new DocumentError(source, ['actions', index], 'an action either updates or removes its target.');
    return { target: action['target'], remove, update: action['update'] };
  });
}

function find(document: unknown, target: string, source: string, index: number): Place[] {
  const places: Place[] = [];
  try {
    exec(document as JsonValue, target, (_value, place) => places.push([...place]));
  } catch (error) {
    throw new DocumentError(source, ['actions', index, 'target'], `is not JSONPath: ${reason(error)}`);
  }
  return places;
}

function removeAt(document: unknown, place: Place): void {
  const key = place.at(-1);
  const holder = valueAt(document, place.slice(0, -1));
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (isNode(holder) && key !== undefined) Reflect.deleteProperty(holder, key);
}

function updateAt(document: unknown, place: Place, update: unknown, source: string, index: number): void {
  const value = valueAt(document, place);
  if (Array.isArray(value)) value.push(...clones(update));
  else if (isNode(value) && isNode(update)) merge(value, update);
  else
    throw new DocumentError(
      source,
      ['actions', index],
      'updates what is neither an object nor a list; target what holds it.',
    );
}

function clones(value: unknown): unknown[] {
  const copy: unknown = structuredClone(value);
  return Array.isArray(copy) ? copy : [copy];
}

function merge(into: Node, update: Node): void {
  for (const [key, value] of Object.entries(update)) {
    // what every object inherits is nothing to merge into
    if (key === '__proto__') continue;
    const before = Object.hasOwn(into, key) ? into[key] : undefined;
    if (isNode(before) && isNode(value)) merge(before, value);
    else if (Array.isArray(before) && Array.isArray(value)) into[key] = [...list(before), ...clones(value)];
    else into[key] = structuredClone(value);
  }
}
