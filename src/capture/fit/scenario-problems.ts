import { ScenarioError } from '../../mock/index.ts';

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What keeps a scenario from loading; null for an error of another kind. */
export function problemsOf(error: unknown): readonly Problem[] | null {
  if (!(error instanceof ScenarioError)) return null;
  return error.problems.map(({ path, message }) => ({ path: keysOf(path), message }));
}

/** `$.participants[3].training[0].mentor`, key by key. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\.([A-Za-z_$][\w$]*)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}
