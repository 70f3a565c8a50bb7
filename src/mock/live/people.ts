import type { Random } from '../worlds/random.ts';
import type { Stage } from './act.ts';

const given = ['Alma', 'Bilal', 'Cleo', 'Daisy', 'Eren', 'Freya', 'Gus', 'Hana', 'Ivan', 'Jade', 'Kofi', 'Lena'];
const family = ['Abbott', 'Boyd', 'Chen', 'Drake', 'Egan', 'Frost', 'Grant', 'Hobbs', 'Irwin', 'Joshi', 'Knox', 'Lowe'];

export const fullName = (random: Random): string => `${random.pick(given)} ${random.pick(family)}`;

/** Another surname, as after a wedding. */
export function renamed(random: Random, name: string): string {
  const [first = 'Robin'] = name.split(' ');
  const next = `${first} ${random.pick(family)}`;
  return next === name ? `${name}-Moore` : next;
}

export function emailAt(random: Random, word: string, urn: string): string {
  const local = word.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  return `${local}.${random.below(10_000)}@${urn}.example`;
}

/** A number that nobody has. */
export function freeTrn({ random, side }: Stage): string | null {
  for (let i = 0; i < 20; i += 1) {
    const trn = String(2_000_000 + random.below(5_000_000));
    if (!side.isHeld(trn)) return trn;
  }
  return null;
}
