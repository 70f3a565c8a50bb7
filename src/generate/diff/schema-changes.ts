import { directionOfSets } from './directions.ts';
import type { State, Whole } from './form.ts';
import { keyOf } from './limits.ts';
import type { Direction, Event } from './severity.ts';
import { compareShapes } from './shape-changes.ts';

/** A change at a place itself, whatever leads there. */
export interface Meaning {
  readonly event: Event;
  /** Added to the place, for example `.email`. */
  readonly below?: string;
  readonly direction?: Direction;
  readonly message: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Where in the two documents the change was written, when several places have it from there. */
  readonly origin?: string;
}

/** Two states to be compared, one step below the present place. */
export interface Step {
  readonly text: string;
  readonly before: State;
  readonly after: State;
}

export interface Comparison {
  readonly changes: readonly Meaning[];
  readonly below: readonly Step[];
}

/** Which attributes a message has: what only answers hold is not sent, and the other way round. */
export type Way = 'sent' | 'got';

/** What differs between two states of different classes, and where to look further. */
export function compareStates(before: State, after: State, way: Way): Comparison {
  const [a, b] = [before.form, after.form];
  if (a.of === 'shape' && b.of === 'shape') return compareShapes(a, b, { before, after }, way);
  if (a.of === 'whole' && b.of === 'whole') return compareWholes(a, b);
  return {
    changes: [typeChange(typesOf(a.of === 'whole' ? a : null), typesOf(b.of === 'whole' ? b : null), a.of, b.of)],
    below: [],
  };
}

function compareWholes(a: Whole, b: Whole): Comparison {
  const [was, is] = [[...a.kinds.keys()], [...b.kinds.keys()]];
  const nulls: Meaning[] =
    was.includes('null') === is.includes('null') || [was, is].some((names) => names.every((name) => name === 'null'))
      ? []
      : is.includes('null')
        ? [{ event: 'became-nullable', message: 'Can be null.' }]
        : [{ event: 'no-longer-nullable', message: 'Is never null now.' }];
  const told = nulls.length > 0 ? 'null' : '';
  const [from, to] = [was, is].map((names) => names.filter((name) => name !== told));
  const isOther = keyOf(from) !== keyOf(to);
  const below = was.flatMap((kind): Step[] => {
    const [one, other] = [a.kinds.get(kind), b.kinds.get(kind)];
    if (one === undefined || other === undefined || (isOther && differInIntegersAlone(one, other))) return [];
    return [{ text: '', before: one, after: other }];
  });
  const types = isOther ? [typeChange(typesOf(a, told), typesOf(b, told), 'whole', 'whole')] : [];
  return { changes: [...nulls, ...types], below };
}

function typeChange(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  ofBefore: string,
  ofAfter: string,
): Meaning {
  const direction =
    ofBefore === 'anything'
      ? 'narrower'
      : ofAfter === 'anything'
        ? 'wider'
        : directionOfSets(numbers(before), numbers(after));
  const [from, to] = [
    { types: before, isAny: ofBefore === 'anything' },
    { types: after, isAny: ofAfter === 'anything' },
  ].map(({ types, isAny }) => (isAny ? 'any type' : types.size === 0 ? 'no value' : [...types].sort().join(' or ')));
  return {
    event: 'type-changed',
    direction,
    message: `Changed from ${from ?? ''} to ${to ?? ''}.`,
    before: from,
    after: to,
  };
}

/** The types by which people know the kinds. */
function typesOf(whole: Whole | null, without = ''): ReadonlySet<string> {
  const kinds = [...(whole?.kinds ?? [])].filter(([kind]) => kind !== without);
  return new Set(kinds.map(([kind, { form }]) => (form.of === 'shape' && form.integer ? 'integer' : kind)));
}

/** Whether a change of the types tells already all that differs between two states for numbers. */
function differInIntegersAlone({ form: a }: State, { form: b }: State): boolean {
  if (a.of !== 'shape' || b.of !== 'shape' || a.integer === b.integer) return false;
  return keyOf([a.values, ...a.limits, ...a.sets]) === keyOf([b.values, ...b.limits, ...b.sets]);
}

/** A number takes whatever an integer takes. */
function numbers(types: ReadonlySet<string>): ReadonlySet<string> {
  return types.has('number') ? new Set([...types, 'integer']) : types;
}
