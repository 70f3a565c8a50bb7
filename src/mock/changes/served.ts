import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import type { MarkedKind } from './marks.ts';
import type { ChangedResource } from './types.ts';

/** One list of the API, as a recorder looks at it: by the same views and the same tests as the operations. */
export interface ServedList {
  readonly resource: ChangedResource;
  /** Of a list of schools. */
  readonly cohort?: number;
  /** Every record that a provider may be served, now or on another day. */
  readonly ids: () => Iterable<Uuid>;
  /** What a provider is served of a record at a moment; null when the list does not hold it. */
  readonly serve: (id: Uuid, lp: Provider, now: number) => object | null;
  /** When a record may be served otherwise although the world does not change. Left out where time plays no part. */
  readonly until?: (id: Uuid, now: number) => number;
  /** Whether all providers are served the same of a record. */
  readonly isAlike?: (id: Uuid) => boolean;
}

/** The records that may be served otherwise. */
export type Reached = { readonly [Resource in ChangedResource]: Set<Uuid> };

/** What effects have marked. */
export type Marked = { readonly [Kind in MarkedKind]: ReadonlySet<Uuid> };

/** What a service serves to its providers. */
export interface Serving<W extends BaseWorld> {
  /** The lists of a world: schools have one for each cohort. */
  lists(world: W): readonly ServedList[];
  /** Everything that is served otherwise when what is marked has changed. */
  reach(world: W, marks: Marked): Reached;
}

type View<T> = (record: T, lp: Provider, now: number) => { readonly attributes: object } | null;

/** Serves the records of a map by a view, which is null where a list does not hold the record. */
export function from<T>(records: ReadonlyMap<Uuid, T>, view: View<T>): ServedList['serve'] {
  return (id, lp, now) => {
    const record = records.get(id);
    return record === undefined ? null : (view(record, lp, now)?.attributes ?? null);
  };
}
