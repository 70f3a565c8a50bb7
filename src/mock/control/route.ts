import { object, oneOf, outOfRange, refuseUnknown, text, wholeNumber, type Shape } from '../kit/shapes.ts';

/** What a route is asked, as it came. */
export interface Asked {
  /** The parsed body; undefined when there was none. */
  readonly body: unknown;
  readonly query: URLSearchParams;
  /** What follows the path of a route that ends in a star. */
  readonly rest: string;
  readonly headers: Headers;
}

/**
 * One endpoint. `answer` is made by `route`, which reads body and query by their shapes before anything changes: what it
 * does not read has to be empty.
 */
export type Route = (asked: Asked) => unknown;
export type Routes = Readonly<Record<string, Route>>;

export interface Reading<Body, Query> {
  readonly body?: Shape<Body>;
  readonly query?: { readonly [K in keyof Query]-?: Shape<Query[K]> };
}

type Answer<Body, Query> = (body: Body, query: Query, rest: string, headers: Headers) => unknown;

const none: Shape<undefined> = (value, at) => {
  // an empty object says nothing either, and many HTTP clients send one whatever they are told
  if (value !== undefined) object({})(value, at);
};

export function route<Body = undefined, Query extends object = object>(
  reading: Reading<Body, Query>,
  answer: Answer<Body, Query>,
): Route;
export function route(
  { body: bodyShape = none, query: queryShape = {} }: Reading<unknown, Record<string, unknown>>,
  answer: Answer<unknown, object>,
): Route {
  return ({ body, query, rest, headers }) => {
    const read = object<Record<string, unknown>>(queryShape)(asRecord(query, Object.keys(queryShape)), 'query');
    return answer(bodyShape(body, 'body'), read, rest, headers);
  };
}

/** A query with a list of values for each name. */
function asRecord(query: URLSearchParams, known: readonly string[]): Record<string, readonly string[]> {
  refuseUnknown([...query.keys()], known, 'query');
  return Object.fromEntries(known.filter((name) => query.has(name)).map((name) => [name, query.getAll(name)]));
}

/** What a name of the query says, when it is there: one value, of a shape. */
export function once<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => {
    if (!Array.isArray(value)) return undefined;
    if (value.length > 1) throw outOfRange(at, 'has to be given once.');
    return shape(value[0], at);
  };
}

/** The number that a name of the query stands for, when it is there. */
export const numberFrom = (least: number, most?: number): Shape<number | undefined> =>
  once((written, at) => {
    if (typeof written !== 'string' || !/^\d{1,15}$/.test(written))
      throw outOfRange(
        at,
        `has to be a whole number of at least ${least}, not ${JSON.stringify(written).slice(0, 40)}.`,
      );
    return wholeNumber(least, most)(Number(written), at);
  });

export const textFrom = (most = 255): Shape<string | undefined> => once(text({ most }));
export const oneFrom = <const T extends string>(values: readonly T[]): Shape<T | undefined> => once(oneOf(values));

/** What follows a path, as it was before it was written into an address. */
export function decoded(rest: string): string {
  try {
    return decodeURIComponent(rest);
  } catch {
    throw outOfRange('path', 'has a % that stands for nothing.');
  }
}
