import type { PlacedFault } from './faults/fault.ts';
import type { ReceivedRequest } from './http/request-log.ts';
import type { partiesOf } from './look/present.ts';
import type { Records } from './look/types.ts';
import type { LoadedMock } from './mock.ts';

/** What happens in a mock, for those who show it. */
export type News =
  | { readonly kind: 'request'; readonly request: ReceivedRequest }
  | { readonly kind: 'faults'; readonly faults: readonly PlacedFault[] }
  /** The clock was moved, or another world was put in place. */
  | { readonly kind: 'present' };

/** What the control side has of a mock, beside what everybody has. */
export interface Inside {
  readonly records: Records;
  /** Lead providers and cohorts. */
  readonly parties: () => ReturnType<typeof partiesOf>;
  /** Counts how often another world was put in place or the clock was set back. */
  readonly epoch: number;
  /** Whether time goes on by itself. */
  readonly isRunning: boolean;
  /** Hears of what happens. Answers with what ends it. */
  watch(listener: (news: News) => void): () => void;
}

const insides = new WeakMap<LoadedMock['fetch'], Inside>();

export function offerInside(fetch: LoadedMock['fetch'], inside: Inside): void {
  insides.set(fetch, inside);
}

/** What the control side has of a mock; a mock that others have built around another one has it by its `fetch`. */
export function insideOf({ fetch }: Pick<LoadedMock, 'fetch'>): Inside | null {
  return insides.get(fetch) ?? null;
}
