import type { Scenario } from '../../../mock/index.ts';
import type { Observed } from '../../observed.ts';
import type { Providers } from '../names.ts';
import type { FittedFact, NotReproduced } from '../types.ts';
import type { Partnerships } from './partnerships.ts';
import type { Schools } from './schools.ts';
import type { Unseen } from './unseen.ts';

export type Part<K extends keyof Scenario> = NonNullable<Scenario[K]>[number];
export type Training = NonNullable<Part<'participants'>['training']>[number];
export type Role = Training['role'];

/** A person of the scenario while their history is still being put together. */
export type Person = Omit<Part<'participants'>, 'training'> & { training: Training[] };

/** Before anything that a read can show. */
export const LONG_AGO = '2020-06-01';
export const LONG_AGO_AT = `${LONG_AGO}T00:00:00Z`;

/** What the steps of the fit share. */
export interface Fitting {
  readonly observed: Observed;
  readonly today: string;
  readonly providers: Providers;
  readonly counts: Counts;
  readonly left: NotReproduced[];
  readonly unseen: Unseen;
  readonly schools: Schools;
  readonly partnerships: Partnerships;
  readonly cohorts: readonly number[];
}

/** How often each kind of fact was fitted. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(fact: string, count = 1): void {
    if (count > 0) this.#counts.set(fact, (this.#counts.get(fact) ?? 0) + count);
  }

  written(): FittedFact[] {
    return [...this.#counts].map(([fact, count]) => ({ fact, count }));
  }
}
