import { answers } from './answers.ts';
import { captures } from './captures.ts';
import { consoleLinks } from './console.ts';
import { controlBodies } from './control-bodies.ts';
import { copies } from './copies.ts';
import { csv } from './csv.ts';
import { descriptions } from './descriptions.ts';
import { journals } from './journals.ts';
import { keptWorlds } from './kept-worlds.ts';
import { options } from './options.ts';
import type { Reader } from './reader.ts';
import { scenarios } from './scenarios.ts';
import { snapshots } from './snapshots.ts';

/** Every reader of bytes from outside. */
export const readers: readonly Reader[] = [
  ...[answers, csv, journals, scenarios, snapshots, keptWorlds, controlBodies, consoleLinks, descriptions],
  ...[options, captures, copies],
];
