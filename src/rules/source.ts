import type { Service } from '../contract/service.ts';

/**
 * Where a rule is written. Every `source` begins with an address inside this package, `docs/services/rect.md#d14`; then
 * a space and words for readers. Tests find each address in the repository and in the package as published.
 */

/** A place in the behavioural reference of a service. */
export const inReference = (service: Service, anchor: string, words: string): string =>
  `docs/services/${service}.md#${anchor} ${words}`;

/**
 * The rows of one section of a reference: `source('D14')`, or `source('D14', 'what else says so')`. When several tables
 * number their rows alike, their anchors begin with a prefix.
 */
export const rowsOf =
  (service: Service, section: string, prefix = '') =>
  (row: string, also?: string): string =>
    inReference(
      service,
      `${prefix}${row.toLowerCase()}`,
      `${section}, row ${row}${also === undefined ? '' : `; ${also}`}`,
    );

/** Helper that names a row of a reference. */
export type Rows = ReturnType<typeof rowsOf>;

/** DfE's page "Definitions and states", as words. */
export const definitions = (what: string): string => `Definitions and states: ${what}`;

/** A row of `docs/states.md`, which has the text of DfE's page about a state. */
export const inStates = (machine: Machine, state: string, words: string): string =>
  `docs/states.md#${stateAnchor(machine, state)} ${words}`;

/** Guidance on a `training_status`, which only "Definitions and states" gives. */
export const inTrainingStates = (status: string): string =>
  inStates('training', status, definitions(`training_status ${status}`));

/** The kinds of state for which `docs/states.md` has a table. */
export type Machine = 'declaration' | 'training' | 'participant' | 'partnership';

export const stateAnchor = (machine: Machine, state: string): string => `${machine}-${state}`;

/** Splits a source into its two parts. */
export function partsOf(source: string): { readonly address: string; readonly words: string } {
  const space = source.indexOf(' ');
  return space === -1
    ? { address: source, words: '' }
    : { address: source.slice(0, space), words: source.slice(space + 1) };
}
