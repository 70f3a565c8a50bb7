import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';

/**
 * Effects mark what they change, so that a recorder need not look through a whole world after each of them. The marks
 * are beside the world and not in it, because a world is plain data; where nobody records, a mark costs one look-up and
 * is kept nowhere.
 */

/** What can be marked. A person stands for everything about them. */
export type MarkedKind = 'people' | 'declarations' | 'partnerships' | 'schools' | 'deliveryPartners' | 'statements';

export type Marks = {
  readonly [Kind in MarkedKind]: Set<Uuid>;
} & {
  /** Whether somebody marked, if only to say that nothing is served otherwise. */
  isTold: boolean;
  /** Whether anything may be served otherwise. */
  isAll: boolean;
};

const recorded = new WeakMap<BaseWorld, Marks>();

function noMarks(): Marks {
  return {
    people: new Set(),
    declarations: new Set(),
    partnerships: new Set(),
    schools: new Set(),
    deliveryPartners: new Set(),
    statements: new Set(),
    isTold: false,
    isAll: false,
  };
}

/** Begins to keep the marks of a world. */
export function openMarks(world: BaseWorld): void {
  recorded.set(world, noMarks());
}

export function closeMarks(world: BaseWorld): void {
  recorded.delete(world);
}

/** The marks since the last time; null when there are none. */
export function takeMarks(world: BaseWorld): Marks | null {
  const marks = recorded.get(world);
  if (marks?.isTold !== true) return null;
  openMarks(world);
  return marks;
}

export function mark(world: BaseWorld, kind: MarkedKind, { id }: { readonly id: Uuid }): void {
  const marks = recorded.get(world);
  if (marks === undefined) return;
  marks[kind].add(id);
  marks.isTold = true;
}

/** For what has to be looked for: not done unless somebody records. */
export function markFound(world: BaseWorld, kind: MarkedKind, find: () => Iterable<{ readonly id: Uuid }>): void {
  if (recorded.has(world)) for (const one of find()) mark(world, kind, one);
}

/** Anything may be served otherwise. */
export function markAll(world: BaseWorld): void {
  const marks = recorded.get(world);
  if (marks !== undefined) marks.isAll = marks.isTold = true;
}

/** The world changed, and nothing is served otherwise but what is marked besides. */
export function markNoMore(world: BaseWorld): void {
  const marks = recorded.get(world);
  if (marks !== undefined) marks.isTold = true;
}
