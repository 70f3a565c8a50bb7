import type { Node } from '../walk.ts';

/** The kinds of JSON value that a schema tells apart; an integer is a number with a limit. */
export const kinds = ['null', 'boolean', 'string', 'number', 'array', 'object'] as const;

export type Kind = (typeof kinds)[number];

/**
 * What may stand at a place: several written schemas that hold together, for all kinds of value or for one. Schemas are
 * followed through their references and never copied, so a schema used in many places is one state, and one that
 * contains itself is a state that leads back to itself.
 */
export interface State {
  readonly id: number;
  /** The schemas as written; all of them hold. */
  readonly parts: readonly Node[];
  /** The only kind of value that is looked at, or null for all. */
  readonly kind: Kind | null;
  form: Form;
  /** States of one class mean the same, in whichever of the two documents they stand. */
  class: number;
}

export type Form = Anything | Whole | Shape;

export interface Anything {
  readonly of: 'anything';
}

/** A place by the kinds of value that may stand there. */
export interface Whole {
  readonly of: 'whole';
  readonly kinds: ReadonlyMap<Kind, State>;
}

export interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
}

export interface Property {
  readonly state: State;
  /** Only answers have it. */
  readonly readOnly: boolean;
  /** Only requests have it. */
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
}

export interface Branch {
  readonly state: State;
  /** The values of the discriminator that choose it. */
  readonly values: readonly string[];
}

export interface Choice {
  readonly discriminator: string | null;
  readonly branches: readonly Branch[];
}

/** Values of one kind. */
export interface Shape {
  readonly of: 'shape';
  readonly kind: Kind;
  /** The only values, where they are listed. */
  readonly values: readonly unknown[] | null;
  readonly integer: boolean;
  /** `minLength`, `maximum`, … by keyword; the exclusive ones stand with the others. */
  readonly limits: ReadonlyMap<string, Limit>;
  /** `pattern`, `format`, …: all members hold. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly required: ReadonlySet<string>;
  /** Attributes that are not named. */
  readonly rest: State;
  /** The first items, where each has a schema of its own. */
  readonly prefix: readonly State[];
  readonly items: State;
  /** `not`, `contains` and their like, which are compared as equal or not. */
  readonly opaque: readonly (readonly [string, State])[];
  readonly choices: readonly Choice[];
  /** Which written schemas each keyword comes from: a change that has one source is one change. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Whether nothing but its choices narrows a shape. */
export function isChoiceAlone(shape: Shape): boolean {
  return (
    shape.choices.length === 1 &&
    shape.values === null &&
    !shape.integer &&
    [shape.limits, shape.sets, shape.properties, shape.required].every(({ size }) => size === 0) &&
    shape.prefix.length + shape.opaque.length === 0 &&
    [shape.rest, shape.items].every(({ parts }) => parts.length === 0)
  );
}

/** All states that a form leads to. */
export function statesOf(form: Form): State[] {
  if (form.of === 'anything') return [];
  if (form.of === 'whole') return [...form.kinds.values()];
  return [
    ...[...form.properties.values()].map(({ state }) => state),
    ...form.prefix,
    form.rest,
    form.items,
    ...form.opaque.map(([, state]) => state),
    ...form.choices.flatMap(({ branches }) => branches.map(({ state }) => state)),
  ];
}
