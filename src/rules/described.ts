import type { components as Ecf } from '../../generated/ecf/types.ts';
import type { components as Rect } from '../../generated/rect/types.ts';
import type { SameValues } from '../base/expect.ts';
import type { Service } from '../contract/service.ts';

/**
 * Compares lists that the rules keep by hand with the enumerations of the descriptions, at compile time: where they
 * differ, the line does not compile, and the compiler names the value.
 */

interface Enumerations {
  rect: Rect['schemas'];
  ecf: Ecf['schemas'];
}

/** Whether one service's enumeration has exactly the values of a list. */
export type InService<S extends Service, Ours, Name extends keyof Enumerations[S]> = SameValues<
  Ours,
  Enumerations[S][Name]
>;

/** Whether both services' enumerations of a name have exactly the values of a list. */
export type InBoth<Ours, Name extends keyof Enumerations['rect'] & keyof Enumerations['ecf']> =
  InService<'rect', Ours, Name> extends true ? InService<'ecf', Ours, Name> : InService<'rect', Ours, Name>;
