import { answers } from './answers.ts';
import { csv } from './csv.ts';
import { journals } from './journals.ts';
import type { Reader } from './reader.ts';
import { scenarios } from './scenarios.ts';

/** Every reader of bytes from outside. */
export const readers: readonly Reader[] = [answers, csv, journals, scenarios];
