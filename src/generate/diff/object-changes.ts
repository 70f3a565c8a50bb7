import type { Property, Shape } from './form.ts';
import type { Comparison, Meaning, Step, Way } from './schema-changes.ts';
import { originOf } from './shape-changes.ts';

/** What differs between two objects, alternatives aside. */
export function compareObjects(a: Shape, b: Shape, way: Way): Comparison {
  const [was, is] = [seen(a, way), seen(b, way)];
  const both = [...was].flatMap(([name, before]) => {
    const after = is.get(name);
    return after === undefined ? [] : [{ name, before, after }];
  });
  return {
    changes: [
      ...[...was.keys()].filter((name) => !is.has(name)).map((name) => removed(name, was, is, originAt(name, a, b))),
      ...[...is.keys()]
        .filter((name) => !was.has(name))
        .map((name) => added(name, was, is, b.required.has(name), originAt(name, a, b))),
      ...both.flatMap(({ name, before, after }) => deprecation(name, before, after)),
      ...requiredChanges(a, b, was, is),
      ...restChange(a, b),
    ],
    below: [
      ...both.map(({ name, before, after }) => ({ text: `.${name}`, before: before.state, after: after.state })),
      ...restSteps(a, b),
    ],
  };
}

type Properties = ReadonlyMap<string, Property>;

function seen({ properties }: Shape, way: Way): Properties {
  return new Map([...properties].filter(([, one]) => !(way === 'sent' ? one.readOnly : one.writeOnly)));
}

function originAt(name: string, a: Shape, b: Shape): string {
  return originOf(`property ${name}`, a, b);
}

function removed(name: string, was: Properties, is: Properties, origin: string): Meaning {
  const twin = twinOf(was.get(name), is, was);
  return {
    event: 'attribute-removed',
    below: `.${name}`,
    message: `Was removed.${twin === null ? '' : ` Perhaps it was renamed to ${twin}.`}`,
    origin,
  };
}

function added(name: string, was: Properties, is: Properties, required: boolean, origin: string): Meaning {
  const twin = twinOf(is.get(name), was, is);
  const perhaps = twin === null ? '' : ` Perhaps it was renamed from ${twin}.`;
  return {
    event: required ? 'attribute-added-required' : 'attribute-added',
    below: `.${name}`,
    message: `${required ? 'Is new, and always there.' : 'Is new.'}${perhaps}`,
    origin,
  };
}

/** The only property of the other side alone that says the same. */
function twinOf(property: Property | undefined, others: Properties, own: Properties): string | null {
  const twins = [...others].filter(([name, one]) => !own.has(name) && one.state.class === property?.state.class);
  return twins.length === 1 ? (twins[0]?.[0] ?? null) : null;
}

function deprecation(name: string, before: Property, after: Property): Meaning[] {
  if (before.deprecated === after.deprecated) return [];
  return [
    after.deprecated
      ? { event: 'attribute-deprecated', below: `.${name}`, message: 'Is deprecated.' }
      : { event: 'attribute-kept', below: `.${name}`, message: 'Is no longer deprecated.' },
  ];
}

function requiredChanges(a: Shape, b: Shape, was: Properties, is: Properties): Meaning[] {
  // one that came or went is told of as that
  const stays = (name: string): boolean =>
    was.has(name) === is.has(name) && !hidden(name, a, was) && !hidden(name, b, is);
  const told = (names: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
    [...names].filter((name) => !others.has(name) && stays(name));
  const origin = (name: string): string => originOf(`required ${name}`, a, b);
  return [
    ...told(b.required, a.required).map((name) => ({
      event: 'became-required' as const,
      below: `.${name}`,
      message: 'Became required.',
      origin: origin(name),
    })),
    ...told(a.required, b.required).map((name) => ({
      event: 'became-optional' as const,
      below: `.${name}`,
      message: 'Is no longer always there.',
      origin: origin(name),
    })),
  ];
}

/** Whether a property is described, but not for this side of the wire. */
function hidden(name: string, shape: Shape, seenOnes: Properties): boolean {
  return shape.properties.has(name) && !seenOnes.has(name);
}

function isClosed({ rest }: Shape): boolean {
  return rest.form.of === 'whole' && rest.form.kinds.size === 0;
}

/** Attributes without a name that may come, or may not any more. */
function restChange(a: Shape, b: Shape): Meaning[] {
  if (isClosed(a) === isClosed(b)) return [];
  const [before, after] = [a, b].map((shape) => !isClosed(shape));
  return [
    {
      event: 'limit-changed',
      direction: after === true ? 'wider' : 'narrower',
      message: `additionalProperties changed from ${String(before)} to ${String(after)}.`,
      before,
      after,
      origin: originOf('additionalProperties', a, b),
    },
  ];
}

function restSteps(a: Shape, b: Shape): Step[] {
  return isClosed(a) || isClosed(b) ? [] : [{ text: '.*', before: a.rest, after: b.rest }];
}
