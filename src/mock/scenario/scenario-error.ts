/** One thing that is wrong in a scenario, and where. */
export interface ScenarioProblem {
  /** JSON path, for example `$.participants[3].training[0].partnership`. */
  readonly path: string;
  readonly message: string;
}

/** Thrown when a scenario cannot be loaded. No part of it has been loaded then. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(readonly problems: readonly ScenarioProblem[]) {
    const shown = problems.slice(0, 20).map((p) => `  ${p.path}: ${p.message}`);
    const more = problems.length > shown.length ? [`  … and ${problems.length - shown.length} more`] : [];
    super(
      [
        `The scenario was not loaded: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
        ...shown,
        ...more,
      ].join('\n'),
    );
  }
}

/** Renders a path of keys and indexes as a JSON path. */
export function jsonPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = String(key);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
  }, '$');
}
