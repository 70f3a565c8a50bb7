import { isDeepStrictEqual } from 'node:util';
import { isNode, type Node } from '../walk.ts';
import { ALTERNATIVE } from './align.ts';
import type { Event } from './severity.ts';

/** What one reported difference means; one difference of `required` or `enum` can be several events. */
export interface Meaning {
  readonly event: Event;
  /** Added to the place of the difference, for example `.email`. */
  readonly below?: string;
  readonly message: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A keyword of a schema that changed, with the schema before and after. */
export function keywordChange(keyword: string, before: Node, after: Node): Meaning[] {
  switch (keyword) {
    case 'required':
      return requiredChange(before, after);
    case 'enum':
      return valuesChange(before, after);
    case 'type':
      return typeChange(before, after);
    case 'const':
      return [
        {
          event: 'type-changed',
          message: `The only value changed from ${show(before['const'])} to ${show(after['const'])}.`,
          before: before['const'],
          after: after['const'],
        },
      ];
    case 'format':
      return [formatChange(before['format'], after['format'])];
    default:
      return [
        {
          event: 'limit-changed',
          message: `${keyword} changed from ${show(before[keyword])} to ${show(after[keyword])}.`,
          before: before[keyword],
          after: after[keyword],
        },
      ];
  }
}

/** A property that came or went; `holder` is the object that has it, `other` the same object on the other side. */
export function propertyChange(kind: 'added' | 'removed', name: string, holder: Node, other: Node): Meaning {
  const schema = propertiesOf(holder)[name];
  if (name.startsWith(ALTERNATIVE)) {
    return kind === 'added'
      ? { event: 'alternative-added', message: 'A new alternative.' }
      : { event: 'alternative-removed', message: 'The alternative was removed.' };
  }
  const twins = Object.entries(propertiesOf(other)).filter(
    ([twin, written]) => !(twin in propertiesOf(holder)) && isDeepStrictEqual(written, schema),
  );
  const [twin] = twins;
  const perhaps =
    twins.length === 1 && twin !== undefined
      ? ` Perhaps it was renamed ${kind === 'added' ? 'from' : 'to'} ${twin[0]}.`
      : '';
  if (kind === 'removed') return { event: 'attribute-removed', message: `Was removed.${perhaps}` };
  return requires(holder, name)
    ? { event: 'attribute-added-required', message: `Is new, and always there.${perhaps}` }
    : { event: 'attribute-added', message: `Is new.${perhaps}` };
}

function requiredChange(before: Node, after: Node): Meaning[] {
  const was = namesOf(before);
  const is = namesOf(after);
  // one that came or went is told of as that
  const stays = (name: string): boolean => name in propertiesOf(before) && name in propertiesOf(after);
  return [
    ...is
      .filter((name) => !was.includes(name) && stays(name))
      .map((name) => ({ event: 'became-required' as const, below: `.${name}`, message: 'Became required.' })),
    ...was
      .filter((name) => !is.includes(name) && stays(name))
      .map((name) => ({ event: 'became-optional' as const, below: `.${name}`, message: 'Is no longer always there.' })),
  ];
}

function valuesChange(before: Node, after: Node): Meaning[] {
  const was = valuesOf(before);
  const is = valuesOf(after);
  if (was === null)
    return [{ event: 'values-closed', message: `Only these values remain: ${list(is ?? [])}.`, after: is }];
  if (is === null)
    return [{ event: 'values-opened', message: `Any value may stand here, not only ${list(was)}.`, before: was }];
  const added = is.filter((value) => !was.includes(value));
  const removed = was.filter((value) => !is.includes(value));
  return [
    ...(added.length > 0
      ? [{ event: 'values-added' as const, message: `New values: ${list(added)}.`, after: added }]
      : []),
    ...(removed.length > 0
      ? [{ event: 'values-removed' as const, message: `Values removed: ${list(removed)}.`, before: removed }]
      : []),
  ];
}

function typeChange(before: Node, after: Node): Meaning[] {
  const was = typesOf(before);
  const is = typesOf(after);
  const nulls: Meaning[] =
    was.includes('null') === is.includes('null')
      ? []
      : is.includes('null')
        ? [{ event: 'became-nullable', message: 'Can be null.' }]
        : [{ event: 'no-longer-nullable', message: 'Is never null now.' }];
  const [from, to] = [was, is].map((types) =>
    types
      .filter((type) => type !== 'null')
      .sort()
      .join(' or '),
  );
  if (from === to) return nulls;
  return [
    ...nulls,
    {
      event: 'type-changed',
      message: `Changed from ${from === '' ? 'any type' : (from ?? '')} to ${to === '' ? 'any type' : (to ?? '')}.`,
      before: from,
      after: to,
    },
  ];
}

function formatChange(before: unknown, after: unknown): Meaning {
  if (before === undefined) return { event: 'format-added', message: `Is said to be a ${show(after)} now.`, after };
  return {
    event: 'format-changed',
    message: `The format changed from ${show(before)} to ${after === undefined ? 'none' : show(after)}.`,
    before,
    after,
  };
}

export function propertiesOf(schema: Node): Node {
  return isNode(schema['properties']) ? schema['properties'] : {};
}

export function requires(schema: Node, name: string): boolean {
  return namesOf(schema).includes(name);
}

function namesOf(schema: Node): string[] {
  return Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
}

/** The values but for null, which the type tells of. */
function valuesOf(schema: Node): unknown[] | null {
  return Array.isArray(schema['enum']) ? schema['enum'].filter((value) => value !== null) : null;
}

function typesOf(schema: Node): unknown[] {
  return 'type' in schema ? [schema['type']].flat() : [];
}

function show(value: unknown): string {
  return value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);
}

function list(values: readonly unknown[]): string {
  return values.map(show).join(', ');
}
