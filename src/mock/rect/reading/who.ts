import { readUuid } from '../../kit/uuid.ts';
import type { Provider } from '../../world/records.ts';
import { trainedBy } from '../derived/training.ts';
import type { Person, RectWorld } from '../world.ts';

/** The participant with an id, if the provider may see them. A retired id finds no participant. */
export function findParticipant(world: RectWorld, lp: Provider, id: string): Person | null {
  const person = world.persons.get(readUuid(id) ?? '');
  return person !== undefined && trainedBy(person, lp) ? person : null;
}
