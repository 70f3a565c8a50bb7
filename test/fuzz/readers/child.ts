/** The process in which inputs are read: it may hang or die, and its parent goes on with another one. */
import { openSync, writeSync } from 'node:fs';
import { play, type Share } from './play.ts';
import { readers } from './readers.ts';

const [, , notes = '', folder = ''] = process.argv;
process.chdir(folder);
const file = openSync(notes, 'w');

/** Written at once, so that it stands there when this process has died. */
const note = (index: number): void => void writeSync(file, String(index).padEnd(12), 0);

export interface Asked extends Share {
  readonly reader: string;
}

process.on('message', (asked: Asked) => {
  const reader = readers.find(({ name }) => name === asked.reader);
  if (reader === undefined) throw new Error(`There is no reader ${asked.reader}.`);
  void play(reader, asked, note).then(async (played) => {
    // what is rejected by nobody's hand is told in a later turn
    await new Promise((resolve) => setTimeout(resolve, 0));
    process.send?.(played);
  });
});
process.on('disconnect', () => process.exit(0));
