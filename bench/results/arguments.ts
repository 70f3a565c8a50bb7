import { didYouMean } from '../../src/base/nearest.ts';
import { groupNames, isGroupName, type GroupName } from './groups.ts';

export const usage = `npm run bench:results -- [--out FILE] [--rounds N] [--only NAME]...

  --out     the page that is written (default: bench/RESULTS.md; with --only: the terminal)
  --rounds  how often each contestant is measured (default 15)
  --only    one group of measurements, as often as wanted (default all): ${groupNames.join(', ')}
`;

export interface Options {
  /** The file to write; null for the terminal. */
  readonly out: string | null;
  readonly rounds: number;
  readonly only: readonly GroupName[];
}

const valued = ['--out', '--rounds', '--only'];
const PAGE = 'bench/RESULTS.md';

/** Reads what follows the command. Throws what is wrong, with what may have been meant. */
export function readArguments(args: readonly string[]): Options {
  const given = new Map<string, string[]>();
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', attached] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (!valued.includes(name)) throw new Error(`There is no option ${name}.${didYouMean(name, valued)}\n\n${usage}`);
    const value = attached ?? args[(at += 1)];
    if (value === undefined || value === '') throw new Error(`${name} takes a value.\n\n${usage}`);
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const only = (given.get('--only') ?? []).map((name) => {
    if (isGroupName(name)) return name;
    throw new Error(`There is no group ${JSON.stringify(name)}.${didYouMean(name, groupNames)}\n\n${usage}`);
  });
  const rounds = given.get('--rounds')?.at(-1) ?? '15';
  if (!/^[1-9]\d{0,3}$/.test(rounds))
    throw new Error(`--rounds takes a whole number from 1 to 9999, not ${JSON.stringify(rounds)}.`);
  return {
    // a page of some of the numbers must not stand where all of them stood
    out: given.get('--out')?.at(-1) ?? (only.length > 0 ? null : PAGE),
    rounds: Number(rounds),
    only: only.length > 0 ? [...new Set(only)] : groupNames,
  };
}
