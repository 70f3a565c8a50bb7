import { isRecord } from '../base/guards.ts';
import type { Row } from '../capture/observed.ts';
import { keyOf } from './rows.ts';

/** Where two records differ: the path without positions in lists, and both values. */
export type Deviation = readonly [path: string, server: unknown, mock: unknown];

/** Every leaf of two values that is not the same. `isSame` may let pass what cannot be the same. */
export function* deviations(
  path: string,
  server: unknown,
  mock: unknown,
  isSame: (server: unknown, mock: unknown) => boolean,
): Generator<Deviation> {
  if (isRecord(server) && isRecord(mock)) {
    for (const name of new Set([...Object.keys(server), ...Object.keys(mock)]))
      yield* deviations(path === '' ? name : `${path}.${name}`, server[name], mock[name], isSame);
  } else if (Array.isArray(server) && Array.isArray(mock) && server.length === mock.length) {
    const [ours, theirs]: readonly [readonly unknown[], readonly unknown[]] = [server, mock];
    for (const [index, item] of ours.entries()) yield* deviations(path, item, theirs[index], isSame);
  } else if (!isSame(server, mock)) yield [path, server, mock];
}

/** The paths of everything that a record holds, lists taken together. */
export function* pathsOf(path: string, value: unknown): Generator<string> {
  if (isRecord(value))
    for (const [name, inner] of Object.entries(value)) yield* pathsOf(path === '' ? name : `${path}.${name}`, inner);
  else if (Array.isArray(value) && value.some(isRecord)) for (const item of value) yield* pathsOf(path, item);
  else yield path;
}

/** Rows that only one side has. Of rows with equal sort values either may stand on a page, so those weigh each other out. */
export function unmatched(
  server: readonly Row[],
  mock: readonly Row[],
  keys: readonly string[],
): { readonly onlyServer: readonly Row[]; readonly onlyMock: readonly Row[] } {
  const [ours, theirs] = [new Set(server.map(({ id }) => id)), new Set(mock.map(({ id }) => id))];
  const onlyMock = mock.filter(({ id }) => !ours.has(id));
  const onlyServer = server.filter((row) => {
    if (theirs.has(row.id)) return false;
    const key = keyOf(row, keys);
    const equal = key === null ? -1 : onlyMock.findIndex((other) => keyOf(other, keys) === key);
    if (equal >= 0) onlyMock.splice(equal, 1);
    return equal < 0;
  });
  return { onlyServer, onlyMock };
}

/** Whether the rows that both have stand in the same order, except among rows with equal sort values. */
export function isSameOrder(server: readonly Row[], mock: readonly Row[], keys: readonly string[]): boolean {
  const common = new Set(mock.map(({ id }) => id));
  const ranks = new Map<string, number>();
  let [rank, before]: [number, string | null] = [0, null];
  for (const row of server.filter(({ id }) => common.has(id))) {
    const key = keyOf(row, keys);
    if (key === null || key !== before) rank += 1;
    before = key;
    ranks.set(row.id, rank);
  }
  const seen = mock.flatMap(({ id }) => ranks.get(id) ?? []);
  return seen.every((one, index) => index === 0 || one >= (seen[index - 1] ?? 0));
}
