/** What a look at the service showed about a write whose outcome was not known. */
export interface Settlement {
  /**
   * - `applied`: the service holds what was asked for
   * - `not-applied`: it does not, so nothing was changed and sending it again is safe
   * - `unknown`: it could not be found out; `cause` says why
   */
  readonly result: 'applied' | 'not-applied' | 'unknown';
  /** The record that was looked at, as the API serves it; null when there is none. */
  readonly record: unknown;
  readonly cause?: unknown;
}

/** Finds out the outcome of a write. */
export type Settler = () => Promise<Settlement>;

const settlers = new WeakMap<object, Settler>();

/** Tells an error how to find out its outcome. The wrappers call this, because they know the operation. */
export function settleWith(error: object, settler: Settler): void {
  settlers.set(error, settler);
}

/** Puts the result of a look at the service on an error. */
export function settledAs<E extends { readonly outcome: string; readonly retryable: boolean }>(
  error: E,
  outcome: 'refused',
): E {
  settlers.delete(error);
  return Object.assign(error, { outcome, retryable: true });
}

export function settlerOf(error: object): Settler | undefined {
  return settlers.get(error);
}
