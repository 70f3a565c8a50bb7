import { isUuid } from '../../base/uuid.ts';
import type { Given } from '../../rules/index.ts';

type Gatherers = { readonly [K in keyof Given]?: () => Promise<Given[K]> | undefined };

/** Fetches, at the same time, each thing that is not given already. */
export async function together(given: Given, gatherers: Gatherers): Promise<Given> {
  const found: [string, unknown][] = [];
  await Promise.all(
    Object.entries(gatherers).map(async ([name, gather]) => {
      if (Object.hasOwn(given, name) && given[name as keyof Given] !== undefined) return;
      const value = await gather();
      if (value !== undefined) found.push([name, value]);
    }),
  );
  return { ...given, ...Object.fromEntries(found) };
}

/** Whether a value can be asked for by id at all; for anything else the rules speak without a read. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}
