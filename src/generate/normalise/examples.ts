import { hyphenated, isUuid } from '../../base/uuid.ts';
import type { Place } from '../document-error.ts';
import { list } from '../document.ts';
import { resolveRef } from '../references.ts';
import { isNode, walk, type Node } from '../walk.ts';
import type { RepairLog } from './repairs.ts';

/** Mends malformed UUIDs in examples, wherever the schema says that one stands there. */
export function repairExamples(document: Node, log: RepairLog): void {
  walk(document, {
    schema: (schema, place) => {
      if (Array.isArray(schema['examples']))
        schema['examples'] = mendList(document, schema, schema['examples'], [...place, 'examples'], log);
    },
    exampleHolder: (holder, place) => {
      const schema = holder['schema'];
      if ('example' in holder) {
        const mended = mend(document, schema, holder['example'], [...place, 'example'], log, 0);
        if (mended === undefined) delete holder['example'];
        else holder['example'] = mended;
      }
      if (!isNode(holder['examples'])) return;
      for (const [name, example] of Object.entries(holder['examples'])) {
        if (!isNode(example) || !('value' in example)) continue;
        const mended = mend(document, schema, example['value'], [...place, 'examples', name, 'value'], log, 0);
        if (mended === undefined) Reflect.deleteProperty(holder['examples'], name);
        else example['value'] = mended;
      }
    },
  });
}

function mendList(
  document: Node,
  schema: unknown,
  values: readonly unknown[],
  place: Place,
  log: RepairLog,
): unknown[] {
  return values.flatMap((value, index) => {
    const mended = mend(document, schema, value, [...place, index], log, 0);
    return mended === undefined ? [] : [mended];
  });
}

/** The value as its schema would have it; undefined when an id cannot be made out. */
function mend(document: Node, written: unknown, value: unknown, place: Place, log: RepairLog, depth: number): unknown {
  const schema = resolveRef(document, written);
  if (schema === null || depth > 40) return value;
  if (typeof value === 'string') {
    if (!says(document, schema, (part) => part['format'] === 'uuid') || isUuid(value)) return value;
    const mended = mendUuid(value);
    log.add('uuid-example', place, mended === undefined ? `${value} dropped` : `${value} to ${mended}`);
    return mended;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => {
      const mended = mend(document, schema['items'], item, [...place, index], log, depth + 1);
      return mended === undefined ? item : mended;
    });
  }
  if (!isNode(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const property = propertyOf(document, schema, key);
      const mended = property === undefined ? inner : mend(document, property, inner, [...place, key], log, depth + 1);
      return mended === undefined ? [] : [[key, mended]];
    }),
  );
}

function says(document: Node, schema: Node, test: (part: Node) => boolean): boolean {
  return test(schema) || branchesOf(document, schema).some(test);
}

function propertyOf(document: Node, schema: Node, name: string): unknown {
  for (const part of [schema, ...branchesOf(document, schema)]) {
    if (isNode(part['properties']) && name in part['properties']) return part['properties'][name];
  }
  return undefined;
}

function branchesOf(document: Node, schema: Node): Node[] {
  return ['allOf', 'anyOf', 'oneOf']
    .flatMap((key) => list(schema[key]))
    .flatMap((branch) => {
      const node = resolveRef(document, branch);
      return node === null ? [] : [node];
    });
}

/** Cuts or fills the digits to the 32 of a UUID, group by group, so that a slip of one digit stays recognisable. */
function mendUuid(text: string): string | undefined {
  const groups = text.trim().split('-');
  const sizes = [8, 4, 4, 4, 12];
  if (groups.length === sizes.length && groups.every((group) => /^[0-9a-f]+$/i.test(group))) {
    return groups
      .map((group, i) => group.slice(0, sizes[i]).padEnd(sizes[i] ?? 0, '0'))
      .join('-')
      .toLowerCase();
  }
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  if (digits.length < 16 || digits.length > 48) return undefined;
  return hyphenated(digits.slice(0, 32).padEnd(32, '0'));
}
