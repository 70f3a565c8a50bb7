import type { Death } from './crash.ts';

/** The commits at which a run has to be able to die, by a statement that each of them alone makes. */
const COMMITS: readonly (readonly [name: string, mode: Death['mode'], statement: string])[] = [
  ['the tables are made', 'full', 'CREATE dfe_lease'],
  ['the lease is taken', 'full', 'UPDATE dfe_lease take'],
  ['a run begins', 'full', 'INSERT dfe_runs'],
  ['first pages of participants', 'full', 'INSERT dfe_checkpoints participants'],
  ['the same walk again: twice in one run', 'full', 'INSERT dfe_checkpoints participants'],
  ['last page of participants', 'full', 'INSERT dfe_scopes participants'],
  ['first pages of declarations', 'full', 'INSERT dfe_checkpoints declarations'],
  ['last page of declarations', 'full', 'INSERT dfe_scopes declarations'],
  ['last page of a delta', 'delta', 'INSERT dfe_scopes participants'],
  ['a merge is pending', 'full', 'DELETE dfe_todo merge'],
  ['a mentee is pending', 'full', 'DELETE dfe_todo read'],
  ["a person's declarations are pending", 'delta', 'DELETE dfe_todo person'],
  ['an absence is pending', 'full', 'DELETE dfe_todo absent'],
  ['a run ends', 'delta', 'UPDATE dfe_runs'],
  ['the lease is given up', 'delta', 'UPDATE dfe_lease release'],
];

/** Every named death, before and after its commit. */
export const namedDeaths: readonly Death[] = COMMITS.flatMap(([name, mode, statement]) =>
  (['before', 'after'] as const).map((when) => ({
    name: `${when} ${name}`,
    mode,
    point: { when, statement, nth: 1 },
  })),
);
