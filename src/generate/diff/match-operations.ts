import { routeOf, wrapperNames, type Service, type WrapperName } from '../../contract/index.ts';
import { keyOf } from './limits.ts';
import type { OperationChange } from './operation-changes.ts';
import type { Media, Operation } from './operations.ts';

export interface MatchedOperations {
  readonly both: readonly (readonly [Operation, Operation])[];
  readonly changes: readonly OperationChange[];
}

/**
 * Which operations are the same, which came and which went. What a path calls its parts makes no difference, unless a
 * description has two paths that differ in nothing else.
 */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): MatchedOperations {
  const twice = new Set([...repeated(before), ...repeated(after)]);
  const key = (one: Operation): string => (twice.has(wireName(one)) ? one.name : wireName(one));
  const [was, is] = [before, after].map((ones) => new Map(ones.map((one) => [key(one), one])));
  const removed = before.filter((one) => is?.has(key(one)) === false);
  const added = after.filter((one) => was?.has(key(one)) === false);
  return {
    both: before.flatMap((one) => {
      const other = is?.get(key(one));
      return other === undefined ? [] : [[one, other] as const];
    }),
    changes: [
      ...removed.map((one) => told('operation-removed', one, 'The operation was removed.', added)),
      ...added.map((one) => told('operation-added', one, 'The operation is new.', removed)),
    ],
  };
}

/** An operation that went while one came that says the same was perhaps renamed. */
function told(
  event: 'operation-added' | 'operation-removed',
  operation: Operation,
  what: string,
  others: readonly Operation[],
): OperationChange {
  const mine = signature(operation);
  const twins = others.filter((other) => signature(other) === mine).map(({ name }) => name);
  const perhaps = twins.length === 1 ? ` It says the same as ${twins.join('')}: perhaps it was renamed.` : '';
  return { event, side: 'operation', operation: operation.name, place: '', message: `${what}${perhaps}` };
}

function repeated(operations: readonly Operation[]): string[] {
  const seen = new Set<string>();
  return operations.map(wireName).filter((name) => seen.size === seen.add(name).size);
}

function wireName({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

/** All that an operation says, its own name aside. */
function signature({ method, parameters, body, answers, security, deprecated }: Operation): string {
  const media = (content: ReadonlyMap<string, Media>): unknown =>
    [...content].map(([type, { schema, encoding }]) => keyOf([type, schema.class, encoding])).sort();
  return keyOf([
    method,
    deprecated,
    [...parameters].map(([key, one]) => [key, one.required, [...one.writing], one.schema.class]),
    body === null ? null : [body.required, media(body.content)],
    [...answers]
      .map(([status, { headers, content }]) =>
        keyOf([status, [...headers].map(([name, one]) => [name, one.required, one.schema.class]), media(content)]),
      )
      .sort(),
    [...security.ways].sort(),
  ]);
}

/** Which wrapper calls an operation, whatever its description calls the parts of the path. */
export function wrappersByOperation(service: Service): (operation: string) => WrapperName | null {
  const known = new Map<string, WrapperName>(
    wrapperNames(service).map((name) => {
      const [method, path] = routeOf(service, name);
      return [wireName({ method: method.toUpperCase(), path }), name];
    }),
  );
  return (operation) => {
    const [method = '', ...path] = operation.split(' ');
    return known.get(wireName({ method, path: path.join(' ') })) ?? null;
  };
}
