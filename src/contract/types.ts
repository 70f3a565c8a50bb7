import type { Routes, WrapperName } from './routes.ts';
import type { Service } from './service.ts';

/**
 * How wrapper types are read off generated `paths`. Small conditional types over one operation each, so that the
 * compiler resolves a wrapper's type about as cheaply as a hand-written one.
 */

/** The generated operation that a wrapper calls. */
export type OperationOf<S extends Service, P, N extends WrapperName> = N extends keyof Routes[S]
  ? Routes[S][N] extends readonly [infer M extends string, infer T extends keyof P]
    ? P[T] extends Record<M, infer O>
      ? O
      : never
    : never
  : never;

type Json<C> = C[Extract<keyof C, `${string}json`>];

/** Body of the 200 answer, whichever JSON media type the operation declares. */
export type Success<O> = O extends { responses: { 200: { content: infer C } } } ? Json<C> : never;

/** The resource (or list of resources) inside the `data` envelope. */
export type Data<O> = Success<O> extends { data: infer D } ? D : never;

/** One resource of a list. */
export type Item<O> = Data<O> extends readonly (infer I)[] ? I : never;

/** `data.attributes` of the request body. */
export type Attributes<O> = O extends { requestBody?: infer B }
  ? NonNullable<B> extends { content: infer C }
    ? Json<C> extends { data: infer D }
      ? AttributesOf<D>
      : never
    : never
  : never;

/** Distributes over `data`, because published documents repeat the whole of it in each branch of a declaration. */
type AttributesOf<D> = D extends { attributes?: infer A } ? NonNullable<A> : never;

type Query<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : object;
type Filter<O> = Query<O> extends { filter?: infer F } ? NonNullable<F> : object;
type Sort<O> = Query<O> extends { sort?: infer V } ? NonNullable<V> : never;

/** A filter's value as callers write it. `Many` names the filters that take several values. */
type FilterValue<K, V, Many> = K extends 'updated_since'
  ? Date | string
  : K extends Many
    ? Scalar<K, V> | readonly Scalar<K, V>[]
    : Scalar<K, V>;

type Scalar<K, V> = string extends V ? (K extends 'cohort' | 'urn' ? string | number : string) : NonNullable<V>;

/** A list's first argument: the API's filter names (required ones stay required), and `sort` if the list has it. */
export type ListQuery<O, Many extends string = never> = {
  [K in keyof Filter<O>]: FilterValue<K, Filter<O>[K], Many>;
} & ([Sort<O>] extends [never] ? unknown : { sort?: SortValue<Sort<O>> });

type SortValue<V> = [V] extends [readonly (infer I)[]] ? I | readonly I[] : V | readonly V[];

/** For a property that any member of a union has: the union of the values that the members allow. */
type PropertyOf<A, K extends PropertyKey> = A extends unknown ? (K extends keyof A ? A[K] : never) : never;
type KeyOf<A> = A extends unknown ? keyof A : never;

/**
 * What people fill in to declare. Each property is a union over all rule sets, evidence is optional, and the date may
 * be a `Date`, so that a row of a spreadsheet fits.
 */
export type DraftOf<A> = { [K in Exclude<KeyOf<A>, 'evidence_held' | 'declaration_date'>]: PropertyOf<A, K> } & {
  declaration_date: Date | string;
  evidence_held?: PropertyOf<A, 'evidence_held'> | null;
};
