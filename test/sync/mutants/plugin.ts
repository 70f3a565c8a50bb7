import type { Plugin } from 'vitest/config';
import { mutants } from './mutants.ts';

/** Breaks one file on its way to the tests when `SYNC_MUTANT` names a mutant; otherwise does nothing. */
export function mutant(): Plugin {
  const wanted = mutants.find(({ name }) => name === process.env['SYNC_MUTANT']);
  return {
    name: 'sync-mutant',
    enforce: 'pre',
    transform(code, id) {
      if (wanted === undefined || !id.endsWith(`/${wanted.file}`)) return undefined;
      let broken = code;
      for (const [from, to] of wanted.edits) {
        if (broken.split(from).length !== 2) throw new Error(`The mutant "${wanted.name}" finds no place: ${from}`);
        broken = broken.replace(from, () => to);
      }
      return broken;
    },
  };
}
