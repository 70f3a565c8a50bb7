import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutantsOf, parse, type Mutant } from './mutants.ts';

/** The rooms whose tests are tested, as folders of `src`, and the least share of mutants that has to be noticed there. */
export const rooms = {
  rules: { percent: 92 },
  client: { percent: 85 },
  budget: { percent: 92 },
  paging: { percent: 85 },
  identity: { percent: 92 },
  'resources/writing': { percent: 92 },
  sync: { percent: 85 },
  bulk: { percent: 85 },
} as const;

/** What decides in the client whether a write took effect, and what is done then: more of it has to be noticed. */
export const outcomes = {
  room: 'client',
  name: 'client, what decides outcomes',
  percent: 92,
  files: ['failures', 'lease', 'read-answer', 'retries', 'retry-after', 'to-error', 'transport'].map(
    (name) => `src/client/${name}.ts`,
  ),
} as const;

export type Room = keyof typeof rooms;

export const roomNames = Object.keys(rooms).filter(isRoom);

export function isRoom(name: string): name is Room {
  return Object.hasOwn(rooms, name);
}

/** Pages of texts and tables of data: what they say is held by the pages and lists that are written from them. */
const leftOut =
  /^src\/(rules\/explain\/causes\/|rules\/source\.ts|sync\/store\/tables\.ts|sync\/reports\/html\/|.*\/types\.ts$)/;

/** Which room a file of `src` belongs to, of those that are asked about. */
export function roomOf(file: string): Room | undefined {
  if (!file.endsWith('.ts') || file.endsWith('.test.ts') || leftOut.test(file)) return undefined;
  return roomNames.find((room) => file.startsWith(`src/${room}/`));
}

/** The files of a room, from the root of the package. */
export function filesOf(root: string, room: Room): string[] {
  return readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${room}/${name}`)
    .filter((file) => roomOf(file) === room)
    .sort();
}

/** All mutants of a room. */
export function mutantsOfRoom(root: string, room: Room): Mutant[] {
  return filesOf(root, room).flatMap((file) => mutantsOf(file, parse(file, readFileSync(join(root, file), 'utf8'))));
}
