import type { Resource } from '../../src/sync/resources.ts';
import type { RunContext } from '../../src/sync/run/context.ts';
import { walkScope } from '../../src/sync/run/walk.ts';
import { watermarksOf } from '../../src/sync/store/walks.ts';
import type { Asked } from './run-support.ts';
import { settling, type Settling } from './settle-support.ts';

export const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `r${String(at).padStart(3, '0')}`);

/** A list that holds still, in pages of whatever size. */
export const inPages =
  <T>(list: readonly T[]) =>
  ({ options }: Asked, number: number): readonly T[] => {
    const { perPage } = options as { perPage: number };
    return list.slice((number - 1) * perPage, number * perPage);
  };

/** A run that walks one list, of pages of four, as often as wanted. */
export async function walking(given: Settling, more: Partial<RunContext> = {}, resource: Resource = 'statements') {
  const world = await settling(given, more);
  const scope = { resource, cohort: resource === 'schools' ? 2024 : null };
  return {
    ...world,
    /** Whole, or what was updated since then. `by`: another run. */
    walk: (since: string | null = null, by: Partial<RunContext> = {}) =>
      walkScope({ ...world.context, ...by }, scope, since),
    marks: () => world.connection.read(() => watermarksOf(scope)),
  };
}
