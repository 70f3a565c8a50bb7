import { changed } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { reindexPerson } from '../visible/lists.ts';
import type { Person, RectWorld, Report, Stay, Training } from '../world.ts';
import { setTrn } from './persons.ts';

export interface TrainingParts {
  readonly schedule: Schedule | null;
  readonly deferred: Report | null;
  readonly withdrawn: Report | null;
  readonly finishedOn: string | null;
}

export interface Correction {
  readonly name: string | undefined;
  readonly trn: string | null | undefined;
  readonly email: { readonly stay: Stay; readonly email: string } | null;
  readonly training: { readonly training: Training; readonly parts: TrainingParts } | null;
}

/**
 * Writes into a record past all that usually follows from a change, so no timestamp moves: neither the person's nor
 * those of transfers, unfunded mentors and schools. The lists of the providers are kept right nevertheless.
 */
export function correct(world: RectWorld, person: Person, { name, trn, email, training }: Correction): void {
  if (name !== undefined) person.name = name;
  if (trn !== undefined) setTrn(world, person, trn);
  if (email !== null) email.stay.email = email.email;
  if (training !== null) Object.assign(training.training, training.parts);
  reindexPerson(world, person);
  changed(world);
}
