import { availableParallelism } from 'node:os';
import { didYouMean } from '../../src/base/nearest.ts';
import { isRoom, roomNames, roomOf, type Room } from './rooms.ts';

export const usage = `npm run test:mutation -- [--room ROOM]... [--file FILE]... [--sample N] [--seed N] [--near] [--resume FILE] [--minutes N] [--fail-under N]

  --room        a room of src, as often as wanted (default all): ${roomNames.join(', ')}
  --file        a file of those rooms, as often as wanted (default: all), such as src/budget/line.ts
  --sample      so many mutants, drawn from the rooms in turn (default: all there are)
  --seed        which sample (default 1)
  --near        asks the few tests that scripts/mutation/near.json names for a file, and not all that reach the place
  --write-near  writes that table anew, from a run of all tests, and ends
  --resume      a file of lines: what it has is not asked again, what is found is added (default: in node_modules/.cache)
  --minutes     takes up no mutant after so long
  --fail-under  a percentage: fails when less of all mutants is noticed. Without it, each room has its own to reach
  --workers     processes of tests at once (default: the processors)
`;

export interface Options {
  readonly rooms: readonly Room[];
  /** Empty for all of the rooms. */
  readonly files: readonly string[];
  readonly sample: number | null;
  readonly seed: number;
  readonly near: boolean;
  readonly writeNear: boolean;
  readonly resume: string | null;
  readonly minutes: number;
  readonly failUnder: number | null;
  readonly workers: number;
}

const flags = ['--near', '--write-near'];
const valued = ['--room', '--file', '--sample', '--seed', '--resume', '--minutes', '--fail-under', '--workers'];

/** Reads what follows the command. Throws what is wrong, with what may have been meant. */
export function readArguments(args: readonly string[]): Options {
  const given = new Map<string, string[]>();
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', attached] = (args[at] ?? '').split(/=(.*)/s, 2);
    if (flags.includes(name)) {
      if (attached !== undefined) throw new Error(`${name} takes no value.`);
      given.set(name, ['']);
      continue;
    }
    if (!valued.includes(name))
      throw new Error(`There is no option ${name}.${didYouMean(name, [...flags, ...valued])}\n\n${usage}`);
    const value = attached ?? args[(at += 1)];
    if (value === undefined) throw new Error(`${name} takes a value.\n\n${usage}`);
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const number = (name: string, least: number): number | null => {
    const text = given.get(name)?.at(-1);
    if (text === undefined) return null;
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least)
      throw new Error(`${name} takes a number of at least ${least}, not ${JSON.stringify(text)}.`);
    return value;
  };
  const whole = (name: string, least: number): number | null => {
    const value = number(name, least);
    if (value !== null && !Number.isSafeInteger(value)) throw new Error(`${name} takes a whole number, not ${value}.`);
    return value;
  };
  const failUnder = number('--fail-under', 0);
  if (failUnder !== null && failUnder > 100) throw new Error(`--fail-under takes a percentage, not ${failUnder}.`);
  const rooms = (given.get('--room') ?? []).map((name) => {
    if (isRoom(name)) return name;
    throw new Error(`No room ${JSON.stringify(name)} is asked about.${didYouMean(name, roomNames)}`);
  });
  const files = given.get('--file') ?? [];
  const roomsOfFiles = files.map((file) => {
    const room = roomOf(file);
    if (room === undefined)
      throw new Error(`${file} is in no room that is asked about. Name it as src/budget/line.ts.`);
    return room;
  });
  return {
    rooms: rooms.length > 0 ? [...new Set(rooms)] : files.length > 0 ? [...new Set(roomsOfFiles)] : roomNames,
    files,
    sample: whole('--sample', 1),
    seed: whole('--seed', 0) ?? 1,
    near: given.has('--near'),
    writeNear: given.has('--write-near'),
    resume: given.get('--resume')?.at(-1) ?? null,
    minutes: number('--minutes', 0) ?? Infinity,
    failUnder,
    workers: whole('--workers', 1) ?? availableParallelism(),
  };
}
