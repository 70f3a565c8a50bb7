import type { Service } from '../../contract/service.ts';

/** Who makes a move from one state to another. */
export type Actor = 'provider' | 'school' | 'dfe' | 'time';

/** A move into another state. */
export interface Move<S extends string> {
  readonly to: S;
  readonly by: readonly Actor[];
  /** What causes the move. */
  readonly trigger: string;
  /** Set when only one of the services knows the move. */
  readonly services?: readonly Service[];
}

/** How a record comes into its first state. */
export type Beginning = Omit<Move<string>, 'to'>;

/** One state: what it means, what a provider may do in it, and where it can go. */
export interface State<S extends string, A extends string> {
  readonly state: S;
  readonly meaning: string;
  /** What a provider may do, in the terms of this package's methods. */
  readonly actions: readonly A[];
  /** The same in words for readers. */
  readonly may: string;
  readonly moves: readonly Move<S>[];
  /** Set when this can be the first state. */
  readonly begins?: Beginning;
  /** The services that can serve it. */
  readonly servedBy: readonly Service[];
  /** Like the source of a rule: an address, a space, and words. */
  readonly source: string;
}

export const both: readonly Service[] = ['rect', 'ecf'];
